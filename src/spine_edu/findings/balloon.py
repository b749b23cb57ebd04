"""Soft outlines that fill the room they are given: many closed curves solved at once.

Each curve is a set of distances from its centre along fixed directions, so that vertex i lies in
the same direction in every case, and an obstacle on a ray can never be crossed.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, minimum_filter1d

from spine_edu.anatomy.fields import FloatArray

IntArray = NDArray[np.intp]
Field = Callable[[FloatArray, FloatArray], FloatArray]
Free = Callable[[FloatArray, FloatArray, Any], FloatArray]
"""Room left at x, v on the planes named by the third argument, mm."""
GRAZE_MM = 0.35
_STRETCHES = 3  # of a ray, looked at one after the other
_HALVINGS = 8  # of the growth that fits; from there on, area goes straight with it
_LEAST_SLOPE = 0.3
_EXACT_WITHIN_MM = 2.8  # farther off, the distance to the circle around a curve will do
_NOWHERE_MM = -99.0  # radius of the curve on a station that has none: all is far from it


def directions(count: int) -> FloatArray:
    """Angles of `count` rays; 0 points to the patient's left, a quarter turn backward."""
    return np.linspace(-np.pi, np.pi, count, endpoint=False)


def room(
    free: Free,
    centre_x: FloatArray,
    centre_v: FloatArray,
    at: FloatArray | IntArray,
    theta: FloatArray,
    reach: FloatArray,
    samples: int = 26,
    graze_mm: float = GRAZE_MM,
) -> FloatArray:
    """Distance along each ray to where `free` falls to 0, at most `reach`; (k, n) mm.

    Parameters
    ----------
    free : callable
        Room left at x, v of each curve's plane, mm.
    centre_x, centre_v : (k,) float
        Centres of the curves.
    at : (k,) int or float
        Their planes.
    theta : (n,) float
        Directions.
    reach : (k,) float
        How far to look.
    samples : int
        Points on each ray.
    graze_mm : float
        A ray that passes something nearer than this within its plane is shortened, the more the
        nearer it passes: what grows toward a ray cuts it off little by little, not at one size.
        0 where room is measured.
    """
    t = reach[:, None, None] * np.linspace(0.0, 1.0, samples)
    left = _until_blocked(free, (centre_x, centre_v), at, theta, t)
    return room_seen(left, theta, reach, graze_mm)


def room_seen(
    left: FloatArray, theta: FloatArray, reach: FloatArray, graze_mm: float = GRAZE_MM
) -> FloatArray:
    """As :func:`room`, from the room `left` (k, n, m) at even steps from the centre to `reach`."""
    samples = left.shape[-1]
    step = reach / (samples - 1)
    blocked = left < 0
    first = np.where(blocked.any(axis=-1), np.argmax(blocked, axis=-1), samples)
    after = np.clip(first, 1, samples - 1)[..., None]
    high = np.take_along_axis(left, after, axis=-1)[..., 0]
    low = np.take_along_axis(left, after - 1, axis=-1)[..., 0]
    share = np.clip(low / np.where(low > high, low - high, 1.0), 0.0, 1.0)
    found = (after[..., 0] - 1 + share) * step[:, None]
    found = np.where(first == 0, 0.0, found)
    found = np.where(first >= samples, reach[:, None], found)
    k, i, m = np.nonzero((left > 0) & (left < graze_mm))
    past = left[k, i, m] / (graze_mm * _steepness(left, step, theta, (k, i, m)))
    at = step[k] * m
    np.minimum.at(found, (k, i), at + (reach[k] - at + graze_mm) * past)
    return found


def _until_blocked(
    free: Free,
    centre: tuple[FloatArray, FloatArray],
    at: FloatArray | IntArray,
    theta: FloatArray,
    t: FloatArray,
) -> FloatArray:
    """Room at each sample (k, n, m); −1 where a ray and both beside it are blocked before."""
    x, v = np.cos(theta)[:, None], np.sin(theta)[:, None]
    left = np.full((len(t), len(theta), t.shape[-1]), -1.0)
    open_ = np.ones(left.shape[:2], dtype=bool)
    for some in np.array_split(np.arange(t.shape[-1]), _STRETCHES):
        around = np.concatenate([open_[:, -1:], open_, open_[:, :1]], axis=1)
        k, i = np.nonzero(around[:, :-2] | open_ | around[:, 2:])
        far = t[k, 0, some[0] : some[-1] + 1]
        px, pv = centre[0][k, None] + far * x[i], centre[1][k, None] + far * v[i]
        here = free(px, pv, np.broadcast_to(at[k, None], px.shape))
        left[k, i, some[0] : some[-1] + 1] = here
        open_[k, i] &= here.min(axis=1) >= 0
    return left


def _steepness(
    free: FloatArray,
    step_mm: FloatArray,
    theta: FloatArray,
    at: tuple[IntArray, IntArray, IntArray],
) -> FloatArray:
    """Slope of a field (k, n, m) within the plane, at some of its points on equal rays; at most 1.

    What runs along the plane, such as an endplate just below it, has no slope there.
    """
    k, i, m = at
    step = step_mm[k]
    before, after = np.maximum(m - 1, 0), np.minimum(m + 1, free.shape[-1] - 1)
    along = (free[k, i, after] - free[k, i, before]) / (step * (after - before))
    arc = 2 * np.sin(theta[1] - theta[0]) * step * np.maximum(m, 0.5)
    beside = (free[k, (i + 1) % len(theta), m] - free[k, i - 1, m]) / arc
    from_centre = np.abs(free[:, :, 1] - free[:, :, 0]).max(axis=1)[k] / step
    across = np.where(m == 0, from_centre, beside)
    return np.asarray(np.clip(np.sqrt(along * along + across * across), _LEAST_SLOPE, 1.0))


