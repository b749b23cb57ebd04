"""Signed distance fields: negative inside, in millimetres; arrays broadcast together."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
Point = tuple[float, float, float]


def smooth_min(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """Union of two fields with a fillet of about `radius_mm`."""
    overlap = np.maximum(radius_mm - np.abs(a - b), 0.0)
    return np.minimum(a, b) - overlap * overlap / (4 * radius_mm)


def smooth_max(a: FloatArray, b: FloatArray, radius_mm: float) -> FloatArray:
    """Intersection of two fields with an edge rounded by about `radius_mm`."""
    overlap = np.maximum(radius_mm - np.abs(a - b), 0.0)
    return np.maximum(a, b) + overlap * overlap / (4 * radius_mm)


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
    a = np.divide(start, stretch)
    b = np.divide(end, stretch)
    axis = b - a
    px, py, pz = x / stretch[0] - a[0], y / stretch[1] - a[1], z / stretch[2] - a[2]
    t = np.clip((px * axis[0] + py * axis[1] + pz * axis[2]) / float(axis @ axis), 0.0, 1.0)
    distance = np.sqrt((px - t * axis[0]) ** 2 + (py - t * axis[1]) ** 2 + (pz - t * axis[2]) ** 2)
    radius = radii_mm[0] + (radii_mm[1] - radii_mm[0]) * t
    return np.asarray((distance - radius) * min(stretch))


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
    return scaled * (scaled - 1.0) / (slope + 1e-9)


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
    scaled = (np.abs(x / half_width) ** power + np.abs(y / depth) ** power) ** (1 / power) + 1e-9
    radius = np.sqrt(x * x + y * y)
    slope = np.abs(x / half_width) ** (power - 1) / half_width
    rise = np.abs(y / depth) ** (power - 1) / depth
    gradient = np.sqrt(slope * slope + rise * rise) * scaled ** (1 - power)
    return np.where(
        scaled > 0.2,
        (scaled - 1.0) / np.maximum(gradient, 1e-6),
        radius - np.minimum(half_width, depth),
    )
