"""How the soft tissue of the neck yields: roots, then dural sac, then the cord inside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d, minimum_filter1d

from spine_edu.anatomy.cervical_nerves import U_STEP_MM, RootAxis, from_course
from spine_edu.anatomy.fields import FloatArray, smooth_max, smooth_step
from spine_edu.anatomy.levels import Side, exiting_root
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.findings import balloon
from spine_edu.findings.case import Case
from spine_edu.findings.cervical_shape import neck_shape_of
from spine_edu.findings.neck_canal import STATIONS_MM, NeckCanal, neck_canal
from spine_edu.findings.neck_prolapse import LEAST_SIZE, neck_prolapse
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.spur import spur_body
from spine_edu.findings.strip import RootStrip

SAC_RAYS: Final = 80
CORD_RAYS: Final = 72
ROOT_RAYS: Final = 40
SAC_GAP_MM: Final = 0.12
ROOT_GAP_MM: Final = 0.12
CSF_MM: Final = 0.3
"""Dura and the thinnest film of fluid that are always left around the cord."""
PASSAGE_ROUNDING_MM: Final = 1.2
_CANAL_PASSAGE_MM: Final = 4.8  # a prolapse leaves this much for the cord before the back wall
_FORAMEN_PASSAGE_MM: Final = 2.3  # and this much for the root before the pillar
_TETHER_MM: Final = 1.8
_GIVE: Final = 0.35  # share of the area lost to an obstacle that the sac does not win back
_SAC_THETA: Final = balloon.directions(SAC_RAYS)
_CORD_THETA: Final = balloon.directions(CORD_RAYS)
_ROOT_THETA: Final = balloon.directions(ROOT_RAYS)

Free = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]
RootKey = tuple[str, Side]


@dataclass(frozen=True)
class Tube:
    """Outlines of sac or cord on the axial planes around a disc.

    Parameters
    ----------
    centre_x, centre_v : (k,) float
        Centres, mm.
    radii : (k, n) float
        Distances on equal rays, mm.
    rest_v : (k,) float
        Posterior offset of the centres at rest, mm.
    rest_area_mm2 : (k,) float
        Areas at rest.
    """

    centre_x: FloatArray
    centre_v: FloatArray
    radii: FloatArray
    rest_v: FloatArray
    rest_area_mm2: FloatArray

    @property
    def areas_mm2(self) -> FloatArray:
        """Area on each plane."""
        return balloon.areas(self.radii)

    def polygons(self) -> FloatArray:
        """Vertices on each plane, (k, n, 2) mm."""
        theta = balloon.directions(self.radii.shape[1])
        x = self.centre_x[:, None] + self.radii * np.cos(theta)
        v = self.centre_v[:, None] + self.radii * np.sin(theta)
        return np.stack([x, v], axis=-1)

    def at(self, w_mm: float) -> tuple[float, float, FloatArray]:
        """Centre and radii at a height over the disc, mm."""
        mixed = (
            _between(self.centre_x, w_mm),
            _between(self.centre_v, w_mm),
            _between(self.radii, w_mm),
        )
        return float(mixed[0]), float(mixed[1]), mixed[2]

    def distance(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to the outline at signed x, mm."""
        place = _place(w)
        low = np.minimum(np.floor(place), len(STATIONS_MM) - 2.0)
        share = place - low
        star = balloon.StarField(self.centre_x, self.centre_v, self.radii)
        return np.asarray((1 - share) * star(x, v, low) + share * star(x, v, low + 1))


def _place(w: FloatArray) -> FloatArray:
    step = STATIONS_MM[1] - STATIONS_MM[0]
    return np.asarray(np.clip((w - STATIONS_MM[0]) / step, 0.0, len(STATIONS_MM) - 1.0))


def _between(rows: FloatArray, w_mm: float) -> FloatArray:
    place = float(_place(np.asarray(w_mm, dtype=float)))
    low = min(int(place), len(STATIONS_MM) - 2)
    return np.asarray((1 - (place - low)) * rows[low] + (place - low) * rows[low + 1])


