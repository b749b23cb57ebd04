"""The model within a tenth of every seen row (S or S2) of the table of sizes, facts/anatomy.md 3.

Where seen series are farther apart than a tenth either way, no model can be near them all: then it
is near one of them, or lies between them. Rows held elsewhere: sizes of typical vertebrae of the
neck and its cord in `test_cervical_shape.py`, foramina of the neck in
`measure/test_cervical_measures.py`, the sac at L4/L5 in `findings/test_lumbar_rules.py`. Rows that
the model has no part for: the pedicle of S1 [Okutan], which it merges with the wing.
"""

import numpy as np
import pytest

from spine_edu.anatomy.cervical_morphometry import (
    CERVICAL_SIZES,
    HOLLOW_LOWER_MM,
    HOLLOW_UPPER_MM,
)
from spine_edu.anatomy.cervical_spine import cervical_spine
from spine_edu.anatomy.levels import CERVICAL_DISCS, LUMBAR_DISCS, vertebrae_of
from spine_edu.anatomy.morphometry import (
    LUMBAR_DISC_SIZES,
    LUMBAR_SIZES,
    SACRUM_CANAL_DEPTH_MM,
    SACRUM_CANAL_WIDTH_MM,
)
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.nerves import GANGLION_DIAMETER_MM, ROOT_DIAMETER_MM
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import lumbar_spine
from spine_edu.findings.case import Case
from spine_edu.measure.measures import measure

LEVELS = ("L1", "L2", "L3", "L4", "L5")
BACK = lumbar_spine(SpineShape("L4/L5"))
NECK = cervical_spine(NeckShape("C5/C6"))


def near(value, *series):
    """Whether a size is within a tenth of a seen one, or lies between two."""
    if len(series) > 1 and min(series) <= value <= max(series):
        return True
    return any(abs(value - seen) <= 0.1 * seen for seen in series)


# Quantity: series over L1 … L5, keys as in facts/anatomy.md 9. Heights are those of the living.
LUMBAR_ROWS = {
    "upper_width_mm": [
        (41.2, 42.6, 44.1, 46.6, 47.3),  # [Pan92]
        (41.1, 43.0, 44.8, 47.5, 48.8),  # [Bonczar2024]
    ],
    "height_back_mm": [
        (26.6, 27.0, 26.7, 25.8, 24.1),  # [Bonczar2024]
        (27.1, 27.0, 27.9, 27.1, 25.7),  # Gilad 1985
    ],
    "height_front_mm": [(24.5, 25.8, 26.8, 26.9, 27.4)],  # [Bonczar2024]
    "canal_width_mm": [
        (23.7, 23.8, 24.3, 25.4, 27.1),  # [Pan92]
        (20.9, 21.2, 22.1, 24.6, 29.6),  # [Griffith2016]
    ],
    "canal_depth_mm": [(19.0, 18.2, 17.5, 18.6, 19.7)],  # [Pan92]; CT 14.0–15.6 above L5
    "pedicle_width_mm": [
        (8.6, 8.3, 10.2, 14.1, 18.6),  # [Pan92]
        (8.7, 8.9, 10.3, 12.9, 18.0),  # [Zindrick1987]
    ],
    "pedicle_height_mm": [(15.4, 14.9, 14.5, 14.2, 14.7)],  # [Bonczar2024]
    "transverse_span_mm": [(72.7, 80.9, 89.8, 86.6, 92.5)],  # 802 CT scans
}
EACH = ("upper_width_mm", "height_back_mm", "height_front_mm", "pedicle_width_mm")
"""Rows that every series is met of, not one of them alone."""


@pytest.mark.parametrize("row", LUMBAR_ROWS)
@pytest.mark.parametrize("index", range(5))
def test_lumbar_vertebrae(row, index):
    value = getattr(LUMBAR_SIZES[LEVELS[index]], row)
    for series in LUMBAR_ROWS[row]:
        if row in EACH:
            assert near(value, series[index])
    assert near(value, *(series[index] for series in LUMBAR_ROWS[row]))


def test_the_canal_of_the_sacrum():
    assert near(SACRUM_CANAL_WIDTH_MM, 30.0)
    assert near(SACRUM_CANAL_DEPTH_MM, 20.0)


def test_spinous_processes():
    """The longest is that of L3 [Tok14], the smallest that of L5 [LSP]."""
    reach = {
        name: LUMBAR_SIZES[name].spinous_reach_mm - BACK.vertebrae[name].canal_apex_mm
        for name in LEVELS
    }
    assert max(reach, key=reach.__getitem__) == "L3"
    assert min(reach, key=reach.__getitem__) == "L5"


