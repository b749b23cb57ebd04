"""A root is amber where the sentence says that it is met, and yellow where it is free."""

import pytest

from spine_edu.findings.case import Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.measure.described import scene
from spine_edu.measure.measures import measure

CASES = (
    Case("C7/T1", bulge=Bulge(1.0, asymmetry=0.5)),  # 0.25 mm from a root
    Case("C2/C3", stenosis=Stenosis(central=0.8, recess=0.8, foraminal=0.8), degeneration=4),
    Case("C5/C6", spur=Spur(0.1)),
    Case("C6/C7", prolapse=Prolapse("foraminal", "protrusion", 0.3)),
    Case("L1/L2", stenosis=Stenosis(central=0.4)),
    Case("L4/L5", bulge=Bulge(0.3)),
    Case("L4/L5", prolapse=Prolapse("paracentral", "protrusion", 0.2)),
    Case("L5/S1", "right", prolapse=Prolapse("foraminal", "extrusion", 0.7)),
)


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("view", ["axial", "posterior"])
def test_a_root_is_amber_where_it_is_met(case: Case, view: str) -> None:
    roots = measure(case).roots_both
    drawn = {
        tuple(o.name.split("_")[1:]): o for o in scene(case, view).outlines if _is_root(o.name)
    }
    for key in roots.keys() & drawn.keys():
        assert (drawn[key].emphasis >= 0.3) == (roots[key].state != "free"), key
        assert (drawn[key].emphasis == 0) == (roots[key].state == "free"), key
    assert roots.keys() & drawn.keys()


def _is_root(name: str) -> bool:
    return name.startswith("root_") and name.count("_") == 2
