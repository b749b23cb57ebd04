"""The last resort of a root that has no room where it came to rest: the middle of what is free.

Pushes follow the slope of a three-dimensional distance within a plane. Where an endplate runs
nearly along the plane, that slope is nearly nothing, and a root could stay behind in the disc. Room
along rays knows no such faint walls.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.anatomy.fields import FloatArray, smooth_step
from spine_edu.findings import balloon

_THETA: Final = balloon.directions(24)
_COS: Final = np.cos(_THETA)
_SIN: Final = np.sin(_THETA)
_REACH: Final = (
    1.7  # of a round root's radius: a root pressed flat still fits in half of that circle
)
_ENOUGH: Final = 1.15  # share of its area that a root finds free around it, to stay where it is
_TOO_LITTLE: Final = 0.9
_WAY_OUT_MM: Final = 9.0
_NEAREST_MM: Final = 0.4
_PAST_WALL_MM: Final = 0.35
_TURNS: Final = 10

Stations = FloatArray | NDArray[np.intp]


def fitted(
    free: balloon.Free, x: FloatArray, v: FloatArray, at: Stations, radius: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Centres (k,), (k,) from where a root of `radius` (k,) finds its area within its own plane.

    Parameters
    ----------
    free : callable
        Room left at x, v of each plane, mm.
    x, v : (k,) float
        Centres to start from; those with enough room stay exactly where they are.
    at : (k,) int or float
        Their planes.
    radius : (k,) float
        Radius of the round root, mm.
    """
    x, v = _out_of_walls(free, x, v, at)
    area = np.pi * radius * radius
    crowded = np.arange(len(x))
    for _ in range(_TURNS):
        here, there = x[crowded], v[crowded]
        limit = balloon.room(free, here, there, at[crowded], _THETA, _REACH * radius[crowded], 16)
        lack = smooth_step(_ENOUGH, _TOO_LITTLE, balloon.areas(limit) / area[crowded])
        cubes = limit**3
        weight = 0.8 * lack / (1.5 * (limit * limit).sum(axis=1) + 1e-9)
        x[crowded] = here + weight * (cubes * _COS).sum(axis=1)
        v[crowded] = there + weight * (cubes * _SIN).sum(axis=1)
        crowded = crowded[lack > 0]
        if not len(crowded):
            break
    return x, v


def _out_of_walls(
    free: balloon.Free, x: FloatArray, v: FloatArray, at: Stations
) -> tuple[FloatArray, FloatArray]:
    """Centres that lie in a wall, moved past its nearest faces."""
    inside = np.flatnonzero(free(x, v, at) < _PAST_WALL_MM * 0.2)
    x, v = x.copy(), v.copy()
    if not len(inside):
        return x, v
    reach = np.full(len(inside), _WAY_OUT_MM)
    way = balloon.room(
        lambda *place: 0.2 * _PAST_WALL_MM - free(*place),
        x[inside],
        v[inside],
        at[inside],
        _THETA,
        reach,
        samples=60,
    )
    nearest = way.min(axis=1, keepdims=True)
    weight = np.exp((nearest - way) / _NEAREST_MM) * (way < _WAY_OUT_MM)
    total = weight.sum(axis=1) + 1e-9
    go = (way + _PAST_WALL_MM) * weight
    x[inside] += (go * _COS).sum(axis=1) / total
    v[inside] += (go * _SIN).sum(axis=1) / total
    return x, v
