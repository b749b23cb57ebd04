"""Which fine pattern each role has, and how faint it is."""

from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from spine_edu.draw.texture import dots_within, flecks_path, walls_path
from spine_edu.draw.theme import Tissue
from spine_edu.views.scene import Outline, Role

_PATTERNS: Final = {
    "bone": (flecks_path, 2.3, 7, "#B08A4E", 0.16, 0.50),
    "muscle": (walls_path, 3.4, 3, "#F6E2DA", 0.24, 0.55),
    "fat": (walls_path, 5.0, 5, "#DCC58C", 0.20, 0.30),
    "ganglion": (flecks_path, 1.1, 9, "#7B5206", 0.13, 0.45),
}
"""By role: maker, spacing (mm), seed, colour, width (mm), strength."""

_BUNDLED: Final[tuple[Role, ...]] = ("root",)
_BUNDLE_MM: Final = 1.12


def draw_pattern(ax: Axes, outline: Outline, scale: float) -> PathPatch | None:
    """The pattern of a role over the outline's box, not yet clipped; None where it has none."""
    if outline.role not in _PATTERNS:
        return None
    make, spacing_mm, seed, colour, width_mm, strength = _PATTERNS[outline.role]
    (x0, y0), (x1, y1) = outline.points.min(axis=0), outline.points.max(axis=0)
    pattern = make((float(x0), float(x1), float(y0), float(y1)), spacing_mm, seed)
    drawn = PathPatch(pattern, fill=False, edgecolor=to_rgba(colour, strength))
    drawn.set(linewidth=width_mm * scale, capstyle="round", transform=ax.transData)
    return drawn


def draw_bundles(
    ax: Axes, outline: Outline, path: Path, look: Tissue, scale: float
) -> PathCollection | None:
    """Bundles of nerve fibres cut across, not yet clipped; None where a role has none."""
    if outline.role not in _BUNDLED:
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
