"""How a root of the neck yields: across its course, pushed back and then flattened."""

from dataclasses import replace
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.cervical_nerves import U_STEP_MM, RootAxis, from_course
from spine_edu.anatomy.fields import FloatArray, smooth_step
from spine_edu.anatomy.levels import Side
from spine_edu.findings import balloon
from spine_edu.findings.fitting import fitted
from spine_edu.findings.neck_canal import NeckCanal
from spine_edu.findings.neck_push import Free, Push, ascend
from spine_edu.findings.strip import RootStrip

ROOT_RAYS: Final = 40
ROOT_GAP_MM: Final = 0.12
_TETHER_MM: Final = 1.8
_CORE_MM: Final = 0.8
_NEAREST_MM: Final = 0.4  # what is nearer than all else by less than this is one of several
_ROOT_THETA: Final = balloon.directions(ROOT_RAYS)
_SAC_THETA: Final = balloon.directions(96)

RootKey = tuple[str, Side]


def on_axis(canal: NeckCanal, axis: RootAxis) -> RootStrip:
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
    return RootStrip(1.0, axis.u_mm[keep], n, w, oval, n, w, oval, np.full(len(n), np.inf))


def at_rest(canal: NeckCanal, root: RootStrip) -> RootStrip:
    """A root that rests where it lies now, in the room that it has there."""
    n, w, radii = root.centre_n, root.centre_w, root.radii
    room = _walls(canal, root)(n, w, root.u_mm)
    return replace(root, rest_n=n, rest_w=w, rest_radii=radii, rest_room=room)


def _walls(canal: NeckCanal, root: RootStrip) -> Free:
    def free(n: FloatArray, w: FloatArray, along: FloatArray) -> FloatArray:
        x, v = from_course(along, n)
        x = root.sign * x
        return np.minimum(canal.walls(x, v, w), canal.artery(x, v, w))

    return free


def yield_root(canal: NeckCanal, rest: RootStrip, push: Push | None) -> RootStrip:
    """Move a root out of the way across its course, then let it fill the room it has."""
    u, walls = rest.u_mm, _walls(canal, rest)

    def free(n: FloatArray, w: FloatArray, along: FloatArray) -> FloatArray:
        room = walls(n, w, along)
        return room if push is None else np.minimum(room, finding(n, w, along))

    def finding(n: FloatArray, w: FloatArray, along: FloatArray) -> FloatArray:
        x, v = from_course(along, n)
        return np.full_like(x, 99.0) if push is None else push.distance(rest.sign * x, v, w)

    n, w = _drift(free, finding, rest)

    def left(pn: FloatArray, pw: FloatArray, along: FloatArray) -> FloatArray:
        return free(pn, pw, along) - ROOT_GAP_MM

    n, w = fitted(left, n, w, u, np.sqrt(rest.rest_area_mm2 / np.pi))
    limit = balloon.room(left, n, w, u, _ROOT_THETA, 2.4 * rest.rest_radii.max(axis=1))
    radii = balloon.fill(
        lambda grow: rest.rest_radii * (1 + grow),
        balloon.eased(limit, 1.0),
        rest.rest_area_mm2,
        1.4,
    )
    return replace(rest, centre_n=n, centre_w=w, radii=radii)


def _drift(free: Free, finding: Free, rest: RootStrip) -> tuple[FloatArray, FloatArray]:
    """Move centres out of the obstacles until the root fits; held more, the farther it is.

    A finding pushes backward alone: a root goes round it on one side along all its course.
    """
    u, n0, w0 = rest.u_mm, rest.rest_n, rest.rest_w
    n, w = n0, w0
    thin, least_mm = rest.rest_radii.min(axis=1), np.minimum(_CORE_MM, rest.rest_room)
    probe = 0.3
    probe_n = np.array([0.0, probe, -probe, 0.0, 0.0])[:, None]
    probe_w = np.array([0.0, 0.0, 0.0, probe, -probe])[:, None]
    for turn in range(16):
        around = free(n + probe_n, w + probe_w, np.broadcast_to(u, (5, len(u))))
        held = smooth_step(0.3, _TETHER_MM, np.hypot(n - n0, w - w0))
        wanted = np.minimum(thin * (1 - 0.62 * held) + ROOT_GAP_MM, rest.rest_room)
        need = np.maximum(wanted - around[0], 0.0)
        if not need.any():
            break
        slope_n, slope_w = around[1] - around[2], around[3] - around[4]
        met = smooth_step(_NEAREST_MM, 0.0, finding(n, w, u) - around[0])
        slope_n = slope_n + met * (np.abs(slope_n) - slope_n)
        norm = np.hypot(slope_n, slope_w) + 0.05
        step = 0.7 * np.minimum(need, 0.8) * 0.93**turn
        n = n + step * (slope_n / norm + 0.10)
        w = w + 0.6 * step * slope_w / norm
        if turn % 4 == 3:
            n = n0 + gaussian_filter1d(n - n0, 1.3, mode="nearest")
            w = w0 + gaussian_filter1d(w - w0, 1.3, mode="nearest")
    n, w = ascend(free, n, w, u, least_mm, turns=8)
    n = n0 + gaussian_filter1d(n - n0, 1.3, mode="nearest")
    w = w0 + gaussian_filter1d(w - w0, 1.3, mode="nearest")
    return ascend(free, n, w, u, least_mm, turns=4)
