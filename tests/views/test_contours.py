"""Outlines read off a field that is evaluated only where they run are those of the whole field."""

import numpy as np
import pytest

from spine_edu.anatomy.cervical_spine import cervical_spine
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import lumbar_spine
from spine_edu.views.contours import near_zero, pieces
from spine_edu.views.neck import fixed
from spine_edu.views.neck.fixed import neck_section
from spine_edu.views.side_fixed import LUMBAR, NECK, world_points


@pytest.mark.parametrize("x_mm", [0.0, 4.5, 12.0, 19.0, 27.0])
@pytest.mark.parametrize(
    ("spine", "name", "windows"),
    [
        (lumbar_spine(SpineShape("L4/L5", facet_hypertrophy=1.0)), "L4", LUMBAR),
        (lumbar_spine(SpineShape("L5/S1")), "S1", LUMBAR),
        (cervical_spine(NeckShape("C5/C6")), "C5", NECK),
        (cervical_spine(NeckShape("C2/C3")), "C2", NECK),
    ],
)
def test_a_bone_in_a_section_along_the_spine(spine, name, windows, x_mm):
    looked_at = []

    def bone(v, w):
        looked_at.append(np.broadcast(v, w).size)
        points = world_points(x_mm, *spine.frame(name).world(v, w))
        return spine.bones(points, (name,))[name]

    w_mm = windows.lowest_w_mm if name == "S1" else windows.vertebra_w_mm
    v, w = (np.arange(*mm, windows.grid_mm) for mm in (windows.vertebra_v_mm, w_mm))
    drawn = pieces(v, w, near_zero(bone, v, w))
    assert sum(looked_at) < 0.6 * len(v) * len(w)
    whole = pieces(v, w, np.broadcast_to(bone(v[None, :], w[:, None]), (len(w), len(v))))
    assert len(drawn) == len(whole)
    for (ring, holes), (true_ring, true_holes) in zip(drawn, whole, strict=True):
        np.testing.assert_array_equal(ring, true_ring)
        assert len(holes) == len(true_holes)


@pytest.mark.parametrize(
    ("disc", "at_mm"), [("C5/C6", 0.0), ("C6/C7", -3.5), ("C2/C3", 4.0), ("C7/T1", -2.0)]
)
def test_a_section_across_the_neck_is_that_of_its_bones_looked_at_everywhere(
    disc, at_mm, monkeypatch
):
    shape = NeckShape(disc)
    drawn = neck_section.__wrapped__(shape, at_mm)

    def whole(field, x, v, _):
        return np.broadcast_to(field(x[None, :], v[:, None]), (len(v), len(x)))

    monkeypatch.setattr(fixed, "near_zero", whole)
    true = neck_section.__wrapped__(shape, at_mm)
    outlines = zip((*drawn.behind, *drawn.before), (*true.behind, *true.before), strict=True)
    for one, other in outlines:
        assert one.name == other.name
        np.testing.assert_allclose(one.points, other.points, atol=1e-9)
