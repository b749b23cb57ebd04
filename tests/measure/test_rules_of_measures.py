"""Rules of anatomy (docs/anatomy-rules.md) in the numbers and the sentence, at every disc."""

from itertools import pairwise

import numpy as np
import pytest

from spine_edu.anatomy.levels import (
    CERVICAL_DISCS,
    DISCS,
    LUMBAR_DISCS,
    SIDES,
    exiting_root,
    traversing_root,
    vertebrae_of,
)
from spine_edu.findings.case import Case, Prolapse, Stenosis
from spine_edu.measure.measures import measure
from spine_edu.measure.states import STATES
from spine_edu.measure.twin import describe

ON = {
    "da": {"left": "på venstre side", "right": "på højre side"},
    "en": {"left": "on the left side", "right": "on the right side"},
}
ROOT = {"da": "nerverod {}", "en": "nerve root {}"}


@pytest.mark.parametrize(
    ("zone", "side", "size"), [("paracentral", "left", 0.6), ("foraminal", "right", 0.8)]
)
@pytest.mark.parametrize("disc", DISCS)
def test_the_sentence_names_the_root_that_the_geometry_meets(disc, zone, side, size):
    """Rules 1 to 3: in both languages, with its side, and no other root."""
    measures = measure(Case(disc, side=side, prolapse=Prolapse(zone, "extrusion", size)))
    hit = exiting_root(disc)
    if disc in LUMBAR_DISCS and zone == "paracentral":
        hit = traversing_root(disc)
    for lang in ("da", "en"):
        text = describe(measures, lang)
        assert f"{ROOT[lang].format(hit)} {ON[lang][side]}" in text
        others = {name for name, _ in measures.roots_both} - {hit}
        assert not any(f"{ROOT[lang].format(name)} " in text for name in others)


@pytest.mark.parametrize("disc", DISCS)
def test_the_neck_has_a_cord_at_risk_and_the_low_back_a_horse_s_tail(disc):
    """Rule 6."""
    measures = measure(Case(disc, prolapse=Prolapse("central", "extrusion", 1.0)))
    words = describe(measures, "da")
    if disc in CERVICAL_DISCS:
        assert measures.cord.state != "free"
        assert "rygmarven" in words
    else:
        assert not hasattr(measures, "cord")
        assert "hestehalen" in words
        assert "rygmarv" not in words


@pytest.mark.parametrize("disc", DISCS)
def test_a_prolapse_never_fills_the_canal(disc):
    """Rule 12: at most 0.95 of the canal's depth."""
    healthy = measure(Case(disc)).room.canal_depth_mm
    body = measure(Case(disc, prolapse=Prolapse("central", "extrusion", 1.0))).soft.prolapse
    assert body.reach_mm() <= 0.95 * healthy, (body.reach_mm(), healthy)


@pytest.mark.parametrize("part", ["central", "recess", "foraminal", "congenital"])
@pytest.mark.parametrize("disc", DISCS)
def test_a_narrowing_of_no_size_touches_no_root(disc, part):
    """A wall that a root lies close to anyway is no finding: only one that came nearer is."""
    measures = measure(Case(disc, stenosis=Stenosis(**{part: 0.001})))
    assert {root.state for root in measures.roots_both.values()} == {"free"}


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_narrow_foramen_meets_the_root_that_leaves_through_it(disc):
    """Rule 2: little by little, and never the one that goes by; the grade follows."""
    sizes = (0.1, 0.3, 0.5, 0.7, 0.8, 1.0)
    found = [measure(Case(disc, stenosis=Stenosis(foraminal=size))) for size in sizes]
    for side in SIDES:
        met = [STATES.index(m.roots_both[exiting_root(disc), side].state) for m in found]
        assert met == sorted(met)
        assert met[:2] == [0, 0]
        assert met[3] == 1
        assert met[-1] == 3
        assert {m.roots_both[traversing_root(disc), side].state for m in found} == {"free"}
        lee = [m.grades.lee_foraminal[side] for m in found]
        assert lee == sorted(lee)
        assert lee[-1] == 3


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_roots_keep_off_a_healthy_disc(disc):
    """Quick assertion 4: more than 1 mm in the foramen, 0.3 mm at L5/S1; both sides."""
    soft = measure(Case(disc)).soft
    spine = soft.canal.spine
    for side in SIDES:
        curves = soft.roots[exiting_root(disc), side]
        ring = curves.polygons()
        s = np.broadcast_to(soft.canal.s_mm[curves.stations][:, None], ring.shape[:2])
        gap = spine.annulus(spine.points(ring[..., 0], ring[..., 1], s), disc)
        x = np.abs(ring[..., 0].mean(axis=1))
        inner = 0.5 * spine.vertebrae[vertebrae_of(disc)[0]].size.canal_width_mm
        width = spine.vertebrae[vertebrae_of(disc)[0]].size.pedicle_width_mm
        in_foramen = (x > inner) & (x < inner + width)
        assert gap[in_foramen].min() > (1.0 if disc != "L5/S1" else 0.3), side


