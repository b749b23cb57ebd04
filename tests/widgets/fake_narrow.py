"""A made-up narrowing: a sac that shrinks with the amount and grows as one bends forward."""

from collections.abc import Sequence
from functools import cache

from widgets.fake_scenes import ring, roots_of

from spine_edu.findings.case import Case
from spine_edu.views.scene import RADIOLOGICAL, Anchor, Outline, Scene
from spine_edu.widgets.keyframes.frames import encode
from spine_edu.widgets.keyframes.grid import make_grid
from spine_edu.widgets.keyframes.stenosis_frames import parts_of

AMOUNTS = (0.0, 0.5, 1.0)


def room(amount: float, posture: float) -> float:
    """Share of the room that is left."""
    return 1 - 0.5 * amount + 0.1 * posture


def fake_narrow_scene(disc: str, amount: float, posture: float) -> Scene:
    left = room(amount, posture)
    passing = roots_of(disc)[1]
    outlines = (
        Outline("fat", "fat", ring(0, 0, 40, 40)),
        Outline("annulus", "annulus", ring(0, -12, 22, 16, 96)),
        Outline("joint", "cartilage", ring(14, 20, 2 + amount, 4)),
        Outline("joint_2", "cartilage", ring(-14, 20, 2 + amount, 4)),
        Outline("sac", "sac", ring(0, 13, 8 * left, 6 * left), morph=True),
        Outline(f"root_{passing}_left", "root", ring(11, 9, 2, 1.8), emphasis=amount, morph=True),
        Outline(f"root_{passing}_right", "root", ring(-11, 9, 2, 1.8), emphasis=amount, morph=True),
    )
    anchors = (
        Anchor("sac", (0, 13 - amount), "sac"),
        Anchor(f"root_{passing}_left", (11, 9), "traversing_root", {"root": passing}),
        Anchor("joint", (14, 20), "facet"),
    )
    frame = (-32.0, 32.0, -32.0, 38.0)
    case = Case(disc, posture=posture)
    return Scene("axial", case, 0.0, outlines, anchors, frame, True, RADIOLOGICAL)


def fake_narrow_numbers(disc: str, amount: float, posture: float) -> dict[str, float]:
    """Measures that walk a root, and in the neck the cord, through all states."""
    left = room(amount, posture)
    met = max(0.0, amount - 0.2 * posture)
    numbers = {"sac_area_mm2": 150 * left**2, "foramen_area_mm2": 170 * left}
    nerves = [*roots_of(disc)] if disc.startswith("L") else [roots_of(disc)[1], "cord"]
    for number, nerve in enumerate(nerves):
        hit = met * number
        numbers |= {
            f"{nerve}.clearance_mm": max(0.0, 1 - 5 * hit),
            f"{nerve}.displacement_mm": 1.4 * hit,
            f"{nerve}.flattening": 0.25 * hit**2,
        }
    return numbers


@cache
def fake_grids_of(disc: str) -> bytes:
    return encode(
        [
            make_grid(
                part,
                AMOUNTS,
                lambda *state: fake_narrow_scene(disc, *state),
                lambda *state: fake_narrow_numbers(disc, *state),
                even=part != "foraminal",
            )
            for part in parts_of(disc)
        ]
    )


def fake_grids(discs: Sequence[str]) -> dict[str, bytes]:
    return {disc: fake_grids_of(disc) for disc in discs}
