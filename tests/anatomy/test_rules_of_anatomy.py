"""Rules of anatomy (docs/anatomy-rules.md) across the regions: sizes, features, curve, foramina."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import ndimage

from spine_edu.anatomy.cervical_spine import cervical_spine
from spine_edu.anatomy.levels import CERVICAL_DISCS, LUMBAR_DISCS, vertebrae_of
from spine_edu.anatomy.morphometry import LUMBAR_SIZES, pedicle_middle_mm
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import lumbar_spine
from spine_edu.findings.case import CURVES, Case
from spine_edu.findings.cervical_shape import neck_shape_of
from spine_edu.measure.measures import measure

NECK = cervical_spine(NeckShape("C5/C6"))
BACK = lumbar_spine(SpineShape("L4/L5"))


def test_bodies_grow_from_the_neck_to_the_low_back():
    """Rule 15."""
    width = [NECK.vertebrae[name].size.upper_width_mm for name in ("C3", "C5", "C7", "T1")]
    width += [LUMBAR_SIZES[name].upper_width_mm for name in ("L1", "L3", "L5")]
    assert all(a < b for a, b in pairwise(width)), width


@pytest.mark.parametrize("name", ["L1", "L2", "L3", "L4", "L5"])
def test_no_hole_for_an_artery_in_the_low_back(name):
    """Rule 15: beside the canal no room is ringed by bone."""
    vertebra = BACK.vertebrae[name]
    x = np.arange(0.5 * vertebra.size.canal_width_mm + 2.0, 45.0, 0.5)
    v = np.arange(-20.0, 45.0, 0.5)
    for w in np.arange(-4.0, 10.1, 2.0):
        assert not _enclosed(vertebra.arch(x[None, :], v[:, None], np.full((1, 1), w)) < 0), w


def _enclosed(bone):
    """Whether free room is ringed by bone in the sampled part."""
    rooms, count = ndimage.label(~bone)
    rim = np.unique(np.concatenate([rooms[0], rooms[-1], rooms[:, 0], rooms[:, -1]]))
    return any(k not in rim and (rooms == k).sum() > 20 for k in range(1, count + 1))


@pytest.mark.parametrize("curve", CURVES)
def test_the_sacrum_slopes_forward_and_down(curve):
    """Rule 16: standing 25 to 55 degrees, lying flatter."""
    slope = {
        c: float(np.degrees(lumbar_spine(SpineShape("L4/L5", c)).frame("S1").tilt_rad))
        for c in CURVES
    }
    assert 20 <= slope[curve] <= 55
    assert slope["standing"] >= 25
    assert slope["supine"] <= slope["standing"]


@pytest.mark.parametrize("name", ["C3", "C4", "C5", "C6", "C7", "T1"])
def test_pedicles_of_the_neck_spring_from_the_upper_half(name):
    """Rule 14."""
    vertebra = NECK.vertebrae[name]
    w = np.linspace(-10.0, 10.0, 401)
    x = np.full_like(w, 0.5 * (vertebra.size.canal_width_mm + vertebra.size.pedicle_width_mm))
    v = np.full_like(w, vertebra.back_wall_mm + 2.4)
    inside = vertebra.arch.pedicle(x, v, w + vertebra.arch.lowered_mm) < 0
    assert 0.08 <= 0.5 * (w[inside].min() + w[inside].max()) / vertebra.height_mm <= 0.35


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_lumbar_root_lies_in_the_upper_half_of_its_foramen(disc):
    """Rule 11: above the disc, under its own pedicle; the right side is mirrored."""
    upper, _ = vertebrae_of(disc)
    vertebra = BACK.vertebrae[upper]
    course = BACK.roots[upper]
    middle_x = 0.5 * (vertebra.size.canal_width_mm + vertebra.size.pedicle_width_mm)
    outward = np.argsort(course.x_mm)
    s = float(np.interp(middle_x, course.x_mm[outward], course.s_mm[outward]))
    w = np.linspace(-16.0, 16.0, 321)
    points = BACK.points(
        np.full_like(w, middle_x),
        np.full_like(w, vertebra.back_wall_mm + 3.0),
        BACK.s_of(upper) + w,
    )
    inside = vertebra.arch(points.x, *BACK.frame(upper).local(points.y, points.z)) < 0
    roof = BACK.s_of(upper) + float(w[inside].min())
    assert BACK.s_of(disc) < s < roof
    assert s > 0.5 * (roof + BACK.s_of(disc))


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_a_worn_disc_of_the_neck_is_lower_and_its_ligament_thicker(disc):
    """Rule 20 and quick assertion 8."""
    shapes = [neck_shape_of(Case(disc, degeneration=grade)) for grade in range(1, 6)]
    heights = [shape.disc_height_share for shape in shapes]
    assert all(b <= a for a, b in pairwise(heights))
    assert all(b.flavum_extra_mm >= a.flavum_extra_mm for a, b in pairwise(shapes))
    assert heights[-1] < 0.6


@pytest.mark.parametrize("name", ["C3", "C4", "C5", "C6", "C7"])
def test_proportions_of_each_vertebra_of_the_neck(name):
    """Rule 12."""
    size = NECK.vertebrae[name].size
    assert 13 <= size.upper_width_mm <= 26
    assert 13 <= size.lower_width_mm <= 26
    assert 12 <= size.canal_depth_mm <= 22
    assert 18 <= size.canal_width_mm <= 28
    assert size.canal_depth_mm < 1.35 * size.depth_mm


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_each_disc_of_the_neck_is_thin_and_higher_in_front(disc):
    """Rules 12 and 16; between two bodies of the chest the height is even."""
    s = np.full(3, NECK.s_of(disc))
    points = NECK.points(np.zeros(3), np.array([-7.0, 0.5, 7.0]), s)
    below, above = NECK.past_endplates(points, disc)
    front, middle, back = -(below + above)
    assert 4.0 <= middle <= 7.5
    assert front > back - (0.5 if disc == "T1/T2" else 0.0)


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_bodies_of_the_low_back_are_about_three_discs_high(disc):
    """Rule 12."""
    upper, lower = vertebrae_of(disc)
    height = BACK.vertebrae[upper].height_mm
    gap = BACK.s_of(upper) - BACK.s_of(lower)
    gap -= 0.5 * (height + BACK.vertebrae[lower].height_mm)
    assert 2.2 <= height / gap <= 4.0


@pytest.mark.parametrize("disc", LUMBAR_DISCS[:-1])
def test_a_foramen_reaches_from_pedicle_to_pedicle(disc):
    """Rule 14: its roof is the upper pedicle, its floor the lower one."""
    upper, lower = vertebrae_of(disc)
    edge = {}
    for name, pick in ((upper, np.min), (lower, np.max)):
        vertebra = BACK.vertebrae[name]
        w = np.linspace(-16.0, 16.0, 321)
        x = np.full_like(w, pedicle_middle_mm(name))
        inside = vertebra.arch(x, np.full_like(w, vertebra.back_wall_mm + 2.0), w)
        edge[name] = BACK.s_of(name) + float(pick(w[inside < 0]))
    height = measure(Case(disc)).room.foramen_height_mm
    assert height == pytest.approx(edge[upper] - edge[lower], abs=3.0)
