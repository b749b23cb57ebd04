"""Outlines as matplotlib paths, and the scale of a picture."""

from typing import cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform
from numpy.typing import NDArray

from spine_edu.views.contours import ring_area
from spine_edu.views.scene import Outline

FloatArray = NDArray[np.float64]


def ring_path(points: FloatArray, closed: bool = True) -> Path:
    """A ring without its first point repeated, or an open line, as a path."""
    codes = np.full(len(points) + closed, Path.LINETO, dtype=Path.code_type)
    codes[0] = Path.MOVETO
    if not closed:
        return Path(points, codes)
    codes[-1] = Path.CLOSEPOLY
    return Path(np.vstack([points, points[:1]]), codes)


def area_mm2(points: FloatArray) -> float:
    """Area of a ring, whichever way round it runs."""
    return abs(ring_area(points))


def turned(points: FloatArray, sign: int) -> FloatArray:
    """The same ring, turning so that its area has the given sign."""
    return points if ring_area(points) * sign > 0 else points[::-1]


def outline_path(outline: Outline) -> Path:
    """Path of an outline; holes turn against the ring, so that every fill rule leaves them open."""
    if not outline.closed:
        return ring_path(outline.points, closed=False)
    rings = [turned(outline.points, 1), *(turned(hole, -1) for hole in outline.holes)]
    return Path.make_compound_path(*(ring_path(ring) for ring in rings))


def roundness(points: FloatArray) -> float:
    """1 for a circle, near 0 for a long thin ring: its area over that of a circle as long."""
    girth = float(np.hypot(*(np.roll(points, -1, 0) - points).T).sum())
    return 4 * np.pi * area_mm2(points) / max(girth, 1e-6) ** 2


def half_thickness_mm(outline: Outline) -> float:
    """About half the width of an outline: its area over half its girth."""
    rings = (outline.points, *outline.holes)
    girth = sum(float(np.hypot(*(np.roll(r, -1, 0) - r).T).sum()) for r in rings)
    area = area_mm2(outline.points) - sum(area_mm2(hole) for hole in outline.holes)
    return max(area, 0.0) / max(girth / 2, 1e-6)


def points_per_mm(ax: Axes) -> float:
    """Scale of the picture in `ax`: typographic points on paper for one millimetre in the body."""
    scale = abs(float(ax.transData.get_matrix()[0, 0]))
    return scale * 72 / figure_of(ax).dpi


def figure_of(ax: Axes) -> Figure:
    """The figure that `ax` belongs to."""
    return cast(Figure, ax.get_figure(root=True))


def on_paper(ax: Axes) -> Transform:
    """From points on paper to pixels, whatever the resolution."""
    return Affine2D().scale(1 / 72) + figure_of(ax).dpi_scale_trans
