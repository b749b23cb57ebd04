"""Cases of the neck for tests, and the overlap of solid tissues in a scene."""

from itertools import combinations

from hypothesis import strategies as st
from lumbar import amounts
from shapely.geometry import Polygon
from shapely.ops import unary_union

from spine_edu.anatomy.levels import CERVICAL_DISCS
from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse, Spur, Stenosis
from spine_edu.views.scene import Outline, Scene

SOLID_ROLES = ("bone", "annulus", "prolapse", "flavum", "sac", "root")

_share = amounts()


@st.composite
def prolapses(draw):
    kind = draw(st.sampled_from(KINDS))
    migration = 0.0 if kind == "protrusion" else draw(amounts(-1.0, 1.0))
    return Prolapse(draw(st.sampled_from(ZONES)), kind, draw(_share), migration)


@st.composite
def neck_cases(draw):
    return Case(
        draw(st.sampled_from(CERVICAL_DISCS)),
        side=draw(st.sampled_from(("left", "right"))),
        prolapse=draw(st.none() | prolapses()),
        bulge=draw(st.none() | st.builds(Bulge, _share, amounts(-1.0, 1.0))),
        stenosis=draw(st.none() | st.builds(Stenosis, _share, _share, _share, _share)),
        spur=draw(st.none() | st.builds(Spur, _share)),
        degeneration=draw(st.integers(1, 5)),
        posture=draw(amounts(-1.0, 1.0)),
        curve=draw(st.sampled_from(("standing", "supine"))),
    )


def polygon(outline: Outline) -> Polygon:
    return Polygon(outline.points, outline.holes).buffer(0)


def overlaps(scene: Scene) -> dict[tuple[str, str], float]:
    """Overlap in mm² of every pair of solids of different kinds, bones taken together."""
    parts: dict[str, list[Polygon]] = {}
    for outline in scene.outlines:
        if outline.closed and outline.role in SOLID_ROLES:
            key = outline.name if outline.role == "root" else outline.role
            parts.setdefault(key, []).append(polygon(outline))
    solids = {name: unary_union(shapes) for name, shapes in parts.items()}
    return {
        (a, b): solids[a].intersection(solids[b]).area for a, b in combinations(sorted(solids), 2)
    }
