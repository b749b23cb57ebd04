"""Smooth curves through landmarks, and signed distances to them."""

import numpy as np

from spine_edu.views.scene import FloatArray


def _catmull_rom(points: FloatArray, samples: int) -> FloatArray:
    """Samples between points[1] and points[-2]; the last landmark is left out.

    Notes
    -----
    Centripetal parametrisation: no loops or overshoot where landmarks lie unevenly.
    """
    before, start, end, after = points[:-3], points[1:-2], points[2:-1], points[3:]
    knots = [np.sqrt(np.linalg.norm(b - a, axis=1))[:, None] + 1e-9 for a, b in (
        (before, start), (start, end), (end, after))]  # fmt: skip
    leave = (start - before) / knots[0] - (end - before) / (knots[0] + knots[1])
    leave = (leave + (end - start) / knots[1]) * knots[1]
    arrive = (end - start) / knots[1] - (after - start) / (knots[1] + knots[2])
    arrive = (arrive + (after - end) / knots[2]) * knots[1]
    t = (np.arange(samples) / samples)[None, :, None]
    start, end, leave, arrive = (a[:, None] for a in (start, end, leave, arrive))
    curve = (
        (2 * t**3 - 3 * t**2 + 1) * start
        + (t**3 - 2 * t**2 + t) * leave
        + (3 * t**2 - 2 * t**3) * end
        + (t**3 - t**2) * arrive
    )
    return np.asarray(curve.reshape(-1, 2), dtype=float)


def smooth_ring(landmarks: object, samples: int = 8) -> FloatArray:
    """Closed smooth curve through landmarks.

    Parameters
    ----------
    landmarks : (n, 2) array-like
        Without the first point repeated.
    samples : int
        Points a segment; landmark i is point ``i * samples`` of the result.

    Returns
    -------
    (n * samples, 2) float
    """
    points = np.asarray(landmarks, dtype=float)
    return _catmull_rom(np.vstack([points[-1:], points, points[:2]]), samples)


def smooth_line(landmarks: object, samples: int = 8) -> FloatArray:
    """Open smooth curve through landmarks, both ends included.

    Returns
    -------
    ((n − 1) * samples + 1, 2) float
    """
    points = np.asarray(landmarks, dtype=float)
    first, last = 2 * points[0] - points[1], 2 * points[-1] - points[-2]
    curve = _catmull_rom(np.vstack([first, points, last]), samples)
    return np.vstack([curve, points[-1:]])


def normals(line: FloatArray) -> FloatArray:
    """Unit normals of an open line, to the left of its direction."""
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-12
    return np.column_stack([-along[:, 1], along[:, 0]])


def signed_distance(points: FloatArray, ring: FloatArray) -> FloatArray:
    """Distance of points to a ring, negative inside.

    Parameters
    ----------
    points : (n, 2) float
    ring : (m, 2) float
        Without its first point repeated.

    Returns
    -------
    (n,) float
    """
    px, py = points[:, 0], points[:, 1]
    nearest = np.full(len(points), np.inf)
    inside = np.zeros(len(points), dtype=bool)
    for (ax, ay), (bx, by) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        dx, dy = bx - ax, by - ay
        t = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy + 1e-18)
        t = np.clip(t, 0.0, 1.0)
        nearest = np.minimum(nearest, (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2)
        if ay != by:
            inside ^= ((ay > py) != (by > py)) & (px < ax + (py - ay) * dx / dy)
    distance = np.sqrt(nearest)
    return np.asarray(np.where(inside, -distance, distance))
