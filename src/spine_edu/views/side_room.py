"""What room there is in a plane along the spine, so that no tissue is drawn into another."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d, maximum_filter1d

from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, Points, lumbar_spine
from spine_edu.views.grids import GridField

GAP_MM: Final = 0.18
_SAMPLES: Final = 40
_FINE_MM: Final = 0.5
_SHUT_MM: Final = 1e-6  # edges that meet are not held apart by how numbers are rounded
_LIFTS: Final = 2
_SWINGS_MM: Final = 1.0
_BENDS: Final = 3
_BENT: Final = 2.0  # stations
_BLOCK_MM: Final = 12.0  # along the spine: each block meets few vertebrae


@dataclass(frozen=True)
class _Extent:
    """Where to sample walls: beyond the last bodies, in front and behind, and how finely, mm."""

    below_mm: float
    above_mm: float
    v_mm: tuple[float, float]
    grid_mm: float
    disc_reach_mm: float


_BACK: Final = _Extent(64.0, 18.0, (-2.0, 48.0), 0.75, 26.0)
_NECK: Final = _Extent(32.0, 36.0, (-2.0, 28.0), 0.5, 20.0)


@lru_cache(maxsize=48)
def walls_along(shape: SpineShape, x_mm: float) -> GridField:
    """Distance to bone, disc or flavum over (arc length, posterior offset) in one plane, mm."""
    if isinstance(shape, NeckShape):
        return _sampled(cervical_spine(shape), x_mm, _NECK)
    return _sampled(lumbar_spine(shape), x_mm, _BACK)


def _sampled(spine: LumbarSpine | CervicalSpine, x_mm: float, extent: _Extent) -> GridField:
    names = tuple(spine.vertebrae)
    step = extent.grid_mm
    v = np.arange(*extent.v_mm, step)
    low, high = spine.s_of(names[-1]) - extent.below_mm, spine.s_of(names[0]) + extent.above_mm
    s = np.arange(low, high, step)
    count = int(_BLOCK_MM / step)
    blocks = [s[i : i + count] for i in range(0, len(s), count)]
    rows = [_block(spine, x_mm, block, v, extent.disc_reach_mm) for block in blocks]
    return GridField(float(s[0]), float(v[0]), step, np.concatenate(rows).T.copy())


def _block(
    spine: LumbarSpine | CervicalSpine, x_mm: float, s: FloatArray, v: FloatArray, reach_mm: float
) -> FloatArray:
    size = (len(s), len(v))
    flat = spine.points(np.full(1, x_mm), v[None, :], s[:, None])
    points = Points(np.full(size, x_mm), flat.v, flat.s, flat.y, flat.z)
    middle = float(s.mean())
    names = spine.near(middle)
    if not names:
        names = (min(spine.vertebrae, key=lambda name: abs(spine.s_of(name) - middle)),)
    fields = list(spine.bones(points, names).values())
    for disc in spine.discs:
        if abs(spine.s_of(disc) - middle) < reach_mm:
            fields += [spine.annulus(points, disc), spine.flavum_field(points, disc)]
    return np.asarray(np.minimum.reduce([np.broadcast_to(field, size) for field in fields]))


@dataclass(frozen=True)
class Band:
    """What another tissue takes of each station: its front and back, mm, over arc length."""

    s_mm: FloatArray
    front_mm: FloatArray
    back_mm: FloatArray

    @property
    def is_empty(self) -> bool:
        """Whether it takes nothing anywhere."""
        return bool(self.s_mm[0] == self.s_mm[-1])

    def distance(self, s: FloatArray, v: FloatArray) -> FloatArray:
        """Distance along v; large where the band is not."""
        front = np.interp(s, self.s_mm, self.front_mm)
        back = np.interp(s, self.s_mm, self.back_mm)
        gone = (s < self.s_mm[0]) | (s > self.s_mm[-1]) | (back - front < 0.02)
        outside = np.abs(v - 0.5 * (front + back)) - 0.5 * (back - front)
        return np.where(gone, 99.0, outside)


def kept_out(
    s: FloatArray,
    front: FloatArray,
    back: FloatArray,
    solids: Iterable[GridField | Band],
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Front and back of a tissue drawn in to the widest room that solids leave it.

    Parameters
    ----------
    s : (k,) float, mm
        Stations along the spine, evenly spaced.
    front, back : (k,) float, mm
        What the tissue would take of them.
    solids : iterable
        Distances to what is in its way, between the stations too.

    Returns
    -------
    front, back : (k,) float, mm
        The same where nothing is in the way; both alike where no room is left.
    free : (k,) float, mm
        The most room on each station; negative where there is none.
    """
    between = max(1, int(np.ceil((s[1] - s[0]) / _FINE_MM)))
    fine = np.interp(np.arange((len(s) - 1) * between + 1) / between, np.arange(len(s)), s)
    asked = np.interp(fine, s, front), np.interp(fine, s, back)
    ahead, behind, most = _widest(fine, *asked, solids)
    front = _not_before(front, ahead, between)
    back = -_not_before(-back, -behind, between)
    most = most[::between]
    shut = (most <= 0) | (back - front < _SHUT_MM)
    there = np.where(most <= 0, ahead[::between], 0.5 * (front + back))
    for open_side, at in ((slice(None, -1), slice(1, None)), (slice(1, None), slice(None, -1))):
        # next to where it ends, it does not swing far into what stops it
        ends = shut[at] & ~shut[open_side]
        low, high = front[open_side] - _SWINGS_MM, back[open_side] + _SWINGS_MM
        held = np.clip(there[at], low, high)
        there[at] = np.where(ends, held, there[at])
    return np.where(shut, there, front), np.where(shut, there, back), most