# Disc heights, L1/L2 … L5/S1: middle, or the mean over the disc.
DISC_ROWS = (
    (6.6, 7.9, 8.8, 9.3, 8.1),  # [Shin24]
    (6.9, 8.1, 8.7, 9.2, 8.8),  # [Bach2019], men
    (5.8, 6.9, 7.6, 8.5, 8.6),  # women
    (9.2, 9.8, 10.3, 11.3, 10.6),  # [Twomey1985], men
    (6.1, 8.0, 8.2, 8.5, 8.1),  # women
)
DISC_RANGES = ((6.3, 11.0), (7.0, 12.1), (7.4, 13.3), (7.8, 14.6), (7.1, 13.1))  # [Zh18]


@pytest.mark.parametrize("index", range(5))
def test_lumbar_disc_heights(index):
    size = LUMBAR_DISC_SIZES[LUMBAR_DISCS[index]]
    assert near(size.height_mm, *(row[index] for row in DISC_ROWS))
    low, high = DISC_RANGES[index]
    assert low <= size.height_mm <= high
    front = ((10.8,), (13.1,), (9.3, 15.2), (10.9, 18.1), (12.4, 18.7))[index]  # [Oni19], [Iran]
    assert index < 2 or near(size.height_front_mm, *front)
    rise = [LUMBAR_DISC_SIZES[disc].height_mm for disc in LUMBAR_DISCS[:4]]
    assert rise == sorted(rise)


# Facets from the midsagittal plane: 26–34 for T12–L2, 40–56 for L3–L5 [Mas04].
@pytest.mark.parametrize(
    ("disc", "low", "high"),
    [("L1/L2", 26, 34), ("L3/L4", 40, 56), ("L4/L5", 40, 56), ("L5/S1", 40, 56)],
)
def test_facet_angles(disc, low, high):
    assert 0.9 * low <= LUMBAR_DISC_SIZES[disc].facet_angle_deg <= 1.1 * high


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_lumbar_foramina(disc):
    """Heights 19.3–21.5 [ClinAnat12]; widths from 8.1 at L1 to 6.0 at L5 [Gka18]; area least below.

    The greatest area lies at L2/L3 or L3/L4 [Raz24].
    """
    room = measure(Case(disc)).room
    assert 0.9 * 19.3 <= room.foramen_height_mm <= 1.1 * 21.5
    wide = np.interp(LUMBAR_DISCS.index(disc), [0, 4], [8.1, 6.5])
    assert room.foramen_width_mm == pytest.approx(wide, rel=0.2)


def test_the_lumbar_foramen_is_largest_in_the_middle():
    areas = {disc: measure(Case(disc)).foramen_area_mm2 for disc in LUMBAR_DISCS}
    assert max(areas, key=areas.__getitem__) in ("L2/L3", "L3/L4")
    assert areas["L5/S1"] == pytest.approx(min(areas.values()), rel=0.03)
    widths = [measure(Case(disc)).room.foramen_width_mm for disc in LUMBAR_DISCS]
    assert widths[0] > widths[-1]


@pytest.mark.parametrize(
    ("disc", "seen"), [("L2/L3", 3.2), ("L3/L4", 3.4), ("L4/L5", 3.7), ("L5/S1", 3.6)]
)
def test_ligaments_step_as_in_the_series(disc, seen):
    """[Kha23] measured people with back pain: 3.7 at L4/L5, where healthy it is 3.1 [Cho10]."""
    assert near(BACK.flavum(disc).thickness_mm, seen * 3.1 / 3.7)


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_soft_depth_of_the_lumbar_canal(disc):
    """15.6 at L1/L2 to 11.6 at L5/S1 in the midline, bony 13 or more [Cha11][Kal09]."""
    depth = measure(Case(disc)).room.canal_depth_mm
    soft = np.interp(LUMBAR_DISCS.index(disc), [0, 4], [15.6, 11.6])
    bony = LUMBAR_SIZES[vertebrae_of(disc)[0]].canal_depth_mm
    assert depth >= 13.0
    assert near(depth, soft, bony)


def test_canal_area_at_l4_l5():
    """200 ± 61 mm² [Lim17]: within two spreads."""
    assert abs(measure(Case("L4/L5")).room.canal_area_mm2 - 200) < 2 * 61


