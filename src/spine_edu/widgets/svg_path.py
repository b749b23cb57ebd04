"""Path data of a ring; as ``js/smooth.js`` writes it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_FEW: Final = 10
"""A still picture of so small a part needs no curves."""


def ring_path(ring: NDArray[np.float64], *, closed: bool = True) -> str:
    """A curve that passes the middle between two points; straight where there are but few.

    Examples
    --------
    >>> ring_path(np.array([[0, 0], [2, 0], [2, 2], [0, 2]]))
    'M0 0L2 0L2 2L0 2Z'
    """
    if len(ring) <= _FEW:
        return "M" + "L".join(_at(point) for point in ring) + ("Z" if closed else "")
    ends = np.roll(ring, -1, axis=0) if closed else ring[1:]
    middles = (ring[: len(ends)] + ends) / 2
    if closed:
        start, first = f"M{_at(middles[-1])}", 0
    else:
        start, first = f"M{_at(ring[0])}L{_at(middles[0])}", 1
    curves = "".join(
        f"Q{_at(point)} {_at(middle)}"
        for point, middle in zip(ring[first:], middles[first:], strict=False)
    )
    return start + curves + ("Z" if closed else f"L{_at(ring[-1])}")


def _at(point: NDArray[np.float64]) -> str:
    return f"{round(float(point[0]), 1):g} {round(float(point[1]), 1):g}"
