"""A small made-up section: a round disc, a prolapse that grows to the left, a sac and four roots.

Its outlines obey the same contract as the real ones, so that codec and browser can be tried without
the anatomy.
"""

import numpy as np
from numpy.typing import NDArray

from spine_edu.findings.case import Case
from spine_edu.views.scene import RADIOLOGICAL, Anchor, Outline, Scene

FloatArray = NDArray[np.float64]


def ring(x: float, y: float, rx: float, ry: float, count: int = 48) -> FloatArray:
    t = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.column_stack([x + rx * np.cos(t), y + ry * np.sin(t)])


def size_of(case: Case) -> float:
    found = case.prolapse or case.bulge
    return found.size if found else 0.0


def roots_of(disc: str) -> tuple[str, str]:
    upper, lower = disc.split("/")
    return upper, lower


def fake_scene(case: Case, at_mm: float) -> Scene:
    """A section in which everything that moves goes to the patient's left and back."""
    size = size_of(case)
    leaving, passing = roots_of(case.disc)
    shift = 3.0 * size
    outlines = (
        Outline("fat", "fat", ring(0, 0, 40, 40)),
        Outline("arch", "bone", ring(0, 30, 16, 9), holes=(ring(0, 30, 8, 4),)),
        Outline("annulus", "annulus", ring(0, -12, 22, 16 + size, 96), morph=True),
        Outline("lamella_1", "lamella", ring(0, -12, 18, 13 + size, 96), morph=True),
        Outline("nucleus", "nucleus", ring(0, -12, 12, 9)),
        Outline("pll", "pll", ring(0, 5.2 + size, 8, 0.3)[:24], closed=False, morph=True),
        Outline("prolapse", "prolapse", ring(7, 5, 4 * size, 5 * size), morph=True),
        Outline("sac", "sac", ring(-shift / 2, 13, 8, 6), morph=True),
        Outline("rootlet_1", "rootlet", ring(-2 - shift / 2, 14, 0.6, 0.6, 12), morph=True),
        Outline(f"root_{leaving}_left", "ganglion", ring(24, 4, 3, 2)),
        Outline(f"root_{leaving}_right", "ganglion", ring(-24, 4, 3, 2)),
        Outline(
            f"root_{passing}_left", "root", ring(11 + shift, 9, 2, 1.8), emphasis=size, morph=True
        ),
        Outline(f"root_{passing}_right", "root", ring(-11, 9, 2, 1.8)),
    )
    anchors = [
        Anchor("nucleus", (0, -12), "nucleus"),
        Anchor("sac", (-shift / 2, 13), "sac"),
        Anchor(f"root_{leaving}_left", (24, 4), "exiting_root", {"root": leaving}),
        Anchor(f"root_{leaving}_right", (-24, 4), "exiting_root", {"root": leaving}),
        Anchor(f"root_{passing}_left", (11 + shift, 9), "traversing_root", {"root": passing}),
        Anchor(f"root_{passing}_right", (-11, 9), "traversing_root", {"root": passing}),
    ]
    if size:
        anchors.append(Anchor("prolapse", (7, 5), "prolapse"))
    return Scene(
        "axial", case, at_mm, outlines, tuple(anchors), (-32, 32, -32, 38), True, RADIOLOGICAL
    )


def fake_numbers(case: Case) -> dict[str, float]:
    """Measures that walk a root through all its states, and the sac through all its words."""
    size = size_of(case)
    leaving, passing = roots_of(case.disc)
    numbers = {"sac_area_mm2": 150 - 90 * size, "sac_area_healthy_mm2": 150.0}
    for root in (leaving, passing):
        for side in ("left", "right"):
            met = root == passing and side == "left"
            numbers |= {
                f"{root}.{side}.clearance_mm": max(0.0, 2 - 10 * size) if met else 3.0,
                f"{root}.{side}.displacement_mm": 2.2 * size if met else 0.0,
                f"{root}.{side}.flattening": 0.3 * size**2 if met else 0.0,
            }
    if case.region == "cervical":
        cord = {"clearance_mm": max(0.0, 1 - 2 * size), "displacement_mm": 0.6 * size}
        cord["flattening"] = 0.12 * size
        numbers |= {f"cord.{name}": value for name, value in cord.items()}
    return numbers
