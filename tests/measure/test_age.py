"""A disc worn with age is no finding: it meets no root, and pictures stay where they were."""

import pytest

from spine_edu.anatomy.levels import DISCS
from spine_edu.draw.heading import message
from spine_edu.findings.case import Case, Prolapse, Stenosis
from spine_edu.measure.measures import measure

WORN = (3, 4, 5)


@pytest.mark.parametrize("disc", DISCS)
@pytest.mark.parametrize("grade", WORN)
def test_age_alone_meets_no_root(disc: str, grade: int) -> None:
    measured = measure(Case(disc, degeneration=grade))
    assert {root.state for root in measured.roots_both.values()} == {"free"}
    assert message(measured, "da") == "Nerverødderne går fri"


@pytest.mark.parametrize("posture", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize("disc", DISCS)
def test_what_age_and_posture_alone_change_is_cut_at_the_disc(disc: str, posture: float) -> None:
    case = Case(disc, degeneration=5, posture=posture, irritation=0.5)
    assert measure(case).worst_at_mm == 0.0


@pytest.mark.parametrize("grade", WORN)
def test_a_prolapse_of_a_worn_disc_meets_the_root_of_its_side_alone(grade: int) -> None:
    case = Case("L4/L5", prolapse=Prolapse("paracentral", "extrusion", 0.7), degeneration=grade)
    met = {key for key, root in measure(case).roots_both.items() if root.state != "free"}
    assert met == {("L5", "left")}


@pytest.mark.parametrize("disc", ["L3/L4", "L4/L5", "L5/S1"])
@pytest.mark.parametrize("part", ["central", "recess"])
@pytest.mark.parametrize("share", [0.25, 0.5, 0.75, 1.0])
def test_a_narrow_canal_is_cut_at_the_disc(disc: str, part: str, share: float) -> None:
    assert abs(measure(Case(disc, stenosis=Stenosis(**{part: share}))).worst_at_mm) <= 3.0
