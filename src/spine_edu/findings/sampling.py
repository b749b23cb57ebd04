"""Distance to the nearest of several parts on a grid: exact near their walls, rough far from them.

All parts are evaluated on every fourth plane of the grid in each direction. What lies between is
evaluated where a wall may be near, and there only for the parts that may be the nearest; elsewhere
the distance is interpolated, for nothing that feels its way asks for it there.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.spine import Points

Part = Callable[[Points], FloatArray]
"""Distance of points to one part, mm."""

_EVERY: Final = 4
NEAR_MM: Final = 2.6  # farther than this, walls push nothing
_DEEP_MM: Final = 1.5  # and nothing gets as deep into them
_ROUGH_MM: Final = 0.7  # by about as much an interpolated distance may be wrong
_RIVAL_MM: Final = 1.0  # a part this much farther off at all corners of a cell is not the nearest

_AT_ONCE: Final = 16384  # places whose distances stay in the cache


class Axes:
    """A grid over x, v and s.

    Parameters
    ----------
    x, v, s : (n,) float
        Its coordinates along each axis, ascending, mm.
    y, z : (ns, nv) float
        The same places in the world, mm.
    """

    def __init__(
        self, x: FloatArray, v: FloatArray, s: FloatArray, y: FloatArray, z: FloatArray
    ) -> None:
        self._x, self._v, self._s, self._y, self._z = x, v, s, y, z
        self.shape = (len(s), len(v), len(x))

    def least(self, parts: Sequence[Part], around: Part, near_mm: float = NEAR_MM) -> FloatArray:
        """Distance to the nearest of some parts, (ns, nv, nx) mm.

        Parameters
        ----------
        parts : sequence of callable
            Distance of points to each.
        around : callable
            Negative where the distance is looked up; elsewhere it is rough.
        near_mm : float
            Up to this distance it is exact.
        """
        at = tuple(nodes(count) for count in self.shape)
        coarse = [self._at_nodes(part, at) for part in parts]
        nearest = np.minimum.reduce(coarse)
        out = between(nearest, self.shape)
        cells = corners(np.minimum, self._at_nodes(around, at)) < 0
        cells &= corners(np.minimum, nearest) < near_mm
        cells &= corners(np.maximum, nearest) > -_DEEP_MM
        exact = (out < near_mm + _ROUGH_MM) & (out > -_DEEP_MM - _ROUGH_MM)
        exact &= inside(cells, self.shape)
        out[exact] = np.inf
        flat = out.reshape(-1)
        for part, rough in zip(parts, coarse, strict=True):
            rival = cells & (corners(np.minimum, rough - nearest) < _RIVAL_MM)
            here = np.flatnonzero(inside(rival, self.shape) & exact)
            for some in np.split(here, range(_AT_ONCE, len(here), _AT_ONCE)):
                if len(some):
                    flat[some] = np.minimum(flat[some], part(self._points(some)))
        return out

    def _at_nodes(self, part: Part, nodes: tuple[NDArray[np.intp], ...]) -> FloatArray:
        k, j, i = np.ix_(*nodes)
        found = part(Points(self._x[i], self._v[j], self._s[k], self._y[k, j], self._z[k, j]))
        return np.broadcast_to(found, tuple(map(len, nodes)))

    def _points(self, flat: NDArray[np.intp]) -> Points:
        row, i = np.divmod(flat, self.shape[2])
        k, j = np.divmod(row, self.shape[1])
        y, z = self._y.reshape(-1)[row], self._z.reshape(-1)[row]
        return Points(self._x[i], self._v[j], self._s[k], y, z)


def nodes(count: int) -> NDArray[np.intp]:
    """Every fourth of `count` places along an axis, and the last."""
    return np.unique(np.append(np.arange(0, count, _EVERY), count - 1))


def inside(cells: NDArray[np.bool_], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Places of a grid of this shape that lie in some of the cells between its nodes."""
    for axis, count in enumerate(shape):
        cell = np.minimum(np.arange(count) // _EVERY, cells.shape[axis] - 1)
        cells = np.take(cells, cell, axis=axis)
    return cells


def corners(least: np.ufunc, values: FloatArray) -> FloatArray:
    """The least (or greatest) of the values at all nodes around each cell."""
    for axis, count in enumerate(values.shape):
        low, high = (np.take(values, r, axis=axis) for r in _pairs(count))
        values = least(low, high)
    return values


def _pairs(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return np.arange(count - 1), np.arange(1, count)


def between(coarse: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Linear values at all places of a grid from those at its nodes."""
    values = coarse
    for axis in reversed(range(len(shape))):
        known = nodes(shape[axis])
        at = np.interp(np.arange(shape[axis]), known, np.arange(len(known)))
        low = np.minimum(at.astype(np.intp), len(known) - 2)
        share = (at - low).reshape(-1, *[1] * (len(shape) - 1 - axis))
        below = np.take(values, low, axis=axis)
        values = below + share * (np.take(values, low + 1, axis=axis) - below)
    return np.ascontiguousarray(values)
