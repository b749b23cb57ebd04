"""The task forces' word for a disc's shape equals what the case asked for (rule 13)."""

from itertools import product

import pytest

from spine_edu.anatomy.cervical_spine import cervical_spine
from spine_edu.anatomy.levels import CERVICAL_DISCS, LUMBAR_DISCS
from spine_edu.anatomy.spine import lumbar_spine
from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Stenosis
from spine_edu.findings.cervical_shape import neck_shape_of
from spine_edu.findings.neck_prolapse import neck_prolapse
from spine_edu.findings.prolapse import prolapse_body
from spine_edu.findings.shape import shape_of
from spine_edu.measure.fardon import Displaced, bulged, fardon_class, fardon_of, herniated
from spine_edu.measure.measures import measure


@pytest.mark.parametrize(
    ("tissue", "word"),
    [
        (Displaced(0.0), "normal"),
        (Displaced(0.24, ((9.0, 9.0),)), "protrusion"),
        (Displaced(0.26), "bulge"),
        (Displaced(0.1, ((10.0, 9.5), (8.0, 8.0))), "protrusion"),
        (Displaced(0.1, ((10.0, 10.5), (8.0, 8.0))), "extrusion"),
        (Displaced(0.1, ((10.0, 9.0), (8.0, 8.5))), "extrusion"),  # wider along the spine alone
        (Displaced(0.1, ((10.0, 10.5), (8.0, 8.0)), gap_mm=0.11), "sequestration"),
    ],
)
def test_both_sides_of_each_limit(tissue, word):
    assert fardon_class(tissue) == word


def word(case):
    """The word for a case, of which only the disc is made: sac and roots have no part in it."""
    if case.region == "lumbar":
        back = lumbar_spine(shape_of(case))
        return fardon_of(back.discs[case.disc], prolapse_body(case, back))
    neck = cervical_spine(neck_shape_of(case))
    return fardon_of(neck.discs[case.disc], neck_prolapse(case, neck))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("disc", [*LUMBAR_DISCS, *CERVICAL_DISCS])
def test_a_solved_case_is_graded_by_that_word(disc, kind):
    case = Case(disc, side="right", prolapse=Prolapse("subarticular", kind, 0.7))
    assert measure(case).grades.fardon == word(case) == kind


@pytest.mark.parametrize(
    ("disc", "zone", "kind"), list(product((*LUMBAR_DISCS, *CERVICAL_DISCS), ZONES, KINDS))
)
def test_what_is_drawn_has_the_shape_of_its_name(disc, zone, kind):
    for size, migration in ((0.3, 0.0), (1.0, 0.0), (0.7, 0.5), (0.7, -1.0)):
        if migration and kind == "protrusion":
            continue
        case = Case(disc, prolapse=Prolapse(zone, kind, size, migration))
        assert word(case) == kind, case


@pytest.mark.parametrize("disc", ["L2/L3", "L5/S1", "C5/C6"])
def test_a_bulge_is_not_a_prolapse(disc):
    assert measure(Case(disc)).grades.fardon == "normal"
    for asymmetry in (0.0, 0.8):
        assert measure(Case(disc, bulge=Bulge(0.6, asymmetry))).grades.fardon == "bulge"


@pytest.mark.parametrize("part", ["central", "recess", "foraminal", "congenital"])
def test_a_narrow_canal_is_never_called_a_prolapse(part):
    for share in (0.1, 0.2, 0.25, 0.3, 0.5, 1.0):
        case = Case("L4/L5", stenosis=Stenosis(**{part: share}))
        assert word(case) in ("normal", "bulge"), case


def test_a_prolapse_passes_less_of_the_rim_than_a_bulge():
    spine = measure(Case("L4/L5", bulge=Bulge(1.0))).soft.canal.spine
    assert bulged(spine.discs["L4/L5"]).arc_share > 0.25
    soft = measure(Case("L4/L5", prolapse=Prolapse("central", "protrusion", 1.0))).soft
    tissue = herniated(soft.prolapse, soft.canal.spine.discs["L4/L5"])
    assert 0.05 < tissue.arc_share < 0.25
    base, dome = tissue.planes[0]
    assert 12 < base == dome < 17