def test_roots_and_ganglia():
    assert near(ROOT_DIAMETER_MM["L1"], 3.9)  # [Kha23]
    assert near(ROOT_DIAMETER_MM["S1"], 5.45)
    for name, cadaver, other in (  # [Sil16], [Roh22]
        ("L1", 4.4, 5.0),
        ("L2", 4.6, 6.0),
        ("L3", 5.0, 6.7),
        ("L4", 5.2, 6.8),
        ("L5", 5.8, 6.8),
    ):
        assert near(GANGLION_DIAMETER_MM[name], cadaver, other)


@pytest.mark.parametrize("name", LEVELS)
def test_a_root_takes_off_at_a_slant(name):
    """52 degrees at T11 to 26 at L5 [TKO12]; its sleeve starts 10.9 to 8.1 mm from the midline."""
    course = BACK.roots[name]
    above = BACK.s_of(name) + 2.0
    beside = float(np.interp(above, course.s_mm, course.x_mm))
    assert 0.9 * 8.1 <= beside <= 1.2 * 10.9
    w = course.s_mm - BACK.s_of(name)
    run = (w > -16.0) & (w < 2.0)
    slope = np.polyfit(course.s_mm[run], course.x_mm[run], 1)[0]
    assert 26 * 0.9 <= np.degrees(np.arctan(-slope)) <= 52 * 1.1


@pytest.mark.parametrize("curve", ["standing", "supine"])
def test_lumbar_lordosis(curve):
    """49.8 standing, 36.8 lying down, and L4–S1 34.2 standing [Yuk19]."""
    spine = lumbar_spine(SpineShape("L4/L5", curve))

    def bend(upper):
        return float(np.degrees(spine.frame("S1").tilt_rad - spine.frame(upper).tilt_rad))

    assert bend("T12") == pytest.approx({"standing": 49.8, "supine": 36.8}[curve], rel=0.1)
    if curve == "standing":
        assert near(bend("L4"), 34.2)


# Pedicles of the neck, C3 … C7: width 4.9 to 6.6 [UKped]; height 6.4–7.0 [Als21], [Ana21].
@pytest.mark.parametrize("index", range(5))
def test_pedicles_of_the_neck(index):
    size = CERVICAL_SIZES[f"C{index + 3}"]
    assert near(size.pedicle_width_mm, np.interp(index, [0, 4], [4.9, 6.6]), 4.4)
    assert near(size.pedicle_height_mm, 6.4, 7.0)


@pytest.mark.parametrize("index", range(5))
def test_bony_canal_of_the_neck(index):
    """Depth between 12.3 of dry bones [EJA20] and 17 (C7: 15) on X-ray [RP-cerv]; width 22.0."""
    size = CERVICAL_SIZES[f"C{index + 3}"]
    assert near(size.canal_depth_mm, 12.3, 15.0 if index == 4 else 17.0)
    assert near(size.canal_width_mm, 22.0)


def test_endplates_of_the_neck_are_hollow():
    """[Chong13]."""
    assert 0.9 <= HOLLOW_UPPER_MM <= 1.2
    assert 2.1 <= HOLLOW_LOWER_MM <= 2.7


def test_single_seen_sizes_of_c7_and_t1():
    assert near(CERVICAL_SIZES["C7"].lower_width_mm, 23.2)  # Yao 2018
    assert near(CERVICAL_SIZES["T1"].height_back_mm, 14.3)  # [Pan91T]


@pytest.mark.parametrize("disc", CERVICAL_DISCS[:6])
def test_discs_of_the_neck(disc):
    """In front 3.4–4.1, behind 2.8; middle 5.3–6.4 [Lee-K], [FBB22], [Koken14]."""
    points = NECK.points(np.zeros(1), np.array([0.5]), np.array([NECK.s_of(disc)]))
    middle = -float(sum(NECK.past_endplates(points, disc))[0])
    assert near(middle, 5.3, 6.4)
    upper, lower = (CERVICAL_SIZES[name] for name in vertebrae_of(disc))
    assert near(0.5 * (upper.lower_depth_mm + lower.upper_depth_mm), 14.9, 16.9)


def test_lordosis_of_the_neck():
    """Pooled 12.7–18.6, others 21.4 ± 12.2 and 26.9 ± 9.7 standing [DG21][SB-cerv]."""
    spread = np.degrees(NECK.frame("C7").tilt_rad - NECK.frame("C2").tilt_rad)
    assert near(float(spread), 12.7, 26.9)
