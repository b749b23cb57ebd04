"""How roots and dural sac yield: pushed aside first, then flattened, never overlapped."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.fields import FloatArray, smooth_max, smooth_step
from spine_edu.anatomy.levels import SIDES, Side, exiting_root, traversing_root
from spine_edu.anatomy.nerves import RootCourse
from spine_edu.anatomy.shape import SpineShape
from spine_edu.findings import balloon
from spine_edu.findings.canal import STATION_MM, Canal, canal_around
from spine_edu.findings.case import Case
from spine_edu.findings.prolapse import ProlapseBody, prolapse_body
from spine_edu.findings.shape import shape_of

ROOT_RAYS: Final = 48
SAC_RAYS: Final = 96
ROOT_GAP_MM: Final = 0.09
_REST_GAP_MM: Final = 0.45  # fat between a free root and the walls
SAC_GAP_MM: Final = 0.12
LEAST_PASSAGE_MM: Final = 2.3  # a prolapse leaves this much before the back wall
PASSAGE_ROUNDING_MM: Final = 0.8
_TETHER_MM: Final = {"exiting": 3.0, "traversing": 4.6}  # a ganglion moves less than a sleeve
_GIVE: Final = 0.5  # share of the area lost to an obstacle that the sac does not win back
_ROOT_THETA: Final = balloon.directions(ROOT_RAYS)
_SAC_THETA: Final = balloon.directions(SAC_RAYS)


@dataclass(frozen=True)
class SoftCurves:
    """One soft tissue's outlines on a run of stations.

    Parameters
    ----------
    first : int
        Index of the first station.
    centre_x, centre_v : (k,) float
        Centres, mm.
    radii : (k, n) float
        Distances on equal rays, mm.
    rest_x, rest_v : (k,) float
        Centres at rest, mm.
    rest_area_mm2 : (k,) float
        Areas at rest.
    """

    first: int
    centre_x: FloatArray
    centre_v: FloatArray
    radii: FloatArray
    rest_x: FloatArray
    rest_v: FloatArray
    rest_area_mm2: FloatArray

    @property
    def count(self) -> int:
        """Number of stations."""
        return len(self.centre_x)

    @property
    def stations(self) -> FloatArray:
        """Indices of the stations."""
        return np.arange(self.first, self.first + self.count)

    @property
    def areas_mm2(self) -> FloatArray:
        """Area on each station."""
        return balloon.areas(self.radii)

    def polygons(self) -> FloatArray:
        """Vertices on each station, (k, n, 2) mm."""
        theta = balloon.directions(self.radii.shape[1])
        x = self.centre_x[:, None] + self.radii * np.cos(theta)
        v = self.centre_v[:, None] + self.radii * np.sin(theta)
        return np.stack([x, v], axis=-1)

    def mirrored(self) -> "SoftCurves":
        """The same on the other side."""
        count = self.radii.shape[1]
        flip = (count // 2 - np.arange(count)) % count
        return SoftCurves(
            self.first,
            -self.centre_x,
            self.centre_v,
            self.radii[:, flip],
            -self.rest_x,
            self.rest_v,
            self.rest_area_mm2,
        )


RootKey = tuple[str, Side]
Free = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]


@dataclass(frozen=True)
class Yielded:
    """The soft tissue around one disc, as the findings leave it.

    Parameters
    ----------
    case : Case
        What it was solved for.
    canal : Canal
        Its walls.
    prolapse : ProlapseBody or None
        As if on the left; `mirror` says whether it is on the right.
    mirror : bool
        True for a case on the right.
    roots : dict of SoftCurves
        By name and side: the exiting and the traversing root.
    sac : SoftCurves
        The dural sac.

    Notes
    -----
    Simplified: tissue yields within each plane across the canal; the sac keeps its dural length
    and wins back half of the area it loses; rootlets do not push back.
    """

    case: Case
    canal: Canal
    prolapse: ProlapseBody | None
    mirror: bool
    roots: dict[RootKey, SoftCurves]
    sac: SoftCurves

    def prolapse_clearance(self, x: FloatArray, v: FloatArray, k: FloatArray) -> FloatArray:
        """Distance to the prolapse at signed x, v on stations `k`, mm; 99 without one."""
        if self.prolapse is None:
            return np.full(np.broadcast_shapes(np.shape(x), np.shape(v), np.shape(k)), 99.0)
        return _Push(self.canal, self.prolapse, -1 if self.mirror else 1).distance(x, v, k)

    def at(self, curves: SoftCurves, w_mm: float) -> tuple[float, float, FloatArray] | None:
        """Centre and radii of a soft tissue at a height above the disc; None where it is not."""
        s = self.canal.spine.s_of(self.case.disc) + w_mm
        place = (s - self.canal.s_mm[0]) / STATION_MM - curves.first
        if not -1e-9 <= place <= curves.count - 1 + 1e-9:
            return None
        low = int(np.clip(np.floor(place + 1e-9), 0, curves.count - 1))
        high, share = min(low + 1, curves.count - 1), max(place - low, 0.0)
        mix = [
            (1 - share) * q[low] + share * q[high]
            for q in (curves.centre_x, curves.centre_v, curves.radii)
        ]
        return float(mix[0]), float(mix[1]), mix[2]


def yielded(case: Case) -> Yielded:
    """Solve roots and sac for a lumbar case."""
    return _solve(_mechanical(case))


def _mechanical(case: Case) -> Case:
    """The case without what moves nothing, so that equal geometry is solved once."""
    prolapse = case.prolapse if case.prolapse and case.prolapse.size else None
    sided = prolapse is not None and prolapse.zone != "central"
    return replace(case, prolapse=prolapse, irritation=0.0, side=case.side if sided else "left")


@lru_cache(maxsize=96)
def _solve(case: Case) -> Yielded:
    canal = canal_around(shape_of(case))
    body = prolapse_body(case, canal.spine)
    mirror = case.side == "right" and body is not None and body.base_x_mm > 0
    if body is None:
        return _at_rest(canal.spine.shape, case)
    rest = _at_rest(canal.spine.shape, case)
    push = _Push(canal, body, -1 if mirror else 1)
    roots = {
        key: _yield_root(canal, key, course_curves, push)
        if push.near(course_curves)
        else course_curves
        for key, course_curves in rest.roots.items()
    }
    return Yielded(case, canal, body, mirror, roots, _yield_sac(canal, roots, push))


def _at_rest(shape: SpineShape, case: Case) -> Yielded:
    roots = _resting_roots(shape)
    return Yielded(case, canal_around(shape), None, False, roots, _resting_sac(shape))


@lru_cache(maxsize=24)
def _resting_sac(shape: SpineShape) -> SoftCurves:
    return _yield_sac(canal_around(shape), _resting_roots(shape), None)


@lru_cache(maxsize=24)
def _resting_roots(shape: SpineShape) -> dict[RootKey, SoftCurves]:
    canal = canal_around(shape)
    healthy = without_narrowing(shape)
    names = (exiting_root(shape.disc), traversing_root(shape.disc))
    if shape != healthy:
        resting = _resting_roots(healthy)
        return {key: _yield_root(canal, key, resting[key], None) for key in resting}
    roots: dict[RootKey, SoftCurves] = {}
    for name in names:
        course = _course_curves(canal, canal.spine.roots[name])
        left = _yield_root(canal, (name, "left"), course, None, _REST_GAP_MM)
        left = replace(left, rest_x=left.centre_x, rest_v=left.centre_v)
        roots[name, "left"], roots[name, "right"] = left, left.mirrored()
    return roots


def without_narrowing(shape: SpineShape) -> SpineShape:
    """The same posture and disc height, with nothing that takes room."""
    return SpineShape(shape.disc, shape.curve, shape.posture, shape.disc_height_share)


class _Push:
    """A prolapse as an obstacle on the stations of a canal."""

    def __init__(self, canal: Canal, body: ProlapseBody, sign: int) -> None:
        self.body, self.sign = body, sign
        self._canal = canal
        self._w = canal.s_mm - canal.spine.s_of(canal.spine.shape.disc)

    def distance(self, x: FloatArray, v: FloatArray, k: FloatArray) -> FloatArray:
        """Distance to the prolapse, which keeps a passage before the back wall open, mm."""
        free = self.body.field(self.sign * x, v, self._w[np.asarray(k, dtype=np.intp)])
        passage = LEAST_PASSAGE_MM - self._canal.look(self._canal.back, x, v, k)
        return smooth_max(free, passage, PASSAGE_ROUNDING_MM)

    def near(self, curves: SoftCurves) -> bool:
        """Whether it comes close to these curves at rest."""
        free = self.distance(curves.rest_x, curves.rest_v, curves.stations)
        return bool(np.any(free < 1.0 + np.sqrt(curves.rest_area_mm2 / np.pi)))


def _course_curves(canal: Canal, course: RootCourse) -> SoftCurves:
    inside = (canal.s_mm > course.s_mm[0]) & (canal.s_mm < course.s_mm[-1])
    at = course.at(canal.s_mm[inside])
    keep = at[:, 0] < 34.0
    first = int(np.argmax(inside)) + int(np.argmax(keep))
    x, v, radius = at[keep].T
    radii = np.repeat(radius[:, None], ROOT_RAYS, axis=1)
    return SoftCurves(first, x, v, radii, x, v, balloon.areas(radii))


def _yield_root(
    canal: Canal,
    key: RootKey,
    rest: SoftCurves,
    push: _Push | None,
    gap_mm: float = ROOT_GAP_MM,
) -> SoftCurves:
    k = rest.stations
    radius = np.sqrt(rest.rest_area_mm2 / np.pi)
    side = 1.0 if key[1] == "left" else -1.0

    def free(x: FloatArray, v: FloatArray, at: FloatArray) -> FloatArray:
        walls = canal.walls(x, v, at)
        if push is not None:
            walls = np.minimum(walls, push.distance(x, v, at))
        return walls - gap_mm

    exits = key[0] == exiting_root(canal.spine.shape.disc)
    tether = _TETHER_MM["exiting" if exits else "traversing"]
    x, v = _drift(free, rest.rest_x.copy(), rest.rest_v.copy(), k, radius, side, tether)
    deep = k[:, None, None]
    limit = balloon.room(
        lambda px, pv: free(px, pv, np.broadcast_to(deep, px.shape)),
        x,
        v,
        _ROOT_THETA,
        3.4 * radius,
    )
    radii = balloon.fill(
        lambda grow: radius[:, None] * (1 + grow),
        balloon.rounded(limit, 1),
        rest.rest_area_mm2,
        2.6,
    )
    return SoftCurves(rest.first, x, v, radii, rest.rest_x, rest.rest_v, rest.rest_area_mm2)


def _drift(
    free: Free,
    x: FloatArray,
    v: FloatArray,
    k: FloatArray,
    radius: FloatArray,
    side: float,
    tether_mm: float,
) -> tuple[FloatArray, FloatArray]:
    """Move centres out of the obstacles until the round root fits.

    The farther a root is from its place, the less it moves on: it is held by its sleeve and
    ganglion, and flattens instead.
    """
    x0, v0 = x.copy(), v.copy()
    probe = 0.35
    probe_x = np.array([0.0, probe, -probe, 0.0, 0.0])[:, None]
    probe_v = np.array([0.0, 0.0, 0.0, probe, -probe])[:, None]
    for turn in range(18):
        around = free(x + probe_x, v + probe_v, np.broadcast_to(k, (5, len(k))))
        held = smooth_step(0.5, tether_mm, np.hypot(x - x0, v - v0))
        need = np.maximum(radius * (1 - 0.58 * held) - around[0], 0.0)
        if not need.any():
            break
        slope_x, slope_v = around[1] - around[2], around[3] - around[4]
        norm = np.hypot(slope_x, slope_v) + 0.05
        step = 0.7 * np.minimum(need, 1.0) * 0.93**turn
        x = x + step * (slope_x / norm + 0.12 * side)
        v = v + step * (slope_v / norm + 0.12)
        if turn % 6 == 5:
            x = x0 + gaussian_filter1d(x - x0, 0.8, mode="nearest")
            v = v0 + gaussian_filter1d(v - v0, 0.8, mode="nearest")
    return _ascend(free, x, v, k, least_mm=1.05, turns=8)


def _ascend(
    free: Free, x: FloatArray, v: FloatArray, k: FloatArray, least_mm: float, turns: int
) -> tuple[FloatArray, FloatArray]:
    """Move centres up the slope of the free room until `least_mm` is free all round."""
    probe = 0.4
    probe_x = np.array([0.0, probe, -probe, 0.0, 0.0])[:, None]
    probe_v = np.array([0.0, 0.0, 0.0, probe, -probe])[:, None]
    for turn in range(turns):
        around = free(x + probe_x, v + probe_v, np.broadcast_to(k, (5, len(k))))
        need = np.maximum(least_mm - around[0], 0.0)
        if not need.any():
            break
        slope_x, slope_v = around[1] - around[2], around[3] - around[4]
        norm = np.hypot(slope_x, slope_v) + 0.2
        step = 0.6 * np.minimum(need, 1.2) * 0.94**turn
        x, v = x + step * slope_x / norm, v + step * slope_v / norm
    return x, v


def _yield_sac(canal: Canal, roots: dict[RootKey, SoftCurves], push: _Push | None) -> SoftCurves:
    k = np.arange(len(canal.s_mm))
    rest = canal.spine.sac
    rest_radii = rest.radii(canal.s_mm, _SAC_THETA)
    rest_v = rest.centre_v(canal.s_mm)
    rest_area = balloon.areas(rest_radii)
    free = _room_for_sac(canal, roots, push)
    lost = _lost_area(free, rest_radii, rest_v, k) - _lost_when_healthy(canal.spine.shape)
    target = np.maximum(rest_area - _GIVE * np.maximum(lost, 0.0), 20.0)
    x, v = _ascend(free, np.zeros(len(k)), rest_v.copy(), k, least_mm=3.6, turns=16)
    deep = k[:, None, None]
    limit = balloon.room(
        lambda px, pv: free(px, pv, np.broadcast_to(deep, px.shape)) - SAC_GAP_MM,
        x,
        v,
        _SAC_THETA,
        np.full(len(k), 14.0),
    )
    radii = balloon.fill(
        lambda grow: rest_radii * 0.9 + grow, balloon.rounded(limit, 4), target, 4.5
    )
    return SoftCurves(0, x, v, radii, np.zeros(len(k)), rest_v, rest_area)


def _room_for_sac(canal: Canal, roots: dict[RootKey, SoftCurves], push: _Push | None) -> Free:
    """Distance to walls, prolapse and roots as a function of x, v and station."""
    neighbours = [
        (curves, balloon.StarField(curves.centre_x, curves.centre_v, curves.radii))
        for curves in roots.values()
    ]

    def free(x: FloatArray, v: FloatArray, at: FloatArray) -> FloatArray:
        out = canal.walls(x, v, at)
        if push is not None:
            out = np.minimum(out, push.distance(x, v, at))
        for curves, field in neighbours:
            index = np.clip(at - curves.first, 0, curves.count - 1)
            present = (at >= curves.first) & (at < curves.first + curves.count)
            out = np.minimum(out, np.where(present, field(x, v, index), 99.0))
        return out

    return free


def _lost_area(free: Free, radii: FloatArray, centre_v: FloatArray, k: FloatArray) -> FloatArray:
    """Area of the resting sac that obstacles cover on each station, mm²."""
    shares = (np.arange(10) + 0.5) / 10
    t = radii[:, ::2, None] * shares
    theta = _SAC_THETA[::2, None]
    x, v = t * np.cos(theta), centre_v[:, None, None] + t * np.sin(theta)
    covered = np.clip(0.5 - free(x, v, np.broadcast_to(k[:, None, None], x.shape)) / 0.8, 0.0, 1.0)
    weight = radii[:, ::2, None] ** 2 * shares * (0.1 * 2 * np.pi / (SAC_RAYS // 2))
    return np.sum(covered * weight, axis=(1, 2))


@lru_cache(maxsize=24)
def _lost_when_healthy(shape: SpineShape) -> FloatArray:
    """What the resting section overlaps its healthy surroundings by; the measure starts there."""
    healthy = SpineShape(shape.disc, shape.curve)
    canal = canal_around(healthy)
    rest = canal.spine.sac
    free = _room_for_sac(canal, _resting_roots(healthy), None)
    k = np.arange(len(canal.s_mm))
    return _lost_area(free, rest.radii(canal.s_mm, _SAC_THETA), rest.centre_v(canal.s_mm), k)
