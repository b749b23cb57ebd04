"""A case refuses what it cannot mean, in one clear sentence."""

import re

import pytest

from spine_edu.findings.case import Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.measure.described import scene
from spine_edu.measure.measures import measure

WRONG = [
    (lambda: Case("L6/S1"), ValueError, "'L6/S1'", "L4/L5"),
    (lambda: Case("L4"), ValueError, "'L4'", "L4/L5"),
    (lambda: Case("S1"), ValueError, "'S1'", "both vertebrae"),
    (lambda: Case("L4/S1"), ValueError, "'L4/S1'", "L5/S1"),
    (lambda: Case(45), TypeError, "45", "'L4/L5'"),
    (lambda: Case("L4/L5", side="up"), ValueError, "'up'", "left, right"),
    (lambda: Case("L4/L5", curve="sitting"), ValueError, "'sitting'", "standing, supine"),
    (lambda: Case("L4/L5", degeneration=6), ValueError, "6", "1, 2, 3, 4, 5"),
    (lambda: Case("L4/L5", degeneration=2.5), TypeError, "2.5", "1, 2, 3, 4 or 5"),
    (lambda: Case("L4/L5", degeneration=True), TypeError, "True", "1, 2, 3, 4 or 5"),
    (lambda: Case("L4/L5", posture=-1.2), ValueError, "-1.2", "-1 to 1"),
    (lambda: Case("L4/L5", irritation="much"), TypeError, "'much'", "0 to 1"),
    (lambda: Case("L4/L5", prolapse="big"), TypeError, "'big'", "Prolapse"),
    (lambda: Case("L4/L5", spur=Spur(0.5)), ValueError, "'L4/L5'", "neck"),
    (lambda: Prolapse("middle", "extrusion", 0.5), ValueError, "'middle'", "paracentral"),
    (lambda: Prolapse("central", "hernia", 0.5), ValueError, "'hernia'", "protrusion"),
    (lambda: Prolapse("central", "extrusion", 1.2), ValueError, "1.2", "0 to 1"),
    (lambda: Prolapse("central", "extrusion", float("nan")), ValueError, "nan", "0 to 1"),
    (lambda: Prolapse("central", "extrusion", None), TypeError, "None", "0 to 1"),
    (lambda: Prolapse("central", "protrusion", 0.5, 0.3), ValueError, "0.3", "allowed: 0"),
    (lambda: Bulge(-0.1), ValueError, "-0.1", "0 to 1"),
    (lambda: Bulge(0.5, 2), ValueError, "2", "-1 to 1"),
    (lambda: Stenosis(recess=3), ValueError, "3", "0 to 1"),
    (lambda: scene(Case("L4/L5"), "frontal"), ValueError, "'frontal'", "axial"),
    (lambda: scene(Case("L4/L5"), at="middle"), ValueError, "'middle'", "'disc', 'pedicle'"),
    (lambda: scene(Case("L4/L5"), at=25), ValueError, "25", "-20 to 20 mm"),
    (lambda: scene(Case("L4/L5"), at=[0]), TypeError, "[0]", "mm"),
    (lambda: scene("L4/L5"), TypeError, "'L4/L5'", "Case"),
    (lambda: measure("L4/L5"), TypeError, "'L4/L5'", "Case"),
]


@pytest.mark.parametrize(("make", "error", "value", "allowed"), WRONG)
def test_wrong_input_is_named_with_what_is_allowed(make, error, value, allowed):
    with pytest.raises(error) as caught:
        make()
    said = str(caught.value)
    assert value in said
    assert allowed in said
    assert "\n" not in said


@pytest.mark.parametrize("text", ["L4/L5", "L4-L5", "L4/5", "l4-5", " L4–L5 "])
def test_ways_to_write_a_disc(text):
    assert Case(text).disc == "L4/L5"


def test_one_vertebra_is_refused_with_the_reason():
    with pytest.raises(ValueError, match=re.escape("'L4-prolaps' means L4/L5")):
        Case("L4")


def test_a_case_is_a_value():
    one = Case("L5-S1", prolapse=Prolapse("central", "extrusion", 1))
    assert one == Case("L5/S1", prolapse=Prolapse("central", "extrusion", 1.0))
    assert eval(repr(one)) == one
    assert one.healthy() == Case("L5/S1")
