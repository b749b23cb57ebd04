"""From a field on a grid to outlines, and from a centre to an outline along rays."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

import contourpy
import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings.balloon import directions, eased, polygon, room, room_seen
from spine_edu.findings.sampling import between, corners, inside, nodes

LEAST_AREA_MM2: Final = 0.4
CLEFT_VERTICES: Final = 14
_EQUAL_MM2: Final = 0.01
_FAR: Final = -1.0e6
NEAR_RING_MM: Final = 2.0
_SPIKE_RAYS: Final = 1.3
_ROUNDED_MM: Final = 0.2
_SIDEWAYS: Final = 0.5
_ON_RAY: Final = 61
_STEEPEST: Final = 1.7
"""More than any field of the spine changes on a way of 1 mm, per mm."""

Piece = tuple[FloatArray, tuple[FloatArray, ...]]


def pieces(x: FloatArray, v: FloatArray, field: FloatArray) -> list[Piece]:
    """Pieces (outer ring, holes) of the region where `field` is negative, largest first.

    Of two equal ones, mirror images mostly, that on the patient's right comes first.

    Parameters
    ----------
    x, v : (nx,), (nv,) float
        Grid coordinates, mm.
    field : (nv, nx) float
        Signed distance.
    """
    rows, columns = _window(field)
    generator = contourpy.contour_generator(
        x[columns], v[rows], field[rows, columns], fill_type="OuterOffset"
    )
    found: list[tuple[float, Piece]] = []
    for points, offsets in zip(*generator.filled(_FAR, 0.0), strict=True):
        rings = [points[a : b - 1] for a, b in pairwise(offsets)]
        area = abs(ring_area(rings[0]))
        holes = tuple(r for r in rings[1:] if abs(ring_area(r)) > LEAST_AREA_MM2)
        if area > LEAST_AREA_MM2:
            found.append((area, (rings[0], holes)))
    found.sort(key=lambda item: -item[0])
    for i, (one, other) in enumerate(pairwise(found.copy())):
        equal = one[0] - other[0] < _EQUAL_MM2
        if equal and one[1][0][:, 0].mean() > other[1][0][:, 0].mean():
            found[i : i + 2] = other, one
    return [piece for _, piece in found]


def _window(field: FloatArray) -> tuple[slice, slice]:
    """Rows and columns that hold all of a field (nv, nx) that is negative, and one around them.

    All of them if it reaches an edge, where a ring would begin elsewhere.
    """
    inside = field < 0
    rows, columns = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return slice(2), slice(2)
    low, high = (rows[0] - 1, columns[0] - 1), (rows[-1] + 1, columns[-1] + 1)
    if min(low) < 0 or high[0] == field.shape[0] or high[1] == field.shape[1]:
        return slice(None), slice(None)
    return slice(low[0], high[0] + 1), slice(low[1], high[1] + 1)


def near_zero(
    field: Callable[[FloatArray, FloatArray], FloatArray],
    x: FloatArray,
    v: FloatArray,
    beyond_mm: float = 0.0,
) -> FloatArray:
    """A field (nv, nx) on an even grid, exact wherever its outlines run; elsewhere rough.

    It is evaluated on every fourth row and column first, and then in the cells that an outline
    may cross, or may come nearer to than `beyond_mm`.
    """
    rows, columns = nodes(len(v)), nodes(len(x))
    found = field(x[columns][None, :], v[rows][:, None])
    coarse = np.broadcast_to(found, (len(rows), len(columns)))
    cell = np.hypot(x[columns[1]] - x[0], v[rows[1]] - v[0])
    out = between(coarse, (len(v), len(x)))
    crossed = corners(np.minimum, np.abs(coarse)) < 0.5 * cell * _STEEPEST + beyond_mm
    row, column = np.nonzero(inside(crossed, out.shape))
    out[row, column] = field(x[column], v[row])
    return out


def ring_area(ring: FloatArray) -> float:
    """Signed area of a ring (n, 2), mm²."""
    x, v = ring[:, 0], ring[:, 1]
    return float(0.5 * np.sum(x * np.roll(v, -1) - np.roll(x, -1) * v))


def resampled(ring: FloatArray, step_mm: float) -> FloatArray:
    """A ring with its vertices spread evenly, at least eight."""
    closed = np.concatenate([ring, ring[:1]])
    count = max(8, round(float(_lengths(closed)[-1]) / step_mm))
    return evenly_spread(closed, count + 1)[:-1]


def evenly_spread(line: FloatArray, count: int) -> FloatArray:
    """A line (n, 2) with `count` vertices in even steps along it, its ends where they were."""
    length = _lengths(line)
    at = np.linspace(0.0, length[-1], count)
    return np.stack([np.interp(at, length, line[:, i]) for i in (0, 1)], axis=-1)


def _lengths(line: FloatArray) -> FloatArray:
    """How far along a line each vertex lies, mm."""
    return np.concatenate([[0.0], np.cumsum(np.sqrt((np.diff(line, axis=0) ** 2).sum(axis=1)))])


def ray_outline(
    field: Callable[[FloatArray, FloatArray], FloatArray],
    centre: tuple[float, float],
    reach_mm: float,
    count: int,
) -> FloatArray:
    """Outline (count, 2) of a region around `centre`, where `field` first turns positive."""
    theta, none = directions(count), np.zeros(1, dtype=np.intp)
    x, v, reach = (np.array([value]) for value in (*centre, reach_mm))
    radii = room(lambda px, pv, _: -field(px, pv), x, v, none, theta, reach, _ON_RAY)
    return polygon(*centre, radii[0], theta)


def ray_outlines(
    fields: Callable[[FloatArray, FloatArray], Sequence[FloatArray]],
    centre: tuple[float, float],
    reach_mm: float,
    count: int,
) -> list[FloatArray]:
    """Outlines (count, 2) of several regions around one centre, their fields found together."""
    theta = directions(count)
    t = np.linspace(0.0, reach_mm, _ON_RAY)
    x = centre[0] + t * np.cos(theta)[None, :, None]
    v = centre[1] + t * np.sin(theta)[None, :, None]
    free = -np.concatenate([np.broadcast_to(field, x.shape) for field in fields(x, v)])
    radii = room_seen(free, theta, np.full(len(free), reach_mm))
    return [polygon(*centre, ring, theta) for ring in radii]


def without_spikes(
    ring: FloatArray, centre: tuple[float, float], out: tuple[float, float] | None = None
) -> FloatArray:
    """A ring (n, 2) on even rays from `centre`, its narrow ends drawn in and rounded.

    Parameters
    ----------
    out : (float, float), optional
        Unit vector in which its depth is kept to 0.2 mm; by default, that is so all round.
    """
    theta = directions(len(ring))
    radii = np.hypot(*(ring - centre).T)
    toward = np.ones(len(ring)) if out is None else np.cos(theta) * out[0] + np.sin(theta) * out[1]
    most = np.where(toward > _SIDEWAYS, _ROUNDED_MM, np.inf)
    return polygon(*centre, np.maximum(eased(radii[None], _SPIKE_RAYS)[0], radii - most), theta)


def outside_mm(ring: FloatArray, x: FloatArray, v: FloatArray) -> FloatArray:
    """Distance of points beyond a ring (n, 2), mm; negative inside it.

    Of what lies farther than ``NEAR_RING_MM`` from the box around the ring, the distance to the
    box, which is less.
    """
    low, high = ring.min(axis=0), ring.max(axis=0)
    out_x = np.maximum(np.maximum(low[0] - x, x - high[0]), 0.0)
    out_v = np.maximum(np.maximum(low[1] - v, v - high[1]), 0.0)
    out = np.asarray(np.sqrt(out_x * out_x + out_v * out_v))
    near = out < NEAR_RING_MM
    out[near] = _outside_mm(ring, x[near], v[near])
    return out


def _outside_mm(ring: FloatArray, x: FloatArray, v: FloatArray) -> FloatArray:
    x, v = x[:, None], v[:, None]
    (x0, v0), (x1, v1) = ring.T, np.roll(ring, -1, axis=0).T
    along_x, along_v = x1 - x0, v1 - v0
    length2 = np.maximum(along_x**2 + along_v**2, 1e-12)
    share = np.clip(((x - x0) * along_x + (v - v0) * along_v) / length2, 0.0, 1.0)
    away = (x - x0 - share * along_x) ** 2 + (v - v0 - share * along_v) ** 2
    off = np.sqrt(away.min(axis=-1))
    height = np.where(along_v == 0, 1.0, along_v)
    beyond = ((v0 > v) != (v1 > v)) & (x < x0 + (v - v0) * along_x / height)
    return np.asarray(np.where(beyond.sum(axis=-1) % 2 == 1, -off, off))


def cleft(inner: FloatArray, outer: FloatArray, half_mm: float) -> FloatArray:
    """Ring (14, 2) of a cleft from `inner`, where its end is round, to a wider mouth at `outer`.

    Parameters
    ----------
    inner, outer : (2,) float, mm
        Its ends.
    half_mm : float
        Half its width in the middle; with 0 it is a line.
    """
    along = outer - inner
    length = float(np.hypot(*along))
    along = along / length
    across = np.array([-along[1], along[0]])
    turn = np.radians([0.0, 35.0, 65.0, 90.0])
    end = 0.8 * half_mm
    place = np.concatenate([end * (1 - np.cos(turn)), length * np.array([0.45, 0.75, 1.0])])
    wide = np.concatenate([end * np.sin(turn), half_mm * np.array([0.95, 1.08, 1.25])])
    axis = inner + place[:, None] * along
    return np.concatenate([axis + wide[:, None] * across, (axis - wide[:, None] * across)[::-1]])
