"""The loose roots of the cauda equina inside the dural sac, placed by the sac's own shape."""

from dataclasses import dataclass
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
    wall = _Wall.of(polygon(0.0, 0.0, radii, directions(len(radii))))
    place = _apart(place, radius, wall)
    inside, _ = wall.room(place)
    radius = np.clip(inside - _LEAST_WALL_MM, 0.05, radius)
    turn = np.linspace(0, 2 * np.pi, _VERTICES, endpoint=False)
    ring = np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    centre = np.array([centre_x, centre_v])
    return tuple(centre + at + r * ring for at, r in zip(place, radius, strict=True))


def _reach(radii: FloatArray, theta: FloatArray) -> FloatArray:
    grid = directions(len(radii))
    ring = np.append(grid, np.pi), np.append(radii, radii[0])
    return np.asarray(np.interp(theta, *ring, period=2 * np.pi))


@dataclass(frozen=True)
class _Wall:
    """The edges of a ring that runs from the right over the front: what lies inside is on the left.

    Parameters
    ----------
    x, v, along_x, along_v : (n,) float, mm
        Where each edge begins, and how far it goes.
    """

    x: FloatArray
    v: FloatArray
    along_x: FloatArray
    along_v: FloatArray

    @classmethod
    def of(cls, ring: FloatArray) -> "_Wall":
        """The edges of a ring (n, 2)."""
        along = np.roll(ring, -1, axis=0) - ring
        return cls(*ring.T.copy(), *along.T.copy())

    def room(self, place: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Distance inside (k,) and directions away from the nearest edges (k, 2) of points."""
        gap_x, gap_v = place[:, :1] - self.x, place[:, 1:] - self.v
        along_x, along_v = self.along_x, self.along_v
        share = gap_x * along_x + gap_v * along_v
        share = np.clip(share / (along_x * along_x + along_v * along_v), 0.0, 1.0)
        gap_x, gap_v = gap_x - share * along_x, gap_v - share * along_v
        distance = np.sqrt(gap_x * gap_x + gap_v * gap_v)
        rows, nearest = np.arange(len(place)), np.argmin(distance, axis=1)
        least = distance[rows, nearest]
        off_x, off_v = gap_x[rows, nearest], gap_v[rows, nearest]
        turn = along_x[nearest] * off_v - along_v[nearest] * off_x
        inside = np.where(turn > 0, 1.0, -1.0)
        # edges nearly as near have a say: between two walls the way out turns little by little
        share = np.exp((least[:, None] - distance) / _AS_NEAR_MM)
        total = inside / share.sum(axis=1)
        share = share / np.maximum(distance, 1e-9)
        away = np.stack([(share * gap).sum(axis=1) * total for gap in (gap_x, gap_v)], axis=-1)
        return inside * least, away


def _apart(place: FloatArray, radius: FloatArray, wall: _Wall) -> FloatArray:
    """Push rootlets off each other and off the wall, a fixed number of times."""
    least = radius[:, None] + radius[None, :] + 0.12
    np.fill_diagonal(least, 0.0)
    for _ in range(_TURNS):
        gap = place[:, None] - place[None]
        distance = np.sqrt((gap * gap).sum(axis=-1)) + 1e-6
        overlap = np.maximum(least - distance, 0.0)
        place = place + 0.2 * np.sum(gap * (overlap / distance)[..., None], axis=1)
        inside, away = wall.room(place)
        place = place + np.maximum(radius + _WALL_MM - inside, 0.0)[:, None] * away
    return place
