"""Signed distance fields: negative inside, in millimetres; arrays broadcast together."""

import math
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Point = tuple[float, float, float]
Places = tuple[FloatArray, FloatArray, FloatArray]
Part = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]

_VERY_MIDDLE: Final = 0.2  # share of the way from a column's axis to its surface


def smooth_min(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """Union of two fields with a fillet of about `radius_mm`."""
    least = np.asarray(np.minimum(a, b))
    np.subtract(least, _rounding(a, b, radius_mm), out=least)
    return least


def smooth_min_near(
    field: FloatArray, part: Part, places: Places, least_mm: FloatArray, radius_mm: float
) -> FloatArray:
    """:func:`smooth_min` of a field and a part, which is looked at only where it may count.

    Parameters
    ----------
    field : array
        At all places.
    part : callable
        Field of the part at some places.
    places : (x, v, w)
        Arrays that broadcast to those of `field`.
    least_mm : array
        No more than the part's field is there; cheaper to have.
    """
    near = least_mm < field + radius_mm
    if not near.any():
        return field
    if near.all():
        return smooth_min(field, part(*places), radius_mm)
    x, v, w = (np.broadcast_to(q, near.shape)[near] for q in places)
    out = np.array(np.broadcast_to(field, near.shape))
    out[near] = smooth_min(out[near], part(x, v, w), radius_mm)
    return out


def smooth_max(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """Intersection of two fields with an edge rounded by about `radius_mm`."""
    most = np.asarray(np.maximum(a, b))
    np.add(most, _rounding(a, b, radius_mm), out=most)
    return most


def _rounding(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """What a fillet adds where two fields are nearly alike; written over one array, for speed."""
    overlap = np.asarray(np.subtract(a, b))
    np.abs(overlap, out=overlap)
    np.subtract(radius_mm, overlap, out=overlap)
    np.maximum(overlap, 0.0, out=overlap)
    np.multiply(overlap, overlap, out=overlap)
    np.multiply(overlap, 1 / (4 * radius_mm), out=overlap)
    return overlap


def smooth_step(start: float, end: float, value: FloatArray) -> FloatArray:
    """0 before `start`, 1 after `end`, with flat ends; `end` may lie below `start`."""
    t = np.asarray((value - start) * (1 / (end - start)))
    np.maximum(t, 0.0, out=t)
    np.minimum(t, 1.0, out=t)
    return t * t * (3 - 2 * t)


def capsule(
    x: FloatArray,
    y: FloatArray,
    z: FloatArray,
    start: Point,
    end: Point,
    radii_mm: tuple[float, float],
    stretch: Point = (1.0, 1.0, 1.0),
) -> FloatArray:
    """Round bar from `start` to `end`, tapering between two radii.

    `stretch` widens the bar's section along the axes (1 = round).
    """
    way = [(b - a) / k for a, b, k in zip(start, end, stretch, strict=True)]
    length = math.hypot(*way)
    ax, ay, az = (part / length for part in way)
    px, py, pz = (
        c - o if k == 1 else (c - o) * (1 / k)
        for c, o, k in zip((x, y, z), start, stretch, strict=True)
    )
    along = px * ax + py * ay + pz * az
    t = np.minimum(np.maximum(along, 0.0), length)
    away = np.asarray(px * px + py * py + pz * pz - t * (along + along - t))
    np.maximum(away, 0.0, out=away)
    np.sqrt(away, out=away)
    thin, thick = radii_mm
    away -= thin if thin == thick else thin + (thick - thin) / length * t
    least = min(stretch)
    return away if least == 1 else away * least


def rounded_box(
    x: FloatArray, y: FloatArray, z: FloatArray, half: Point, radius_mm: float
) -> FloatArray:
    """Box of half sizes `half` about the origin, with edges rounded by `radius_mm`."""
    qx, qy, qz = (np.abs(c) - h + radius_mm for c, h in zip((x, y, z), half, strict=True))
    outside: FloatArray = np.sqrt(
        np.maximum(qx, 0) ** 2 + np.maximum(qy, 0) ** 2 + np.maximum(qz, 0) ** 2
    )
    inside = np.minimum(np.maximum(qx, np.maximum(qy, qz)), 0)
    return np.asarray(outside + inside - radius_mm)


def ellipsoid(x: FloatArray, y: FloatArray, z: FloatArray, radii_mm: Point) -> FloatArray:
    """Ellipsoid about the origin; exact at the surface, to first order nearby."""
    squares = [(c * (1 / r)) ** 2 for c, r in zip((x, y, z), radii_mm, strict=True)]
    scaled: FloatArray = np.sqrt(squares[0] + squares[1] + squares[2])
    steep = [q * (1 / r**2) for q, r in zip(squares, radii_mm, strict=True)]
    slope = np.sqrt(steep[0] + steep[1] + steep[2])
    # in the very middle, both are 0: it is as deep as the shortest radius
    return (scaled - 1.0) * (scaled + 1e-9 * min(radii_mm)) / (slope + 1e-9)


def rounded_prism(
    x: FloatArray,
    y: FloatArray,
    half_width: FloatArray | float,
    depth_front: FloatArray | float,
    depth_back: FloatArray | float,
    power: float,
) -> FloatArray:
    """Upright column with a superelliptic section, deeper in front or behind."""
    depth = np.where(y > 0, depth_back, depth_front)
    across, along = np.abs(x / half_width), np.abs(y / depth)
    steep_x, steep_y = across ** (power - 1), along ** (power - 1)
    total = across * steep_x + along * steep_y + 1e-12
    scaled = total ** (1 / power)
    slope, rise = steep_x / half_width, steep_y / depth
    gradient = np.sqrt(slope * slope + rise * rise) * (scaled / total)
    out = np.asarray((scaled - 1.0) / np.maximum(gradient, 1e-6))
    deep = scaled <= _VERY_MIDDLE
    if deep.any():  # where all gradients end
        within = np.sqrt(x * x + y * y) - np.minimum(half_width, depth)
        np.copyto(out, within, where=deep)
    return out
