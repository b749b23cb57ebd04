"""How far two outlines lie apart."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


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


def area_mm2(ring: FloatArray) -> float:
    """Area of a ring, whichever way round it runs."""
    x, y = ring.T
    return float(abs((x * np.roll(y, -1) - y * np.roll(x, -1)).sum()) / 2)
