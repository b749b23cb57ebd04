"""The theme as the browser needs it: colours and widths in millimetres for every tissue."""

from functools import cache
from typing import Any, Final

from spine_edu.draw import theme

MM_PER_PT: Final = 0.34
"""What a point of a plate's line is at the size of a slide's picture."""
AXIAL: Final = (
    "fat", "muscle", "vessel", "bone", "cartilage", "annulus", "lamella", "nucleus", "fissure",
    "prolapse", "prolapse_core", "pll", "flavum", "sac", "rootlet", "root", "ganglion", "cord",
)  # fmt: skip
"""Tissues of a cross-section."""
LIGHT: Final = {
    "ink": theme.INK,
    "quiet": theme.QUIET,
    "paper": theme.PAPER,
    "line": theme.LINE,
    "action": theme.ACTION,
}


def _paint(tissue: theme.Tissue) -> dict[str, Any]:
    return {
        "fill": tissue.fill,
        "edge": tissue.edge,
        "edge_mm": round(tissue.edge_pt * MM_PER_PT, 3),
        "shade": tissue.shade_colour,
        "depth_mm": tissue.depth_mm,
        "strength": tissue.shade,
        "gloss": tissue.gloss,
        "shadow": tissue.shadow,
    }


@cache
def _paints() -> dict[str, dict[str, Any]]:
    return {role: _paint(tissue) for role, tissue in theme.TISSUES.items()}


def look(roles: tuple[str, ...] = AXIAL) -> dict[str, Any]:
    """Paint of the given tissues, of a pressed root, and the inks of words and controls."""
    return {
        "tissues": {role: paint for role, paint in _paints().items() if role in roles},
        "pressed": _paint(theme.tissue("root", 1.0)),
        "halo": theme.HALO,
        "inks": LIGHT,
    }
