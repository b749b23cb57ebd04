"""How the dural sac yields: it moves back, folds round what presses, and loses some area."""

from functools import lru_cache
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.shape import Curve, SpineShape
from spine_edu.findings import balloon
from spine_edu.findings.canal import Canal, canal_around
from spine_edu.findings.push import Push
from spine_edu.findings.roots import resting_roots
from spine_edu.findings.settling import Feelers, Wall, settled
from spine_edu.findings.soft import Free, IntArray, RootKey, SoftCurves
from spine_edu.findings.unnarrowed import mixed_values, unnarrowed, without_narrowing

SAC_RAYS: Final = 96
SAC_GAP_MM: Final = 0.18
_GIVE: Final = 0.6  # share of the area lost to an obstacle that the sac does not win back
_LEAST_AREA_MM2: Final = 20.0
_STIFFNESS: Final = 0.03
_RING: Final = 8
_RUNGS: Final = (0.33, 0.67, 1.0)
_TURNS: Final = 4
_LAST_TURNS: Final = 11
_CORE_MM: Final = 2.6
_RING_MM: Final = 1.2
_FEELS_MM: Final = 1.5
_MOVED_MM: Final = 0.02
_BACKWARD: Final = (0.0, 0.25)  # pressed between a root and the wall, it goes one way
_MARGIN: Final = 3
_SPARE: Final = 0.7  # share of its room that it gives up to roots and walls before it moves
_THETA: Final = balloon.directions(SAC_RAYS)
_LEFT: Final = np.arange(SAC_RAYS // 4, 3 * SAC_RAYS // 4 + 1)
"""Rays to the patient's left, the two in the midline among them."""
_LOOKS_MM: Final = 14.0


@lru_cache(maxsize=24)
def resting_sac(shape: SpineShape) -> SoftCurves:
    """The sac around the disc of `shape`, without a prolapse."""
    canal = canal_around(shape)
    k = np.arange(len(canal.s_mm))
    most = np.full(len(k), np.inf)
    if shape != without_narrowing(shape):
        most = unnarrowed(shape, lambda healthy: resting_sac(healthy).areas_mm2, mixed_values)
    return _between(canal, resting_roots(shape), None, k, most)


def pushed_sac(canal: Canal, roots: dict[RootKey, SoftCurves], push: Push) -> SoftCurves:
    """The sac beside a prolapse and the roots that it has moved."""
    rest = resting_sac(canal.spine.shape)
    ring = rest.polygons()
    at = np.broadcast_to(rest.stations[:, None], ring.shape[:2])
    met = push.distance(ring[..., 0], ring[..., 1], at).min(axis=1) < _FEELS_MM
    for key, before in resting_roots(canal.spine.shape).items():
        moved = np.abs(roots[key].polygons() - before.polygons()).max(axis=(1, 2))
        met[before.stations] |= moved > _MOVED_MM
    if not met.any():
        return rest
    low = max(int(np.argmax(met)) - _MARGIN, 0)
    high = min(len(met) - int(np.argmax(met[::-1])) + _MARGIN, len(met))
    most = rest.areas_mm2[low:high]
    return rest.replaced(low, _between(canal, roots, push, rest.stations[low:high], most))


def _between(
    canal: Canal,
    roots: dict[RootKey, SoftCurves],
    push: Push | None,
    k: IntArray,
    most_mm2: FloatArray,
) -> SoftCurves:
    """The sac between walls, roots and a prolapse on the stations `k`, never larger than before."""
    rest = canal.spine.sac
    rest_radii = rest.radii(canal.s_mm[k], _THETA)
    rest_v = rest.centre_v(canal.s_mm[k])
    rest_area = balloon.areas(rest_radii)
    free = _room(canal, roots, push)
    shape = canal.spine.shape
    lost = _lost_area(free, rest_radii, rest_v, k) - _lost_when_healthy(shape.disc, shape.curve)[k]
    target = np.maximum(rest_area - _GIVE * np.maximum(lost, 0.0), _LEAST_AREA_MM2)
    target = np.minimum(target, most_mm2)
    zero = np.zeros(len(k))
    feelers = _feelers(rest_radii)
    wanted = _wanted(len(k))
    around = Wall(_room(canal, roots, None), _SPARE * wanted, _BACKWARD)
    home, x, v = (zero, rest_v), zero, rest_v
    for share in _RUNGS if push is not None else _RUNGS[1:]:
        walls = [around]
        if push is not None:
            walls.append(Wall(push.grown(share).distance, wanted, backward=True))
        turns = _LAST_TURNS if share == 1 else _TURNS
        x, v = settled(x, v, home, k, feelers, walls, _STIFFNESS, turns)
        x, v = _along(x), rest_v + _along(v - rest_v)
    limit = _limit(free, x, v, k, even=push is None and canal.even and _alike(roots))
    radii = balloon.fill(
        lambda grow: rest_radii * 0.9 + grow, balloon.eased(limit, 2.0), target, 4.5, 0.3
    )
    return SoftCurves(int(k[0]), x, v, radii, zero, rest_v, rest_area)


def _limit(free: Free, x: FloatArray, v: FloatArray, k: IntArray, *, even: bool) -> FloatArray:
    """Room on each ray around the sac; where left and right are alike, one is mirrored."""

    def left(px: FloatArray, pv: FloatArray, at: IntArray) -> FloatArray:
        return free(px, pv, at) - SAC_GAP_MM

    reach = np.full(len(k), _LOOKS_MM)
    if not even:
        return balloon.room(left, x, v, k, _THETA, reach)
    half = balloon.room(left, x, v, k, _THETA[_LEFT[0] - 1 : _LEFT[-1] + 2], reach)[:, 1:-1]
    limit = np.empty((len(k), SAC_RAYS))
    limit[:, _LEFT] = half
    limit[:, (SAC_RAYS // 2 - _LEFT) % SAC_RAYS] = half
    return limit


def _along(displacement: FloatArray) -> FloatArray:
    """Straightened along the course: the dura does not follow each millimetre on its own."""
    return np.asarray(gaussian_filter1d(displacement, 1.5, mode="nearest"))


def _feelers(rest_radii: FloatArray) -> Feelers:
    step = SAC_RAYS // _RING
    ring = 0.55 * rest_radii[:, ::step]
    theta = _THETA[::step]
    zero = np.zeros((len(ring), 1))
    return Feelers(
        np.concatenate([zero, ring * np.cos(theta)], axis=1),
        np.concatenate([zero, ring * np.sin(theta)], axis=1),
        np.array([1.0, *[1.0 / _RING] * _RING]),
    )


def _wanted(count: int) -> FloatArray:
    return np.tile(np.array([_CORE_MM, *[_RING_MM] * _RING]), (count, 1))


def _room(canal: Canal, roots: dict[RootKey, SoftCurves], push: Push | None) -> Free:
    """Distance to walls, prolapse and roots as a function of x, v and station."""
    even = push is None and canal.even and _alike(roots)
    neighbours = [curves.distance for key, curves in roots.items() if key[1] == "left" or not even]

    def free(x: FloatArray, v: FloatArray, at: IntArray) -> FloatArray:
        if even:
            x = np.abs(x)
        out = canal.walls(x, v, at)
        if push is not None:
            out = np.minimum(out, push.distance(x, v, at))
        for distance in neighbours:
            out = np.minimum(out, distance(x, v, at))
        return out

    return free


def _alike(roots: dict[RootKey, SoftCurves]) -> bool:
    """Whether each root on the right is the mirror image of that on the left."""
    return all(
        np.array_equal(curves.centre_x, -roots[name, "right"].centre_x)
        for (name, side), curves in roots.items()
        if side == "left"
    )


def _lost_area(free: Free, radii: FloatArray, centre_v: FloatArray, k: IntArray) -> FloatArray:
    """Area of the resting sac that obstacles cover on each station, mm²."""
    shares = (np.arange(10) + 0.5) / 10
    t = radii[:, ::2, None] * shares
    theta = _THETA[::2, None]
    x, v = t * np.cos(theta), centre_v[:, None, None] + t * np.sin(theta)
    covered = np.clip(0.5 - free(x, v, np.broadcast_to(k[:, None, None], x.shape)) / 0.8, 0.0, 1.0)
    weight = radii[:, ::2, None] ** 2 * shares * (0.1 * 2 * np.pi / (SAC_RAYS // 2))
    return np.asarray(np.sum(covered * weight, axis=(1, 2)))


@lru_cache(maxsize=24)
def _lost_when_healthy(disc: str, curve: Curve) -> FloatArray:
    """What the resting section overlaps its healthy surroundings by; the measure starts there."""
    healthy = SpineShape(disc, curve)
    canal = canal_around(healthy)
    rest = canal.spine.sac
    free = _room(canal, resting_roots(healthy), None)
    k = np.arange(len(canal.s_mm))
    return _lost_area(free, rest.radii(canal.s_mm, _THETA), rest.centre_v(canal.s_mm), k)
