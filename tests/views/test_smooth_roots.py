"""From behind, a root that gives way bends and flattens as a whole: it has no knobs."""

import numpy as np
import pytest

import spine_edu as se
from spine_edu.views.anchoring import holds

P, B = se.Prolapse, se.Bulge
_ALONG_MM = 1.0
_MOST_DEG = 42.0
"""How far an edge may turn over two millimetres; a healthy root turns up to 31."""


def turns_deg(edge):
    """How far a line turns over two millimetres, at most, its ends left out."""
    at = np.r_[0.0, np.cumsum(np.hypot(*np.diff(edge, axis=0).T))]
    even = np.arange(2.0, at[-1] - 2.0, _ALONG_MM)
    step = np.diff(np.column_stack([np.interp(even, at, q) for q in edge.T]), axis=0)
    angle = np.unwrap(np.arctan2(step[:, 1], step[:, 0]))
    return float(np.degrees(np.abs(angle[2:] - angle[:-2])).max())


@pytest.mark.parametrize(
    "case",
    [
        se.Case("L4/L5", bulge=B(0.9)),
        se.Case("L5/S1", bulge=B(0.9, 0.8)),
        se.Case("L4/L5", stenosis=se.Stenosis(central=0.7)),
        se.Case("L5/S1", "right", prolapse=P("subarticular", "sequestration", 0.9, -1.0)),
        se.Case("C5/C6", prolapse=P("paracentral", "extrusion", 0.8)),
        se.Case("C4/C5", prolapse=P("foraminal", "extrusion", 0.9)),
        se.Case("T1/T2", degeneration=5, prolapse=P("subarticular", "extrusion", 0.9)),
    ],
    ids=lambda case: f"{case.disc}-{case.side}",
)
def test_a_pressed_root_has_no_knobs_from_behind(case):
    drawn = se.scene(case, "posterior")
    pressed = [o for o in drawn.outlines if o.name.startswith("root_") and o.emphasis > 0.3]
    assert pressed
    for root in pressed:
        half = len(root.points) // 2
        for edge in (root.points[:half], root.points[half:]):
            assert turns_deg(edge) < _MOST_DEG, root.name


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize(
    ("disc", "prolapse"),
    [
        ("L4/L5", P("foraminal", "extrusion", 0.9)),
        ("L3/L4", P("extraforaminal", "protrusion", 0.9)),
        ("C5/C6", P("paracentral", "extrusion", 0.9)),
        ("C3/C4", P("central", "extrusion", 0.9)),
    ],
)
def test_a_disc_is_not_named_on_a_prolapse_nor_on_the_cord(disc, prolapse, side):
    drawn = se.scene(se.Case(disc, side, prolapse=prolapse), "posterior")
    (point,) = [anchor.point for anchor in drawn.anchors if anchor.key == "disc"]
    for outline in drawn.outlines:
        if outline.closed and outline.role in ("prolapse", "cord", "root"):
            assert not holds(outline, np.array([point]))[0], outline.name


@pytest.mark.parametrize("degeneration", [3, 4, 5])
@pytest.mark.parametrize("prolapse", [None, P("paracentral", "extrusion", 0.8)])
def test_a_root_that_a_slice_grazes_has_no_knob_at_its_tip(degeneration, prolapse):
    drawn = se.scene(se.Case("T1/T2", prolapse=prolapse, degeneration=degeneration), "axial")
    for side in ("left", "right"):
        ring = drawn[f"root_T1_{side}"].points
        thick = np.hypot(*(ring[: len(ring) // 2] - ring[len(ring) // 2 :][::-1]).T)
        thickest = int(thick.argmax())
        assert (np.diff(thick[:thickest]) >= -1e-9).all()
        assert (np.diff(thick[thickest:]) <= 1e-9).all()
