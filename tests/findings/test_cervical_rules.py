"""Which nerve a prolapse or a spur of the neck meets: the outcome of the geometry."""

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import example, given
from neck_cases import neck_cases

from spine_edu.anatomy.levels import CERVICAL_DISCS, SIDES, exiting_root
from spine_edu.findings.case import KINDS, ZONES, Case, Prolapse, Spur, Stenosis
from spine_edu.findings.neck_yielding import neck_yielded
from spine_edu.measure.measures import measure

MEETS = {
    "central": (False, True),
    "paracentral": (True, True),
    "subarticular": (True, True),
    "foraminal": (True, False),
    "extraforaminal": (True, False),
}
"""Zone → whether it meets the exiting root and the cord (facts/anatomy.md 1.2)."""


def met(case):
    """Whether (the root on the case's side, the cord, the root on the other side) is met."""
    measures = measure(case)
    root = exiting_root(case.disc)
    other = next(side for side in SIDES if side != case.side)
    return (
        measures.roots_both[root, case.side].state != "free",
        measures.cord.state != "free",
        measures.roots_both[root, other].state != "free",
    )


@pytest.mark.parametrize(("disc", "zone", "kind"), list(product(CERVICAL_DISCS, ZONES, KINDS)))
def test_rule_table(disc, zone, kind):
    for side, size in (("left", 0.6), ("right", 0.8), ("left", 1.0)):
        case = Case(disc, side=side, prolapse=Prolapse(zone, kind, size))
        assert met(case) == (*MEETS[zone], False), case


@pytest.mark.parametrize("migration", [-1.0, -0.5, 0.5, 1.0])
@pytest.mark.parametrize("zone", ZONES)
def test_rule_table_for_migrated_pieces(zone, migration):
    for disc, kind in (("C4/C5", "extrusion"), ("C6/C7", "sequestration")):
        case = Case(disc, prolapse=Prolapse(zone, kind, 0.7, migration))
        assert met(case) == (*MEETS[zone], False), case


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_spur_meets_the_exiting_root_alone(disc):
    for side, size in (("left", 0.6), ("right", 1.0)):
        assert met(Case(disc, side=side, spur=Spur(size))) == (True, False, False)


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_roots_are_named_by_the_table(disc):
    names = {"C2/C3": "C3", "C5/C6": "C6", "C6/C7": "C7", "C7/T1": "C8", "T1/T2": "T1"}
    measures = measure(Case(disc))
    assert set(measures.roots) == {names.get(disc, disc.split("/")[1])}


@pytest.mark.parametrize("zone", ZONES)
def test_nothing_at_size_zero(zone):
    healthy = measure(Case("C5/C6"))
    none = measure(Case("C5/C6", prolapse=Prolapse(zone, "extrusion", 0.0), spur=Spur(0.0)))
    assert none.sac_area_mm2 == healthy.sac_area_mm2
    assert none.roots_both == healthy.roots_both
    assert none.cord == healthy.cord


@pytest.mark.parametrize(("zone", "kind"), list(product(ZONES, KINDS)))
def test_right_is_the_mirror_of_left(zone, kind):
    left = measure(Case("C5/C6", side="left", prolapse=Prolapse(zone, kind, 0.8)))
    right = measure(Case("C5/C6", side="right", prolapse=Prolapse(zone, kind, 0.8)))
    assert right.sac_area_mm2 == pytest.approx(left.sac_area_mm2, rel=0.005)
    assert right.cord.area_mm2 == pytest.approx(left.cord.area_mm2, rel=0.005)
    for side, mirrored in (("left", "right"), ("right", "left")):
        a, b = left.roots_both["C6", side], right.roots_both["C6", mirrored]
        assert b.area_mm2 == pytest.approx(a.area_mm2, rel=0.005)
        assert b.state == (a.state if zone != "central" else "free")


@pytest.mark.parametrize(("zone", "kind"), list(product(ZONES[:3], KINDS)))
def test_sac_never_grows_with_the_prolapse(zone, kind):
    areas = [
        measure(Case("C5/C6", prolapse=Prolapse(zone, kind, size))).sac_area_mm2
        for size in (0.0, 0.3, 0.5, 0.7, 0.85, 1.0)
    ]
    assert all(b <= a + 0.3 for a, b in pairwise(areas)), areas


@given(neck_cases())
@example(
    Case(
        "C4/C5",
        stenosis=Stenosis(0.02, 0.68, 1.0, 0.96),
        spur=Spur(0.5),
        degeneration=5,
        posture=1.0,
        curve="supine",
    )
)
@example(Case("C7/T1", stenosis=Stenosis(1, 1, 1, 1), degeneration=5, posture=-1.0))
def test_a_pressed_root_keeps_its_area(case):
    soft = neck_yielded(case)
    for key, strip in soft.roots.items():
        assert (abs(strip.areas_mm2 / strip.rest_area_mm2 - 1) < 0.25).all(), key


def test_cord_is_pushed_back_then_flattened():
    small = measure(Case("C5/C6", prolapse=Prolapse("central", "extrusion", 0.6)))
    large = measure(Case("C5/C6", prolapse=Prolapse("central", "extrusion", 1.0)))
    assert small.cord.state in ("touched", "displaced")
    assert large.cord.state == "compressed"
    assert small.cord_flattening < large.cord_flattening
    assert large.cord.depth_mm < small.cord.depth_mm
    assert large.cord_area_mm2 > 0.6 * small.cord_area_mm2


def test_findings_combine():
    alone = Case("C5/C6", prolapse=Prolapse("central", "extrusion", 0.7))
    both = replace(alone, spur=Spur(0.8))
    assert met(alone) == (False, True, False)
    assert met(both) == (True, True, False)
