"""What presses a root in its close-up is what the geometry says."""

from dataclasses import replace

import pytest

from spine_edu import Bulge, Case, Prolapse, Spur, Stenosis, measure
from spine_edu.views.presser import presser_of

EXTRUSION = Prolapse("paracentral", "extrusion", 0.7)


@pytest.mark.parametrize(
    ("case", "root", "pressed_by"),
    [
        (Case("L4/L5", prolapse=EXTRUSION), "L5", "prolapse"),
        (Case("L4/L5", bulge=Bulge(0.9)), "L5", "bulge"),
        (Case("L4/L5", stenosis=Stenosis(central=0.7)), "L5", "flavum"),
        (Case("L4/L5", stenosis=Stenosis(recess=1.0)), "L5", "flavum"),
        (Case("L5/S1", stenosis=Stenosis(foraminal=0.7)), "L5", "bulge"),
        (Case("T1/T2", stenosis=Stenosis(foraminal=1.0)), "T1", "joint"),
        (Case("L4/L5", stenosis=Stenosis(foraminal=1.0)), "L4", "bulge"),
        (Case("L5/S1", stenosis=Stenosis(congenital=1.0)), "L5", "canal"),
        (Case("C5/C6", spur=Spur(0.8)), "C6", "spur"),
        (Case("C5/C6", stenosis=Stenosis(foraminal=1.0)), "C6", "spur"),
        (Case("C5/C6", prolapse=EXTRUSION), "C6", "prolapse"),
    ],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_what_presses_a_root_is_told_in_kind(case, root, pressed_by, side):
    soft = measure(replace(case, side=side)).soft
    assert presser_of(soft, (root, side)) == pressed_by


def test_beside_a_prolapse_the_other_side_is_pressed_by_the_narrowing():
    case = Case("L4/L5", "right", prolapse=EXTRUSION, stenosis=Stenosis(central=0.7))
    soft = measure(case).soft
    assert presser_of(soft, ("L5", "right")) == "prolapse"
    assert presser_of(soft, ("L5", "left")) == "flavum"
