"""The lumbar foramen cut along: root and ganglion of true size, in its upper half."""

import numpy as np
import pytest
import shapely

from spine_edu.anatomy.levels import LUMBAR_DISCS, SIDES, vertebrae_of
from spine_edu.anatomy.nerves import GANGLION_DIAMETER_MM, ROOT_DIAMETER_MM
from spine_edu.findings.case import Case, Prolapse
from spine_edu.measure.measures import measure
from spine_edu.views.side import foramen_offset_mm, foramen_scene


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_the_root_has_its_size_and_lies_high(disc, side):
    """Rule 11: a tube cut aslant is at least as long as it is thick, and keeps its depth."""
    case = Case(disc, side=side)
    upper, _ = vertebrae_of(disc)
    drawn = foramen_scene(case, foramen_offset_mm(case))
    ring = drawn[f"root_{upper}"].points
    thin, thick = ROOT_DIAMETER_MM[upper], GANGLION_DIAMETER_MM[upper]
    box = shapely.Polygon(ring).minimum_rotated_rectangle
    x, y = (np.array(q) for q in box.exterior.coords.xy)
    short, long = sorted(np.hypot(np.diff(x), np.diff(y))[:2])
    assert 0.85 * thin <= short <= 1.15 * thick
    assert thin <= long <= 1.8 * thick
    spine = measure(case).soft.canal.spine
    s, _ = spine.curve.coordinates(*ring.mean(axis=0)[:, None])
    height = measure(case).room.foramen_height_mm
    pedicle = spine.vertebrae[upper].size.pedicle_height_mm
    roof = spine.s_of(upper) + 3.9 - 0.5 * pedicle
    assert roof - 0.5 * height < s[0] < roof


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_ganglion_fills_about_a_third_of_the_upper_foramen(disc):
    case = Case(disc)
    drawn = foramen_scene(case, foramen_offset_mm(case))
    root = shapely.Polygon(drawn[f"root_{vertebrae_of(disc)[0]}"].points)
    assert 0.17 <= root.area / (0.55 * measure(case).foramen_area_mm2) <= 0.5


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_prolapse_of_the_foramen_is_met_with_its_root(disc, side):
    case = Case(disc, side=side, prolapse=Prolapse("foraminal", "extrusion", 0.8))
    drawn = foramen_scene(case, foramen_offset_mm(case))
    for name in ("prolapse", f"root_{vertebrae_of(disc)[0]}"):
        assert shapely.Polygon(drawn[name].points).area > 6.0, name