def narrowed(disc, shares=(0.0, 0.5, 1.0)):
    return [
        measure(Case(disc, stenosis=Stenosis(central=share, foraminal=share))) for share in shares
    ]


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_narrowing_takes_room_and_raises_the_grades(disc):
    """Rule 18, quick assertions 6 and 7."""
    found = [
        measure(Case(disc, stenosis=Stenosis(central=s, foraminal=s))) for s in (0.0, 0.5, 1.0)
    ]
    assert all(0 < m.sac_area_mm2 < m.room.canal_area_mm2 for m in found)
    sacs, foramina = (
        [getattr(m, name) for m in found] for name in ("sac_area_mm2", "foramen_area_mm2")
    )
    assert sacs == sorted(sacs, reverse=True)
    assert foramina == sorted(foramina, reverse=True)
    letters = ["ABCD".index(m.grades.schizas) for m in found]
    lee = [m.grades.lee_central for m in found]
    assert letters == sorted(letters)
    assert (letters[0], lee[0]) == (0, 0)
    assert lee == sorted(lee)
    assert letters[-1] >= 1


@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_full_central_narrowing_is_severe_at_every_disc(disc):
    """Rule 18: below the published cut of 75 mm², and never a milder grade on the way."""
    shares = np.linspace(0.0, 1.0, 9)
    found = [measure(Case(disc, stenosis=Stenosis(central=float(s)))) for s in shares]
    assert 45 <= found[-1].sac_area_mm2 < 75
    _grades_never_fall(found)
    assert found[-1].grades.schizas != "A"
    assert found[-1].grades.lee_central >= 2


@pytest.mark.parametrize("zone", ["central", "paracentral"])
@pytest.mark.parametrize("disc", LUMBAR_DISCS)
def test_a_growing_prolapse_never_lowers_the_grades(disc, zone):
    """Rule 18."""
    shares = np.linspace(0.0, 1.0, 6)
    _grades_never_fall(
        [measure(Case(disc, prolapse=Prolapse(zone, "extrusion", float(s)))) for s in shares]
    )


def _grades_never_fall(found):
    letters = [m.grades.schizas for m in found]
    lee = [m.grades.lee_central for m in found]
    assert letters == sorted(letters)
    assert lee == sorted(lee)
    assert (letters[0], lee[0]) == ("A", 0)


@pytest.mark.parametrize("disc", ["C2/C3", "C4/C5", "C7/T1", "T1/T2"])
def test_narrowing_takes_room_at_the_other_discs_of_the_neck(disc):
    """Quick assertion 7; C3/C4, C5/C6 and C6/C7: test_cervical_measures.py."""
    found = [
        measure(Case(disc, stenosis=Stenosis(central=s, foraminal=s))) for s in (0.0, 0.5, 1.0)
    ]
    assert all(b.sac_area_mm2 <= a.sac_area_mm2 + 0.3 for a, b in pairwise(found))
    assert all(b.foramen_area_mm2 < a.foramen_area_mm2 for a, b in pairwise(found))


@pytest.mark.parametrize("disc", CERVICAL_DISCS)
def test_the_sac_of_the_neck_never_grows_with_a_prolapse(disc):
    """Quick assertion 7."""
    areas = [
        measure(Case(disc, prolapse=Prolapse("central", "extrusion", size))).sac_area_mm2
        for size in (0.0, 0.6, 1.0)
    ]
    assert all(b <= a + 0.3 for a, b in pairwise(areas)), areas