def _not_before(edge: FloatArray, least: FloatArray, between: int) -> FloatArray:
    """An edge moved back as little as lets its line keep behind what is given between stations.

    Parameters
    ----------
    edge : (k,) float, mm
        At the stations.
    least : (between × (k − 1) + 1,) float, mm
        What the line must not be before.
    """
    share = np.arange(len(least) - 1) % between / between
    low = np.arange(len(least) - 1) // between
    edge = np.maximum(edge, least[::between])
    for _ in range(_LIFTS):
        needed = least[:-1]
        here, beyond = edge[low], edge[low + 1]
        lacks = (1 - share) * here + share * beyond < needed
        # the end that lies farther in front is moved, and no farther than what is in its way
        rising = here < beyond
        ahead, own = np.where(rising, here, beyond), np.where(rising, 1 - share, share)
        behind = np.where(rising, beyond, here)
        moved = (needed - (1 - own) * behind) / np.maximum(own, 1e-6)
        moved = np.where(lacks, np.minimum(moved, np.maximum(needed, behind)), ahead)
        edge = edge.copy()
        np.maximum.at(edge, low + ~rising, moved)
    line = (1 - share) * edge[low] + share * edge[low + 1]
    lack = np.append(np.maximum(least[:-1] - line, 0.0), 0.0)
    return np.asarray(edge + maximum_filter1d(lack, 2 * between - 1, mode="nearest")[::between])


def bent_gently(front: FloatArray, back: FloatArray) -> tuple[FloatArray, FloatArray]:
    """A sac without the kinks at the feet of what presses it; nowhere wider than before.

    Parameters
    ----------
    front, back : (k,) float, mm
        Its edges on even stations.
    """
    middle = 0.5 * (front + back)
    for _ in range(_BENDS):
        front = np.maximum(front, gaussian_filter1d(front, _BENT, mode="nearest"))
        back = np.minimum(back, gaussian_filter1d(back, _BENT, mode="nearest"))
    return np.minimum(front, middle), np.maximum(back, middle)


def _widest(
    s: FloatArray, front: FloatArray, back: FloatArray, solids: Iterable[GridField | Band]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Ends of the free stretch around the freest place of each station, and how free that is."""
    share = np.linspace(0.0, 1.0, _SAMPLES)
    v = front[:, None] + (back - front)[:, None] * share
    at = s[:, None]
    free = np.full(v.shape, 99.0)
    for solid in solids:
        if not isinstance(solid, Band):
            free = np.minimum(free, solid(at, v))
        elif not solid.is_empty:
            free = np.minimum(free, solid.distance(at, v))
    free = free - GAP_MM
    best = np.argmax(free, axis=1)
    rows = np.arange(len(s))
    ahead = _reached(v[:, ::-1], free[:, ::-1], _SAMPLES - 1 - best)
    behind = _reached(v, free, best)
    most = free[rows, best]
    shut, there = most <= 0, v[rows, best]
    return np.where(shut, there, ahead), np.where(shut, there, behind), most


def _reached(v: FloatArray, free: FloatArray, start: FloatArray) -> FloatArray:
    """Where, from `start` on, each row of `free` first turns negative; its end if it does not."""
    met = (free <= 0) & (np.arange(v.shape[1]) > start[:, None])
    first = np.where(met.any(axis=1), np.argmax(met, axis=1), v.shape[1] - 1)
    rows = np.arange(len(v))
    last = np.maximum(first - 1, 0)
    high, low = free[rows, last], free[rows, first]
    step = np.where(low < 0, high / np.maximum(high - low, 1e-9), 1.0)
    return np.asarray(v[rows, last] + np.clip(step, 0.0, 1.0) * (v[rows, first] - v[rows, last]))
