"""What lumbar tests share: cases from the whole space of parameters, and the solids of a scene."""

from itertools import combinations

import numpy as np
import shapely
from hypothesis import Phase, settings
from hypothesis import strategies as st
from shapely import Polygon

from spine_edu.anatomy.levels import LUMBAR_DISCS, SIDES, exiting_root, traversing_root
from spine_edu.findings.case import CURVES, KINDS, ZONES, Bulge, Case, Prolapse, Stenosis
from spine_edu.findings.pressure import WINDOW_MM
from spine_edu.findings.yielding import yielded

FOUND_AS_IS = (Phase.explicit, Phase.generate)
"""Solving a case takes a third of a second: examples that fail are shown without being shrunk."""


def examples(count):
    """Settings for `count` cases of a second each, or as many more as the profile asks for."""
    share = settings.default.max_examples / settings.get_profile("repeatable").max_examples
    return settings(max_examples=round(count * share), phases=FOUND_AS_IS)


SOLID = frozenset({"bone", "annulus", "prolapse", "flavum", "sac", "root", "ganglion"})
ABSENT_MM2 = 0.02


def amounts(low=0.0, high=1.0):
    return st.one_of(st.sampled_from([low, 0.5 * (low + high), high]), st.floats(low, high))


@st.composite
def prolapses(draw):
    kind = draw(st.sampled_from(KINDS))
    migration = 0.0 if kind == "protrusion" else draw(amounts(-1.0, 1.0))
    return Prolapse(draw(st.sampled_from(ZONES)), kind, draw(amounts()), migration)


def cases():
    return st.builds(
        Case,
        st.sampled_from(LUMBAR_DISCS),
        side=st.sampled_from(SIDES),
        prolapse=st.none() | prolapses(),
        bulge=st.none() | st.builds(Bulge, amounts(), amounts(-1.0, 1.0)),
        stenosis=st.none() | st.builds(Stenosis, amounts(), amounts(), amounts(), amounts()),
        degeneration=st.integers(1, 5),
        posture=amounts(-1.0, 1.0),
        curve=st.sampled_from(CURVES),
    )


def planes():
    return amounts(-20.0, 20.0)


def met_root(disc, zone):
    """Root that a prolapse meets by the rule table (facts/anatomy.md 1.3), and the other one."""
    roots = exiting_root(disc), traversing_root(disc)
    return roots if zone in ("foraminal", "extraforaminal") else roots[::-1]


def shape(outline):
    return Polygon(outline.points, outline.holes)


def is_there(outline):
    """Whether an outline is more than the point or line that an absent thing collapses to."""
    spread = np.ptp(outline.points, axis=0)
    return bool(spread.min() > 1e-6 and Polygon(outline.points).area > ABSENT_MM2)


def faults(scene):
    """Rings that cross themselves."""
    return [o.name for o in scene.outlines if o.closed and is_there(o) and not shape(o).is_valid]


def solids(scene):
    """Region of each solid: each vertebra, the disc, flavum, prolapse, sac and each root."""
    found = {}
    for outline in scene.outlines:
        if outline.role in SOLID and is_there(outline):
            name = outline.name
            if outline.role == "bone":
                name = "_".join(name.split("_")[:2])
            elif outline.role in ("annulus", "flavum"):
                name = outline.role
            found.setdefault(name, []).append(shape(outline))
    return {name: shapely.union_all(parts) for name, parts in found.items()}


def overlaps_mm2(scene):
    """Areas that two solids share, where they share more than 0.3 mm²."""
    regions = solids(scene)
    shared = {(a, b): regions[a].intersection(regions[b]).area for a, b in combinations(regions, 2)}
    return {pair: round(area, 2) for pair, area in shared.items() if area > 0.3}


def outside_mm2(scene):
    """What of each contained outline lies outside what contains it."""
    regions = solids(scene)
    out = {}
    for outline in scene.outlines:
        within = {"rootlet": "sac", "prolapse_core": "prolapse", "nucleus": "annulus"}.get(
            outline.role
        )
        if within in regions and is_there(outline):
            area = shape(outline).difference(regions[within].buffer(0.05)).area
            if area > 0.05:
                out[outline.name] = round(area, 2)
    return out


def unlike_rest(scene):
    """Shares of their resting area that roots in the picture have, where they lost or won much."""
    soft = yielded(scene.case)
    heights = soft.canal.s_mm - soft.canal.spine.s_of(scene.case.disc)
    out = {}
    for (name, side), curves in soft.roots.items():
        outline = next((o for o in scene.outlines if o.name == f"root_{name}_{side}"), None)
        if outline is None or abs(scene.at_mm) > WINDOW_MM:
            continue
        rest = np.interp(scene.at_mm, heights[curves.stations], curves.rest_area_mm2)
        share = Polygon(outline.points).area / rest
        if abs(share - 1) > 0.25:
            out[outline.name] = round(share, 2)
    return out