def rounded(limit: FloatArray, width: int) -> FloatArray:
    """A smooth curve that nowhere exceeds `limit` (k, n): erode, then average as widely."""
    if width == 0:
        return limit
    lowest = minimum_filter1d(limit, 2 * width + 1, axis=-1, mode="wrap")
    return np.asarray(gaussian_filter1d(lowest, 0.5 * width, axis=-1, mode="wrap", radius=width))


def eased(limit: FloatArray, width: float) -> FloatArray:
    """A curve (k, n) that nowhere exceeds `limit`, with its peaks rounded over `width` rays."""
    out = limit
    for _ in range(3):
        out = np.minimum(limit, gaussian_filter1d(out, width, axis=-1, mode="wrap"))
    return out


def areas(radii: FloatArray) -> FloatArray:
    """Areas of the polygons whose vertices lie at `radii` (k, n) on equal rays, mm²."""
    turn = np.sin(2 * np.pi / radii.shape[-1])
    pairs = np.einsum("...n,...n->...", radii[..., :-1], radii[..., 1:])
    return np.asarray(0.5 * turn * (pairs + radii[..., -1] * radii[..., 0]))


def soft_least(a: FloatArray, b: FloatArray, radius: float = 0.5) -> FloatArray:
    """The smaller of two distances, never more than either, with the corner rounded."""
    overlap = np.maximum(radius - np.abs(a - b), 0.0)
    return np.minimum(a, b) - overlap * overlap / (4 * radius)


def fill(
    shape: Callable[[FloatArray], FloatArray],
    limit: FloatArray,
    target_mm2: FloatArray,
    most: float,
    rounding_mm: float = 0.5,
) -> FloatArray:
    """Grow each curve until it has its area or no more room.

    Parameters
    ----------
    shape : callable
        Growth (k, 1) from 0 to `most` → free radii (k, n).
    limit : (k, n) float
        Room on each ray.
    target_mm2 : (k,) float
        Area to reach.
    most : float
        Largest growth.
    rounding_mm : float
        How widely the corner between free shape and limit is rounded.
    """

    def lack(grow: FloatArray) -> FloatArray:
        area = areas(soft_least(shape(grow), limit, rounding_mm))
        return np.asarray(target_mm2 - area)[:, None]

    low = np.zeros((limit.shape[0], 1))
    high = np.full_like(low, most)
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        enough = lack(middle) <= 0
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    before, after = lack(low), lack(high)
    share = np.clip(before / np.maximum(before - after, 1e-9), 0.0, 1.0)
    return soft_least(shape(low + share * (high - low)), limit, rounding_mm)


def polygon(centre_x: float, centre_v: float, radii: FloatArray, theta: FloatArray) -> FloatArray:
    """Vertices (n, 2) of one curve, mm."""
    return np.stack([centre_x + radii * np.cos(theta), centre_v + radii * np.sin(theta)], axis=-1)


class StarField:
    """First-order distance to closed curves given on rays, one per station.

    Parameters
    ----------
    centre_x, centre_v : (k,) float
        Centres, mm.
    radii : (k, n) float
        Distances on equal rays, mm.
    first : int
        Station of the first curve; on stations without a curve, all is far from it.
    """

    def __init__(
        self, centre_x: FloatArray, centre_v: FloatArray, radii: FloatArray, first: int = 0
    ) -> None:
        self._centre_x, self._centre_v, self._first = centre_x, centre_v, first
        self._count = radii.shape[1]
        self._farthest = np.concatenate([[_NOWHERE_MM], radii.max(axis=1), [_NOWHERE_MM]])
        # each ray, and those beside the first and the last once more: none needs to be looked for
        around = np.concatenate([radii[:, -1:], radii, radii[:, :3]], axis=1)
        self._radii = around[:, 1:-1].copy()
        self._slope = (around[:, 2:] - around[:, :-2]) * (self._count / (4 * np.pi))

    def __call__(
        self, x: FloatArray, v: FloatArray, k: FloatArray | NDArray[np.intp]
    ) -> FloatArray:
        """Signed distance at points x, v on stations `k`, mm."""
        at = np.asarray(k, dtype=np.intp) - self._first
        dx = x - self._centre_x.take(at, mode="clip")
        dv = v - self._centre_v.take(at, mode="clip")
        rho = np.sqrt(dx * dx + dv * dv)
        out = rho - self._farthest.take(at + 1, mode="clip")
        near = out < _EXACT_WITHIN_MM
        if near.any():
            at = np.broadcast_to(at, rho.shape)
            out[near] = self._exact(dx[near], dv[near], rho[near], at[near])
        return np.asarray(out)

    def _exact(
        self, dx: FloatArray, dv: FloatArray, rho: FloatArray, at: NDArray[np.intp]
    ) -> FloatArray:
        turn = (np.arctan2(dv, dx) + np.pi) * (self._count / (2 * np.pi))
        low = turn.astype(np.intp)
        share = turn - low
        low += at * (self._count + 2)

        def mixed(values: FloatArray) -> FloatArray:
            flat = values.reshape(-1)
            here = flat.take(low)
            return np.asarray(here + (flat.take(low + 1) - here) * share)

        radius = mixed(self._radii)
        lean = mixed(self._slope) / np.maximum(radius, 0.3)
        return np.asarray((rho - radius) / np.sqrt(1 + lean * lean))
