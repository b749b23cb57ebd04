"""The lumbar spine keeps to published proportions, and its nerves to their way out."""

from itertools import pairwise

import numpy as np
import pytest

from spine_edu.anatomy.levels import LUMBAR_DISCS, exiting_root, parse_disc, traversing_root
from spine_edu.anatomy.morphometry import BODY_WEDGE_DEG, LUMBAR_DISC_SIZES, LUMBAR_SIZES
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import lumbar_spine
from spine_edu.findings.case import Case
from spine_edu.findings.yielding import yielded

LEVELS = ("L1", "L2", "L3", "L4", "L5")


@pytest.fixture(scope="module")
def spine():
    return lumbar_spine(SpineShape("L4/L5"))


def test_roots_of_the_lowest_disc():
    assert traversing_root("L5/S1") == "S1"
    assert exiting_root("L5/S1") == "L5"
    assert exiting_root("C7/T1") == "C8"


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_roots_are_named_by_their_vertebrae(disc):
    upper, lower = disc.split("/")
    assert (exiting_root(disc), traversing_root(disc)) == (upper, lower)


@pytest.mark.parametrize("text", ["L4", "S1", "l5", "T12", "C8"])
def test_a_single_vertebra_is_no_disc(text):
    with pytest.raises(ValueError, match="one vertebra only"):
        parse_disc(text)


@pytest.mark.parametrize("level", LEVELS)
def test_proportions(level):
    size = LUMBAR_SIZES[level]
    assert 20 <= size.height_back_mm <= 33
    assert 32 <= size.upper_width_mm <= 56
    assert 1.15 <= size.upper_width_mm / size.upper_depth_mm <= 1.6
    assert 12 <= size.canal_depth_mm <= 22
    low, high = (20, 40) if level == "L5" else (17, 34)
    assert low <= size.canal_width_mm <= high


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_disc_heights(disc):
    size = LUMBAR_DISC_SIZES[disc]
    assert 5 <= size.height_mm <= 14
    assert size.height_front_mm > size.height_back_mm


def test_sizes_and_angles_grow_downward():
    pedicles = [LUMBAR_SIZES[level].pedicle_width_mm for level in LEVELS[1:]]
    assert all(a <= b for a, b in pairwise(pedicles))
    assert LUMBAR_SIZES["L1"].upper_width_mm < LUMBAR_SIZES["L5"].upper_width_mm
    last = LUMBAR_SIZES["L5"]
    assert last.height_front_mm - last.height_back_mm >= 2
    angles = [LUMBAR_DISC_SIZES[disc].facet_angle_deg for disc in LUMBAR_DISCS]
    assert all(a <= b for a, b in pairwise(angles))
    assert all(15 <= a <= 45 for a in angles[:2])
    assert all(30 <= a <= 65 for a in angles[3:])


@pytest.mark.parametrize(("curve", "low", "high"), [("standing", 40, 70), ("supine", 28, 60)])
def test_lordosis(curve, low, high):
    spine = lumbar_spine(SpineShape("L4/L5", curve))
    bend = np.degrees(spine.frame("S1").tilt_rad - spine.frame("T12").tilt_rad)
    assert low <= bend <= high
    wedges = [LUMBAR_DISC_SIZES[disc].wedge_deg for disc in LUMBAR_DISCS]
    assert all(a <= b for a, b in pairwise(wedges))
    assert BODY_WEDGE_DEG["L5"] > 0


@pytest.mark.parametrize("level", LEVELS)
def test_pedicles_spring_from_the_upper_half(spine, level):
    vertebra = spine.vertebrae[level]
    size = vertebra.size
    x = np.full(121, 0.5 * size.canal_width_mm + 0.5 * size.pedicle_width_mm)
    w = np.linspace(-15, 15, 121)
    inside = vertebra.arch(x, np.full(121, vertebra.back_wall_mm + 3.0), w) < 0
    middle = 0.5 * (w[inside].min() + w[inside].max())
    assert 0.08 <= middle / vertebra.height_mm <= 0.35


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_root_slides_under_its_own_pedicle(disc):
    """Rule 11: beside and below the pedicle, at most 4 mm off it; the ganglion lies beneath it."""
    level = disc.split("/")[0]
    soft = yielded(Case(disc))
    spine, curves = soft.canal.spine, soft.roots[level, "left"]
    vertebra = spine.vertebrae[level]
    s = soft.canal.s_mm[curves.stations]
    points = spine.points(curves.centre_x, curves.centre_v, s)
    local = spine.frame(level).local(points.y, points.z)
    radius = np.sqrt(curves.rest_area_mm2 / np.pi)
    pedicle = vertebra.arch(np.abs(points.x), *local)
    nearest = int(np.argmin(pedicle))
    # the root runs obliquely: across it, it is thinner than across the spine
    assert 0.5 * radius[nearest] < pedicle[nearest] <= 4 + radius[nearest]
    low, high = spine.roots[level].ganglion_mm
    x = curves.centre_x[(s > low) & (s < high)].mean()
    inner = 0.5 * vertebra.size.canal_width_mm
    assert inner - 2 < x < inner + vertebra.size.pedicle_width_mm + 2


def test_the_sac_narrows_and_ends_below_s1(spine):
    """Quick assertion 9: at the middle third of S2, most often [ARI14]."""
    assert 18 < spine.s_of("S1") - spine.sac.s_mm[0] < 36
    assert (np.diff(spine.sac.s_mm) > 0).all()