@dataclass(frozen=True)
class NeckYielded:
    """The soft tissue around one disc of the neck, as the findings leave it.

    Parameters
    ----------
    case : Case
        What it was solved for.
    canal : NeckCanal
        Its walls.
    prolapse, spur : ProlapseBody or None
        As if on the left; `mirror` says whether the case is on the right.
    mirror : bool
        True for a case on the right.
    roots : dict of RootStrip
        The exiting root by name and side.
    sac, cord : Tube
        The dural sac and the spinal cord in it.

    Notes
    -----
    Simplified: the sac yields within each axial plane and wins back part of the area it loses;
    the cord drifts to the middle of the room it has and then flattens; a root yields within
    planes across its course. Rootlets do not push back.
    """

    case: Case
    canal: NeckCanal
    prolapse: ProlapseBody | None
    spur: ProlapseBody | None
    mirror: bool
    roots: dict[RootKey, RootStrip]
    sac: Tube
    cord: Tube

    def finding_clearance(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to prolapse or spur at signed x, mm; 99 without them."""
        return _Push(self.canal, self.bodies, -1 if self.mirror else 1).distance(x, v, w)

    @property
    def bodies(self) -> tuple[ProlapseBody, ...]:
        """Prolapse and spur, where present."""
        return tuple(body for body in (self.prolapse, self.spur) if body is not None)


def neck_yielded(case: Case) -> NeckYielded:
    """Solve roots, sac and cord for a case of the neck."""
    return _solve(_mechanical(case))


def _mechanical(case: Case) -> Case:
    """The case without what moves nothing, so that equal geometry is solved once."""
    prolapse = case.prolapse if case.prolapse and case.prolapse.size >= LEAST_SIZE else None
    spur = case.spur if case.spur and case.spur.size >= LEAST_SIZE else None
    sided = spur is not None or (prolapse is not None and prolapse.zone != "central")
    return replace(
        case,
        prolapse=prolapse,
        spur=spur,
        irritation=0.0,
        side=case.side if sided else "left",
    )


@lru_cache(maxsize=96)
def _solve(case: Case) -> NeckYielded:
    canal = neck_canal(neck_shape_of(case))
    prolapse, spur = neck_prolapse(case, canal.spine), spur_body(case, canal.spine)
    mirror = case.side == "right" and (prolapse is not None or spur is not None)
    resting = _resting_roots(canal.spine.shape)
    bodies = tuple(body for body in (prolapse, spur) if body is not None)
    if not bodies:
        sac, cord = _resting_tubes(canal.spine.shape)
        return NeckYielded(case, canal, None, None, False, resting, sac, cord)
    push = _Push(canal, bodies, -1 if mirror else 1)
    roots = {
        key: _yield_root(canal, strip, push) if push.near(strip) else strip
        for key, strip in resting.items()
    }
    sac = _yield_sac(canal, roots, push)
    return NeckYielded(case, canal, prolapse, spur, mirror, roots, sac, _yield_cord(canal, sac))


@lru_cache(maxsize=24)
def _resting_tubes(shape: NeckShape) -> tuple[Tube, Tube]:
    canal = neck_canal(shape)
    sac = _yield_sac(canal, _resting_roots(shape), None)
    return sac, _yield_cord(canal, sac)


@lru_cache(maxsize=24)
def _resting_roots(shape: NeckShape) -> dict[RootKey, RootStrip]:
    canal = neck_canal(shape)
    healthy = without_narrowing(shape)
    if shape != healthy:
        rest = _resting_roots(healthy)
        return {key: _yield_root(canal, strip, None) for key, strip in rest.items()}
    name = exiting_root(shape.disc)
    axis = _on_axis(canal, canal.spine.roots[name])
    left = _yield_root(canal, axis, None)
    left = replace(left, rest_n=left.centre_n, rest_w=left.centre_w, rest_radii=left.radii)
    return {(name, "left"): left, (name, "right"): left.mirrored()}


def without_narrowing(shape: NeckShape) -> NeckShape:
    """The same posture and disc height, with nothing that takes room."""
    return NeckShape(shape.disc, shape.curve, shape.posture, shape.disc_height_share)


class _Push:
    """Prolapse and spur as one obstacle that leaves a passage before the back wall."""

    def __init__(self, canal: NeckCanal, bodies: tuple[ProlapseBody, ...], sign: int) -> None:
        self._canal, self._bodies, self._sign = canal, bodies, sign

    def distance(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to the findings, mm; 99 without any."""
        if not self._bodies:
            return np.full(np.broadcast_shapes(np.shape(x), np.shape(v), np.shape(w)), 99.0)
        free = np.minimum.reduce([body.field(self._sign * x, v, w) for body in self._bodies])
        passage = passage_mm(x) - self._canal.look(self._canal.back, x, v, w)
        return np.maximum(
            smooth_max(free, passage, PASSAGE_ROUNDING_MM), 0.3 - self._canal.artery(x, v, w)
        )

    def near(self, strip: RootStrip) -> bool:
        """Whether it comes close to a root at rest."""
        x, v = from_course(strip.u_mm, strip.rest_n)
        free = self.distance(strip.sign * x, v, strip.rest_w)
        return bool(np.any(free < 1.0 + strip.radii.max(axis=1)))


def passage_mm(x: FloatArray) -> FloatArray:
    """Least room a finding leaves before the back wall: for the cord, and less for a root."""
    narrower = smooth_step(3.0, 12.0, np.abs(x))
    return _CANAL_PASSAGE_MM + (_FORAMEN_PASSAGE_MM - _CANAL_PASSAGE_MM) * narrower


def _on_axis(canal: NeckCanal, axis: RootAxis) -> RootStrip:
    """The resting tube from the wall of the sac outward, tapering to a sleeve at its start."""
    spine, disc = canal.spine, canal.spine.shape.disc
    s = np.array([spine.s_of(disc)])
    radii = spine.sac.radii(s, _SAC_THETA)
    sac = balloon.StarField(np.zeros(1), spine.sac.centre_v(s), radii)
    x, v = from_course(axis.u_mm, axis.n_mm)
    outside = sac(x, v, np.zeros(len(x))) > -0.5
    keep = np.flatnonzero(outside & (x < 26.0))
    sleeve = 1 - 0.35 * np.exp(-np.arange(len(keep)) * U_STEP_MM / 1.1)
    thick, tall = axis.thick_mm[keep] * sleeve, axis.tall_mm[keep] * sleeve
    oval = 1 / np.sqrt(
        (np.cos(_ROOT_THETA) / thick[:, None]) ** 2 + (np.sin(_ROOT_THETA) / tall[:, None]) ** 2
    )
    n, w = axis.n_mm[keep], axis.w_mm[keep]
    return RootStrip(1.0, axis.u_mm[keep], n, w, oval, n, w, oval)


def _yield_root(canal: NeckCanal, rest: RootStrip, push: _Push | None) -> RootStrip:
    """Move a root out of the way across its course, then let it fill the room it has."""
    u = rest.u_mm

    def free(n: FloatArray, w: FloatArray, along: FloatArray) -> FloatArray:
        x, v = from_course(along, n)
        x = rest.sign * x
        walls = np.minimum(canal.walls(x, v, w), canal.artery(x, v, w))
        return walls if push is None else np.minimum(walls, push.distance(x, v, w))

    thin = rest.rest_radii.min(axis=1)
    n, w = _drift(free, rest.rest_n.copy(), rest.rest_w.copy(), u, thin)
    deep = u[:, None, None]
    limit = balloon.room(
        lambda pn, pw: free(pn, pw, np.broadcast_to(deep, pn.shape)) - ROOT_GAP_MM,
        n,
        w,
        _ROOT_THETA,
        2.4 * rest.rest_radii.max(axis=1),
    )
    radii = balloon.fill(
        lambda grow: rest.rest_radii * (1 + grow),
        balloon.rounded(limit, 1),
        rest.rest_area_mm2,
        1.4,
    )
    return replace(rest, centre_n=n, centre_w=w, radii=radii)


def _drift(
    free: Free, n: FloatArray, w: FloatArray, u: FloatArray, thin: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Move centres out of the obstacles until the root fits; held more, the farther it is."""
    n0, w0 = n.copy(), w.copy()
    probe = 0.3
    probe_n = np.array([0.0, probe, -probe, 0.0, 0.0])[:, None]
    probe_w = np.array([0.0, 0.0, 0.0, probe, -probe])[:, None]
    for turn in range(16):
        around = free(n + probe_n, w + probe_w, np.broadcast_to(u, (5, len(u))))
        held = smooth_step(0.3, _TETHER_MM, np.hypot(n - n0, w - w0))
        need = np.maximum(thin * (1 - 0.62 * held) + ROOT_GAP_MM - around[0], 0.0)
        if not need.any():
            break
        slope_n, slope_w = around[1] - around[2], around[3] - around[4]
        norm = np.hypot(slope_n, slope_w) + 0.05
        step = 0.7 * np.minimum(need, 0.8) * 0.93**turn
        n = n + step * (slope_n / norm + 0.10)
        w = w + 0.6 * step * slope_w / norm
        if turn % 4 == 3:
            n = n0 + gaussian_filter1d(n - n0, 1.3, mode="nearest")
            w = w0 + gaussian_filter1d(w - w0, 1.3, mode="nearest")
    return _ascend(free, n, w, u, least_mm=0.8, turns=8)


def _ascend(
    free: Free, x: FloatArray, v: FloatArray, k: FloatArray, least_mm: float, turns: int
) -> tuple[FloatArray, FloatArray]:
    """Move centres up the slope of the free room until `least_mm` is free all round."""
    probe = 0.35
    probe_x = np.array([0.0, probe, -probe, 0.0, 0.0])[:, None]
    probe_v = np.array([0.0, 0.0, 0.0, probe, -probe])[:, None]
    for turn in range(turns):
        around = free(x + probe_x, v + probe_v, np.broadcast_to(k, (5, len(k))))
        need = np.maximum(least_mm - around[0], 0.0)
        if not need.any():
            break
        slope_x, slope_v = around[1] - around[2], around[3] - around[4]
        norm = np.hypot(slope_x, slope_v) + 0.2
        step = 0.6 * np.minimum(need, 1.0) * 0.94**turn
        x, v = x + step * slope_x / norm, v + step * slope_v / norm
    return x, v


def _room_for_sac(canal: NeckCanal, roots: dict[RootKey, RootStrip], push: _Push | None) -> Free:
    def free(x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        out = canal.walls(x, v, w)
        if push is not None:
            out = np.minimum(out, push.distance(x, v, w))
        for strip in roots.values():
            out = np.minimum(out, strip.distance(x, v, w))
        return out

    return free


def _yield_sac(canal: NeckCanal, roots: dict[RootKey, RootStrip], push: _Push | None) -> Tube:
    rest = canal.spine.sac
    s_mm = canal.middle_s_mm + STATIONS_MM
    rest_radii, rest_v = rest.radii(s_mm, _SAC_THETA), rest.centre_v(s_mm)
    rest_area = balloon.areas(rest_radii)
    free = _room_for_sac(canal, roots, push)
    lost = _lost_area(free, rest_radii, rest_v) - _lost_when_healthy(canal.spine.shape)
    target = np.maximum(rest_area - _GIVE * np.maximum(lost, 0.0), 20.0)
    x, v = _ascend(free, np.zeros(len(s_mm)), rest_v.copy(), STATIONS_MM, 2.6, 16)
    deep = STATIONS_MM[:, None, None]
    limit = balloon.room(
        lambda px, pv: free(px, pv, np.broadcast_to(deep, px.shape)) - SAC_GAP_MM,
        x,
        v,
        _SAC_THETA,
        np.full(len(s_mm), 11.5),
        samples=21,
    )
    limit = minimum_filter1d(limit, 3, axis=0, mode="nearest")  # true between the planes too
    radii = balloon.fill(
        lambda grow: rest_radii * 0.92 + grow, balloon.rounded(limit, 3), target, 3.0
    )
    return Tube(x, v, radii, rest_v, rest_area)


def _yield_cord(canal: NeckCanal, sac: Tube) -> Tube:
    rest = canal.spine.cord
    s_mm = canal.middle_s_mm + STATIONS_MM
    rest_radii, rest_v = rest.radii(s_mm, _CORD_THETA), rest.centre_v(s_mm)
    area = balloon.areas(rest_radii)
    star = balloon.StarField(sac.centre_x, sac.centre_v, sac.radii)

    def free(x: FloatArray, v: FloatArray, k: FloatArray) -> FloatArray:
        return -star(x, v, k) - CSF_MM

    k = np.arange(len(s_mm), dtype=float)
    half_depth = rest_radii[:, CORD_RAYS // 4]
    x, v = _settle(free, np.zeros(len(k)), rest_v.copy(), k, rest_radii)
    x, v = _ascend(free, x, v, k, 0.35 * float(half_depth.min()), 6)
    limit = balloon.room(
        lambda px, pv: free(px, pv, np.broadcast_to(k[:, None, None], px.shape)),
        x,
        v,
        _CORD_THETA,
        1.7 * rest_radii.max(axis=1),
    )
    radii = balloon.fill(lambda grow: rest_radii * (1 + grow), balloon.rounded(limit, 1), area, 1.2)
    return Tube(x, v, radii, rest_v, area)


def _settle(
    free: Free, x: FloatArray, v: FloatArray, k: FloatArray, radii: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Move the cord until its resting outline fits: away from where it is met most."""
    some = slice(None, None, 4)
    cos, sin = np.cos(_CORD_THETA[some]), np.sin(_CORD_THETA[some])
    at = np.broadcast_to(k[:, None], (len(k), len(cos)))
    for turn in range(14):
        depth = free(x[:, None] + radii[:, some] * cos, v[:, None] + radii[:, some] * sin, at)
        met = np.maximum(-depth, 0.0)
        if not met.any():
            break
        step = 0.8 * 0.92**turn / (met.sum(axis=1) + 0.4)
        pull = met * met
        x = x - step * (pull * cos).sum(axis=1)
        v = v - step * (pull * sin).sum(axis=1)
    return x, v


def _lost_area(free: Free, radii: FloatArray, centre_v: FloatArray) -> FloatArray:
    """Area of the resting sac that obstacles cover on each plane, mm²."""
    shares = (np.arange(10) + 0.5) / 10
    t = radii[:, ::2, None] * shares
    theta = _SAC_THETA[::2, None]
    x, v = t * np.cos(theta), centre_v[:, None, None] + t * np.sin(theta)
    w = np.broadcast_to(STATIONS_MM[:, None, None], x.shape)
    covered = np.clip(0.5 - free(x, v, w) / 0.8, 0.0, 1.0)
    weight = radii[:, ::2, None] ** 2 * shares * (0.1 * 2 * np.pi / (SAC_RAYS // 2))
    return np.asarray(np.sum(covered * weight, axis=(1, 2)))


@lru_cache(maxsize=24)
def _lost_when_healthy(shape: NeckShape) -> FloatArray:
    """What the resting section overlaps its healthy surroundings by; the measure starts there."""
    healthy = NeckShape(shape.disc, shape.curve)
    canal = neck_canal(healthy)
    rest = canal.spine.sac
    s_mm = canal.middle_s_mm + STATIONS_MM
    free = _room_for_sac(canal, _resting_roots(healthy), None)
    return _lost_area(free, rest.radii(s_mm, _SAC_THETA), rest.centre_v(s_mm))
