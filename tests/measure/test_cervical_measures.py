"""Sizes and grades of the neck: published ranges, posture and stenosis."""

from itertools import pairwise

import numpy as np
import pytest

from spine_edu.anatomy.levels import CERVICAL_DISCS
from spine_edu.findings.case import Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.measure.measures import measure
from spine_edu.measure.states import STATES
from spine_edu.measure.twin import describe

# Foramina C2/C3 … C7/T1, [AbuG] (seen): height, width.
FORAMINA = {
    "C2/C3": (10.2, 6.3),
    "C3/C4": (8.1, 5.7),
    "C4/C5": (8.0, 6.0),
    "C5/C6": (8.2, 6.1),
    "C6/C7": (8.4, 6.8),
    "C7/T1": (8.0, 7.3),
}


@pytest.mark.parametrize(("disc", "size"), FORAMINA.items())
def test_foramen_size(disc, size):
    room = measure(Case(disc)).room
    assert room.foramen_height_mm == pytest.approx(size[0], rel=0.12)
    assert room.foramen_width_mm == pytest.approx(size[1], rel=0.12)


def test_foramina_grow_from_c4_c5_down():
    areas = [measure(Case(disc)).foramen_area_mm2 for disc in ("C4/C5", "C5/C6", "C6/C7")]
    assert areas == sorted(areas)  # [Kna18]


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_bending_forward_opens_and_back_closes(disc):
    posture = {p: measure(Case(disc, posture=p)).room for p in (-1.0, 0.0, 1.0)}
    opened = posture[1.0].foramen_area_mm2 / posture[0.0].foramen_area_mm2 - 1
    closed = 1 - posture[-1.0].foramen_area_mm2 / posture[0.0].foramen_area_mm2
    low = 0.10 if disc != "T1/T2" else 0.05  # the chest moves less
    assert low <= opened <= 0.35
    assert low <= closed <= 0.35
    depths = [posture[p].canal_depth_mm for p in (-1.0, 0.0, 1.0)]
    assert depths == sorted(depths)
    flava = [posture[p].flavum_mm for p in (-1.0, 0.0, 1.0)]
    assert flava == sorted(flava, reverse=True)


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_healthy_neck(disc):
    measures = measure(Case(disc))
    assert {root.state for root in measures.roots_both.values()} == {"free"}
    assert measures.cord.state == "free"
    assert measures.sac_area_mm2 == measures.sac_area_healthy_mm2
    assert 105 <= measures.sac_area_mm2 <= 150
    assert 40 <= measures.cord_area_mm2 <= 85
    assert measures.grades.kang == 0
    assert set(measures.grades.kim_foramen.values()) == {0}
    assert measures.worst_at_mm == 0.0


def test_cord_fills_about_six_tenths_of_the_sac_at_c5_c6():
    measures = measure(Case("C5/C6"))
    assert measures.cord_area_mm2 / measures.sac_area_mm2 == pytest.approx(0.58, abs=0.05)


@pytest.mark.parametrize("disc", ["C3/C4", "C5/C6", "C6/C7"])
def test_stenosis_takes_room_step_by_step(disc):
    steps = (0.0, 0.3, 0.6, 1.0)
    sacs = [measure(Case(disc, stenosis=Stenosis(central=s))).sac_area_mm2 for s in steps]
    foramina = [measure(Case(disc, stenosis=Stenosis(foraminal=s))).foramen_area_mm2 for s in steps]
    assert all(b <= a + 0.3 for a, b in pairwise(sacs)), sacs
    assert all(b < a for a, b in pairwise(foramina)), foramina
    assert sacs[-1] < 0.65 * sacs[0]
    assert foramina[-1] < 0.65 * foramina[0]


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_a_narrow_foramen_of_the_neck_meets_its_root_evenly(disc):
    """Touched about half way, pressed at the end, and never the cord; the grade follows."""
    sizes = (0.0, 0.3, 0.45, 0.6, 0.8, 1.0)
    found = [measure(Case(disc, stenosis=Stenosis(foraminal=size))) for size in sizes]
    for key in found[0].roots_both:
        roots = [m.roots_both[key] for m in found]
        met = [STATES.index(root.state) for root in roots]
        assert met == sorted(met)
        assert met[:2] == [0, 0]
        assert met[3] in (1, 2)
        assert met[-1] == 3
        flat = [root.flattening for root in roots]
        assert all(0 <= b - a < 0.12 for a, b in pairwise(flat)), flat
        kim = [m.grades.kim_foramen[key[1]] for m in found]
        assert kim == sorted(kim)
        assert kim[3] == 1
    assert {m.cord.state for m in found} == {"free"}


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_a_narrowing_of_no_size_leaves_the_root_where_it_is(disc):
    soft = measure(Case(disc, stenosis=Stenosis(foraminal=0.001))).soft
    for root in soft.roots.values():
        assert np.hypot(root.centre_n - root.rest_n, root.centre_w - root.rest_w).max() < 0.02


def test_grades_follow_the_geometry():
    central = measure(Case("C5/C6", stenosis=Stenosis(central=1.0)))
    narrow = measure(Case("C5/C6", stenosis=Stenosis(congenital=1.0)))
    foraminal = measure(Case("C5/C6", stenosis=Stenosis(foraminal=1.0)))
    spur = measure(Case("C5/C6", side="right", spur=Spur(1.0)))
    assert central.grades.kang == 2
    assert narrow.grades.kang == 1
    assert foraminal.grades.kang == 0
    assert min(foraminal.grades.kim_foramen.values()) >= 1
    assert spur.grades.kim_foramen["right"] >= 1
    assert spur.grades.kim_foramen["left"] == 0
    assert spur.grades.pfirrmann_root["C6", "left"] == 0


def test_degeneration_lowers_the_disc_and_never_opens_the_foramen():
    areas = [measure(Case("C5/C6", degeneration=g)).foramen_area_mm2 for g in (1, 2, 3, 4, 5)]
    assert areas == sorted(areas, reverse=True)


def test_a_bulge_meets_no_root():
    measures = measure(Case("C5/C6", bulge=Bulge(0.5)))
    assert {root.state for root in measures.roots_both.values()} == {"free"}


def test_worst_slice_of_a_migrated_piece_lies_on_its_side():
    down = measure(Case("C5/C6", prolapse=Prolapse("central", "sequestration", 1.0, 1.0)))
    up = measure(Case("C5/C6", prolapse=Prolapse("central", "sequestration", 1.0, -1.0)))
    assert down.worst_at_mm < 0 < up.worst_at_mm


@pytest.mark.parametrize(("lang", "cord"), [("da", "rygmarven"), ("en", "the spinal cord")])
def test_words_name_the_cord_in_the_neck_alone(lang, cord):
    prolapse = Prolapse("central", "extrusion", 1.0)
    neck = describe(measure(Case("C5/C6", prolapse=prolapse)), lang)
    back = describe(measure(Case("L4/L5", prolapse=prolapse)), lang)
    pressing = {"da": "trykker på rygmarven", "en": "presses on the spinal cord"}[lang]
    assert pressing in neck
    assert cord not in back
