"""Signed distance fields: negative inside, in millimetres; arrays broadcast together."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Point = tuple[float, float, float]


def smooth_min(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """Union of two fields with a fillet of about `radius_mm`."""
    return np.minimum(a, b) - _rounding(a, b, radius_mm)


def smooth_max(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """Intersection of two fields with an edge rounded by about `radius_mm`."""
    return np.maximum(a, b) + _rounding(a, b, radius_mm)


def _rounding(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """What a fillet adds where two fields are nearly alike; written over one array, for speed."""
    overlap = np.asarray(np.abs(a - b))
    np.subtract(radius_mm, overlap, out=overlap)
    np.maximum(overlap, 0.0, out=overlap)
    np.multiply(overlap, overlap, out=overlap)
    np.multiply(overlap, 1 / (4 * radius_mm), out=overlap)
    return overlap


def smooth_step(start: float, end: float, value: FloatArray) -> FloatArray:
    """0 before `start`, 1 after `end`, with flat ends; `end` may lie below `start`."""
    t = np.clip((value - start) / (end - start), 0.0, 1.0)
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
    scale = 1 / np.array(stretch)
    first = scale * start
    axis = scale * end - first
    length2 = float(axis @ axis)
    px, py, pz = (
        c * k - o for c, k, o in zip((x, y, z), scale.tolist(), first.tolist(), strict=True)
    )
    ax, ay, az = axis.tolist()
    along = px * ax + py * ay + pz * az
    t = np.minimum(np.maximum(along * (1 / length2), 0.0), 1.0)
    away = px * px + py * py + pz * pz - t * (2 * along - t * length2)
    radius = radii_mm[0] + (radii_mm[1] - radii_mm[0]) * t
    return np.asarray((np.sqrt(np.maximum(away, 0.0)) - radius) * min(stretch))


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
    scaled: FloatArray = np.sqrt(
        (x / radii_mm[0]) ** 2 + (y / radii_mm[1]) ** 2 + (z / radii_mm[2]) ** 2
    )
    slope = np.sqrt(
        (x / radii_mm[0] ** 2) ** 2 + (y / radii_mm[1] ** 2) ** 2 + (z / radii_mm[2] ** 2) ** 2
    )
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
    radius = np.sqrt(x * x + y * y)
    return np.where(
        scaled > 0.2,
        (scaled - 1.0) / np.maximum(gradient, 1e-6),
        radius - np.minimum(half_width, depth),
    )
