"""Fine patterns inside tissues; fixed in space, so that they stay still when an outline moves."""

from functools import cache, lru_cache

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray
from scipy.spatial import Voronoi

FloatArray = NDArray[np.float64]
Box = tuple[float, float, float, float]

_REACH_MM = 160.0
"""Patterns cover this far from the origin; the largest picture is a whole lumbar spine."""


@cache
def _scattered(spacing_mm: float, seed: int) -> FloatArray:
    """Points on a jittered hexagonal grid."""
    steps = np.arange(-_REACH_MM, _REACH_MM, spacing_mm)
    x, y = np.meshgrid(steps, steps * 0.87)
    x[::2] += spacing_mm / 2
    jitter = np.random.default_rng(seed).normal(0, spacing_mm * 0.17, (x.size, 2))
    return np.column_stack([x.ravel(), y.ravel()]) + jitter


@lru_cache(maxsize=64)
def _cell_walls(box: Box, spacing_mm: float, seed: int) -> FloatArray:
    """Walls (n, 2, 2) between cells that fill the plane, those in and around `box`."""
    points = _scattered(spacing_mm, seed)
    edge = 3 * spacing_mm
    near = (
        (points[:, 0] > box[0] - edge)
        & (points[:, 0] < box[1] + edge)
        & (points[:, 1] > box[2] - edge)
        & (points[:, 1] < box[3] + edge)
    )
    cells = Voronoi(points[near])
    ends = np.array([pair for pair in cells.ridge_vertices if min(pair) >= 0])
    walls: FloatArray = cells.vertices[ends]
    return walls


@cache
def _flecks(spacing_mm: float, seed: int) -> FloatArray:
    """Short bent strokes (n, 3, 2)."""
    rng = np.random.default_rng(seed)
    middle = _scattered(spacing_mm, seed)
    turn = rng.uniform(0, 2 * np.pi, len(middle))
    reach = rng.uniform(0.22, 0.5, len(middle)) * spacing_mm / 2
    along = np.column_stack([np.cos(turn), np.sin(turn)]) * reach[:, None]
    aside = np.column_stack([-along[:, 1], along[:, 0]]) * rng.uniform(-0.9, 0.9, (len(turn), 1))
    bent: FloatArray = np.stack([middle - along, middle + aside, middle + along], axis=1)
    return bent


def _within(strokes: FloatArray, box: Box) -> FloatArray:
    x0, x1, y0, y1 = box
    middle = strokes.mean(axis=1)
    inside = (middle[:, 0] > x0) & (middle[:, 0] < x1) & (middle[:, 1] > y0) & (middle[:, 1] < y1)
    found: FloatArray = strokes[inside]
    return found


def walls_path(box: Box, spacing_mm: float, seed: int) -> Path:
    """Walls between muscle bundles or fat lobules inside `box` (x0, x1, y0, y1)."""
    strokes = _within(_cell_walls(box, spacing_mm, seed), box)
    codes = np.tile(np.array([Path.MOVETO, Path.LINETO], Path.code_type), len(strokes))
    return Path(strokes.reshape(-1, 2), codes)


def flecks_path(box: Box, spacing_mm: float, seed: int) -> Path:
    """Bony trabeculae, or nerve cells, inside `box` (x0, x1, y0, y1)."""
    strokes = _within(_flecks(spacing_mm, seed), box)
    codes = np.tile(np.array([Path.MOVETO, Path.CURVE3, Path.CURVE3], Path.code_type), len(strokes))
    return Path(strokes.reshape(-1, 2), codes)


def dots_within(path: Path, centre: FloatArray, spacing_mm: float, margin_mm: float) -> FloatArray:
    """Points (n, 2) on a hexagonal grid around `centre`, at least `margin_mm` inside `path`."""
    steps = np.arange(-6, 7)
    x, y = np.meshgrid(steps.astype(float), steps * np.sqrt(0.75))
    x[::2] += 0.5
    grid = centre + np.column_stack([x.ravel(), y.ravel()]) * spacing_mm
    around = np.array([[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]])
    near = (grid[:, None] + around * margin_mm).reshape(-1, 2)
    inside: FloatArray = grid[path.contains_points(near).reshape(len(grid), -1).all(axis=1)]
    return inside
