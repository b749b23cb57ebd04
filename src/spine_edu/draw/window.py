"""The window that a picture is seen through: soft rounded frame, words at its edges."""

from typing import Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from spine_edu.draw.page import EDGE_WORD, READABLE_PT, Page
from spine_edu.draw.shape import ring_path, turned
from spine_edu.draw.theme import LINE, PAPER, QUIET
from spine_edu.draw.typeface import font
from spine_edu.text.words import say
from spine_edu.views.scene import Edges

FloatArray = NDArray[np.float64]

_NARROW: Final = 120.0
"""Below a window of this width two words would meet; they stand out to its sides instead."""
_ROUNDNESS: Final = 3.6
"""Exponent of the frame's superellipse: 2 is an ellipse, many is a rectangle."""


def frame_points(window: tuple[float, float, float, float]) -> FloatArray:
    """The frame as a ring (n, 2), points on the page."""
    x, y, width, height = window
    turn = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    c, s = np.cos(turn), np.sin(turn)
    # A short side stays as round as a long one.
    longer = max(width, height)
    across = 2 + (_ROUNDNESS - 2) * longer / width
    up = 2 + (_ROUNDNESS - 2) * longer / height
    return np.column_stack(
        [
            x + width / 2 * (1 + np.sign(c) * np.abs(c) ** (2 / across)),
            y + height / 2 * (1 + np.sign(s) * np.abs(s) ** (2 / up)),
        ]
    )


def draw_window(ax: Axes, page: Page, soft: bool = True) -> list[Artist]:
    """Cover all outside the frame with paper; if `soft`, let the picture fade into it."""
    ring = frame_points(page.window)
    sheet = np.array([[0, 0], [page.width, 0], [page.width, page.height], [0, page.height]], float)
    cover = Path.make_compound_path(ring_path(turned(sheet, 1)), ring_path(turned(ring, -1)))
    frame = ring_path(ring)
    parts: list[PathPatch] = [
        PathPatch(frame, facecolor="none", edgecolor=PAPER, linewidth=width, alpha=0.20)
        for width in ((2.5, 5.0, 8.0) if soft else ())
    ]
    parts.append(PathPatch(cover, facecolor=PAPER, edgecolor="none"))
    parts.append(PathPatch(frame, facecolor="none", edgecolor=LINE, linewidth=1.2, gid="frame"))
    for part in parts:
        ax.add_artist(part)
    return list(parts)


def draw_edge_words(ax: Axes, page: Page, edges: Edges, lang: str) -> list[Artist]:
    """Direction words: above and below the window, and at both ends of the line below it."""
    x, y, width, height = page.window
    below, above = y - EDGE_WORD + 3.5, y + height + 5
    places = {
        "top": (x + width / 2, above, "center"),
        "bottom": (x + width / 2, below, "center"),
        "left": (x, below, "left"),
        "right": (x + width, below, "right"),
    }
    if width < _NARROW:
        middle = x + width / 2
        places |= {"left": (middle - 8, below, "right"), "right": (middle + 8, below, "left")}
    return [
        ax.text(
            places[edge][0],
            places[edge][1],
            say(f"edges.{key}", lang),
            fontproperties=font("semibold", READABLE_PT),
            color=QUIET,
            ha=places[edge][2],
            va="baseline",
            gid=f"edge-{edge}",
        )
        for edge, key in edges.items()
    ]
