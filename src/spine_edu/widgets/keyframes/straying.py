"""How far two outlines lie apart."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
_NEIGHBOURS: Final = 4


def apart_mm(one: FloatArray, other: FloatArray, closed: bool) -> float:
    """Largest distance of a vertex of either outline from the other outline.

    Parameters
    ----------
    one, other : (n, 2) and (m, 2) float, mm
        Outlines.
    closed : bool
        Whether they are rings.
    """
    return max(_farthest(one, other, closed), _farthest(other, one, closed))


def _farthest(points: FloatArray, outline: FloatArray, closed: bool) -> float:
    start = outline if closed else outline[:-1]
    along = (np.roll(outline, -1, axis=0) if closed else outline[1:]) - start
    length2 = np.maximum((along**2).sum(axis=-1), 1e-12)
    share = np.clip(((points[:, None] - start) * along).sum(axis=-1) / length2, 0, 1)
    off = points[:, None] - start - share[..., None] * along
    return float(np.hypot(off[..., 0], off[..., 1]).min(axis=1).max())


def beside_mm(one: FloatArray, other: FloatArray, closed: bool) -> FloatArray:
    """As :func:`apart_mm`, looked for only among the edges near the same vertex; never less.

    Parameters
    ----------
    one, other : (k, n, 2) float, mm
        Pairs of outlines whose vertex i means the same place.
    closed : bool
        Whether they are rings.

    Returns
    -------
    (k,) float, mm
    """
    return np.maximum(_beside(one, other, closed), _beside(other, one, closed))


def _beside(points: FloatArray, outline: FloatArray, closed: bool) -> FloatArray:
    count = points.shape[1]
    x, y = outline[..., 0], outline[..., 1]
    along_x, along_y = (np.concatenate([c[:, 1:], c[:, :1]], axis=1) - c for c in (x, y))
    length2 = np.maximum(along_x * along_x + along_y * along_y, 1e-12)
    edge = np.arange(count) + np.arange(-_NEIGHBOURS, _NEIGHBOURS)[:, None]
    edge = edge % count if closed else np.minimum(np.maximum(edge, 0), count - 2)
    along_x, along_y, length2 = along_x[:, edge], along_y[:, edge], length2[:, edge]
    gap_x, gap_y = points[:, None, :, 0] - x[:, edge], points[:, None, :, 1] - y[:, edge]
    share = (gap_x * along_x + gap_y * along_y) / length2
    share = np.minimum(np.maximum(share, 0.0), 1.0)
    gap_x, gap_y = gap_x - share * along_x, gap_y - share * along_y
    off2 = (gap_x * gap_x + gap_y * gap_y).min(axis=1)
    return np.asarray(np.sqrt(off2.max(axis=-1)))


def area_mm2(ring: FloatArray) -> float:
    """Area of a ring, whichever way round it runs."""
    x, y = ring.T
    twice = x[:-1] @ y[1:] + x[-1] * y[0] - y[:-1] @ x[1:] - y[-1] * x[0]
    return float(abs(twice)) / 2
