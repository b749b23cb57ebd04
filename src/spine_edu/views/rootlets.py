"""The loose roots of the cauda equina inside the dural sac, placed by the sac's own shape."""

from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings.balloon import areas, directions, polygon

_VERTICES: Final = 8
_RADIUS_MM: Final = 0.72
_WALL_MM: Final = 0.28
_LEAST_WALL_MM: Final = 0.1
_AS_NEAR_MM: Final = 0.25
_TURNS: Final = 14
_AREA_AT_REST_MM2: Final = 150.0
ROOTLET_PAIRS: Final = {"L1/L2": 12, "L2/L3": 12, "L3/L4": 11, "L4/L5": 10, "L5/S1": 8}


@lru_cache(maxsize=8)
def _layout(pairs: int) -> FloatArray:
    """Direction, share of the way to the wall and size of each root on the left; (pairs, 3).

    Notes
    -----
    A crescent at the back with the roots about to leave at the sides, as lying down [ALPF]; a
    fixed irregularity keeps it from looking ruled.
    """
    rng = np.random.default_rng(7)
    step = np.linspace(0.0, 1.0, pairs)
    theta = np.radians(-22 + 104 * step) + rng.uniform(-0.05, 0.05, pairs)
    share = np.where(np.arange(pairs) % 3 == 2, 0.60, 0.88) + rng.uniform(-0.05, 0.05, pairs)
    size = 1.12 - 0.42 * step + rng.uniform(-0.06, 0.06, pairs)
    return np.stack([theta, share, size], axis=-1)


def rootlet_rings(
    centre_x: float, centre_v: float, radii: FloatArray, disc: str
) -> tuple[FloatArray, ...]:
    """Rings (8, 2) of the rootlets in a sac given by its centre and rays, mm.

    They keep their size as long as there is room, come closer as the sac narrows, and stay inside.
    """
    layout = _layout(ROOTLET_PAIRS[disc])
    theta = np.concatenate([layout[:, 0], np.pi - layout[:, 0]])
    share, size = np.tile(layout[:, 1], 2), np.tile(layout[:, 2], 2)
    tight = np.clip(np.sqrt(float(areas(radii[None])[0]) / _AREA_AT_REST_MM2), 0.4, 1.0)
    radius = _RADIUS_MM * size * (0.3 + 0.7 * tight)
    length = share * _reach(radii, theta)
    place = np.stack([length * np.cos(theta), length * np.sin(theta)], axis=-1)
    wall = polygon(0.0, 0.0, radii, directions(len(radii)))
    place = _apart(place, radius, wall)
    inside, _ = _to_wall(place, wall)
    radius = np.clip(inside - _LEAST_WALL_MM, 0.05, radius)
    turn = np.linspace(0, 2 * np.pi, _VERTICES, endpoint=False)
    ring = np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    centre = np.array([centre_x, centre_v])
    return tuple(centre + at + r * ring for at, r in zip(place, radius, strict=True))


def _reach(radii: FloatArray, theta: FloatArray) -> FloatArray:
    grid = directions(len(radii))
    ring = np.append(grid, np.pi), np.append(radii, radii[0])
    return np.asarray(np.interp(theta, *ring, period=2 * np.pi))


def _to_wall(place: FloatArray, wall: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Distance inside a ring and directions away from its nearest edges, for each point."""
    along = np.roll(wall, -1, axis=0) - wall
    gap = place[:, None] - wall[None]
    share = np.clip((gap * along).sum(axis=-1) / (along * along).sum(axis=-1), 0.0, 1.0)
    gap = gap - share[..., None] * along
    distance = np.sqrt((gap * gap).sum(axis=-1))
    rows, nearest = np.arange(len(place)), np.argmin(distance, axis=1)
    least = distance[rows, nearest]
    # the ring runs from the right over the front, so that inside lies on the left of each edge
    edge, off = along[nearest], gap[rows, nearest]
    inside = np.where(edge[:, 0] * off[:, 1] - edge[:, 1] * off[:, 0] > 0, 1.0, -1.0)
    # edges nearly as near have a say: between two walls the way out turns little by little
    share = np.exp((least[:, None] - distance) / _AS_NEAR_MM)
    unit = gap / np.maximum(distance, 1e-9)[..., None]
    away = (share[..., None] * unit).sum(axis=1) / share.sum(axis=1)[:, None]
    return inside * least, inside[:, None] * away


def _apart(place: FloatArray, radius: FloatArray, wall: FloatArray) -> FloatArray:
    """Push rootlets off each other and off the wall, a fixed number of times."""
    least = radius[:, None] + radius[None, :] + 0.12
    for _ in range(_TURNS):
        gap = place[:, None] - place[None]
        distance = np.sqrt((gap * gap).sum(axis=-1)) + 1e-6
        overlap = np.maximum(least - distance, 0.0)
        np.fill_diagonal(overlap, 0.0)
        place = place + 0.2 * np.sum(gap / distance[..., None] * overlap[..., None], axis=1)
        inside, away = _to_wall(place, wall)
        place = place + np.maximum(radius + _WALL_MM - inside, 0.0)[:, None] * away
    return place
