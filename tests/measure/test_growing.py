"""Quick assertion 7 for findings together: as one of them grows, the sac wins no room."""

from dataclasses import replace
from random import Random

import pytest

from spine_edu.anatomy.levels import CERVICAL_DISCS, LUMBAR_DISCS
from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Stenosis
from spine_edu.measure.measures import measure

PARTS = ("central", "recess", "foraminal", "congenital")
RIPPLE_MM2 = 1.0
"""What roots that step aside may give back to the sac on the plane where it is least."""


def some_case(random, discs, *, prolapse):
    some = {part: random.random() for part in PARTS if random.random() < 0.5}
    body = Prolapse(random.choice(ZONES), random.choice(KINDS), random.uniform(0.1, 0.9))
    return Case(
        random.choice(discs),
        prolapse=body if prolapse else None,
        bulge=Bulge(random.uniform(0.0, 0.8)),
        stenosis=Stenosis(**some),
        degeneration=random.randint(1, 4),
        posture=random.choice([0.0, random.uniform(-1.0, 1.0)]),
    )


def narrower(random, case):
    what = random.choice([*PARTS, "bulge"])
    if what == "bulge":
        return replace(case, bulge=Bulge(case.bulge.size + 0.2))
    share = min(1.0, getattr(case.stenosis, what) + 0.2)
    return replace(case, stenosis=replace(case.stenosis, **{what: share}))


def won_mm2(before, after):
    return measure(after).sac_area_mm2 - measure(before).sac_area_mm2


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("discs", "prolapse"), [(LUMBAR_DISCS, False), (CERVICAL_DISCS, False), (CERVICAL_DISCS, True)]
)
def test_a_narrower_canal_leaves_the_sac_no_more_room(discs, prolapse, seed):
    random = Random(seed)
    before = some_case(random, discs, prolapse=prolapse)
    after = narrower(random, before)
    assert won_mm2(before, after) <= RIPPLE_MM2, (before, after)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("discs", [LUMBAR_DISCS, CERVICAL_DISCS])
def test_a_larger_prolapse_leaves_the_sac_no_more_room(discs, seed):
    random = Random(seed)
    before = some_case(random, discs, prolapse=True)
    size = min(1.0, before.prolapse.size + random.choice([0.1, 0.3]))
    after = replace(before, prolapse=replace(before.prolapse, size=size))
    assert won_mm2(before, after) <= RIPPLE_MM2, (before, after)


BENT_BACK = Case("C3/C4", stenosis=Stenosis(central=0.8, recess=0.2), posture=-0.8)
BESIDE_A_LAMINA = Case("C2/C3", stenosis=Stenosis(central=0.94))
GROWN_HOOKS = Case("C6/C7", stenosis=Stenosis(foraminal=0.7), posture=-0.8)


@pytest.mark.parametrize("case", [BENT_BACK, BESIDE_A_LAMINA, GROWN_HOOKS])
def test_a_lower_disc_of_the_neck_leaves_the_sac_no_more_room(case):
    """What bulges lies over the edges of the bodies, however near they come to each other."""
    areas = [measure(replace(case, degeneration=grade)).sac_area_mm2 for grade in (3, 4, 5)]
    assert areas[1] <= areas[0] + 0.5, areas
    assert areas[2] <= areas[1] + 0.5, areas
