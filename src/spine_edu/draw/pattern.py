"""Which fine pattern each role has, and how faint it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from spine_edu.draw.shape import roundness
from spine_edu.draw.texture import Box, dots_within, flecks_path, walls_path
from spine_edu.draw.theme import Tissue
from spine_edu.views.scene import Outline, Role


@dataclass(frozen=True)
class Pattern:
    """Faint strokes of one kind.

    Parameters
    ----------
    make : function
        Path of the strokes inside a box.
    spacing_mm, width_mm : float
        How far apart and how wide the strokes are.
    seed : int
        Which of the many patterns of that kind.
    colour : str
        ``#RRGGBB``.
    strength : float
        0 (not seen) to 1.
    """

    make: Callable[[Box, float, int], Path]
    spacing_mm: float
    seed: int
    colour: str
    width_mm: float
    strength: float


_PATTERNS: Final[Mapping[Role, tuple[Pattern, ...]]] = {
    "bone": (
        Pattern(flecks_path, 2.1, 7, "#B08A4E", 0.17, 0.42),
        Pattern(flecks_path, 2.6, 8, "#FFFFFF", 0.30, 0.50),
    ),
    "muscle": (
        Pattern(walls_path, 1.9, 4, "#F9E9E2", 0.12, 0.38),
        Pattern(walls_path, 5.6, 3, "#FBF0EA", 0.34, 0.55),
    ),
    "fat": (Pattern(walls_path, 5.2, 5, "#D9BF82", 0.18, 0.22),),
    "ganglion": (Pattern(flecks_path, 1.1, 9, "#7B5206", 0.13, 0.45),),
}

_BUNDLED: Final[tuple[Role, ...]] = ("root",)
_BUNDLE_MM: Final = 1.12
_CUT_ACROSS: Final = 0.5
"""A nerve less round than this is seen along its length."""


def draw_patterns(ax: Axes, outline: Outline, scale: float) -> list[PathPatch]:
    """The patterns of a role over the outline's box, not yet clipped."""
    (x0, y0), (x1, y1) = outline.points.min(axis=0), outline.points.max(axis=0)
    box = (float(x0), float(x1), float(y0), float(y1))
    drawn = []
    for pattern in _PATTERNS.get(outline.role, ()):
        path = pattern.make(box, pattern.spacing_mm, pattern.seed)
        colour = to_rgba(pattern.colour, pattern.strength)
        strokes = PathPatch(path, fill=False, edgecolor=colour, transform=ax.transData)
        strokes.set(linewidth=pattern.width_mm * scale, capstyle="round")
        drawn.append(strokes)
    return drawn


def draw_bundles(
    ax: Axes, outline: Outline, path: Path, look: Tissue, scale: float
) -> PathCollection | None:
    """Bundles of nerve fibres cut across, not yet clipped; None where a role has none."""
    if outline.role not in _BUNDLED or roundness(outline.points) < _CUT_ACROSS:
        return None
    middle = outline.points.mean(axis=0)
    dots = dots_within(path, middle, _BUNDLE_MM, margin_mm=0.72)
    if not len(dots):
        return None
    return PathCollection(
        [Path.unit_circle()],
        sizes=np.array([(0.36 * scale) ** 2]),
        offsets=dots,
        offset_transform=ax.transData,
        facecolors=[to_rgba("#FFF3C4", 0.55)],
        edgecolors=[to_rgba(look.edge, 0.55)],
        linewidths=[0.09 * scale],
    )
