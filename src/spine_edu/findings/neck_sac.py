"""How the sac of the neck yields, and the cord inside it."""

from typing import Final

import numpy as np
from scipy.ndimage import minimum_filter1d

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings import balloon
from spine_edu.findings.neck_canal import STATIONS_MM, NeckCanal
from spine_edu.findings.neck_push import Free, Push, ascend
from spine_edu.findings.neck_roots import RootKey
from spine_edu.findings.strip import RootStrip
from spine_edu.findings.tube import Tube

SAC_RAYS: Final = 80
CORD_RAYS: Final = 72
SAC_GAP_MM: Final = 0.12
CSF_MM: Final = 0.3
"""Dura and the thinnest film of fluid that are always left around the cord."""
_GIVE: Final = 0.35  # share of the area lost to an obstacle that the sac does not win back
SAC_THETA: Final = balloon.directions(SAC_RAYS)
_CORD_THETA: Final = balloon.directions(CORD_RAYS)


def room_for_sac(canal: NeckCanal, roots: dict[RootKey, RootStrip], push: Push | None) -> Free:
    """Distance to walls, findings and roots."""

    def free(x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        out = canal.walls(x, v, w)
        if push is not None:
            out = np.minimum(out, push.distance(x, v, w))
        for strip in roots.values():
            out = np.minimum(out, strip.distance(x, v, w))
        return out

    return free


def yield_sac(
    canal: NeckCanal, roots: dict[RootKey, RootStrip], push: Push | None, lost_before: FloatArray
) -> Tube:
    """The sac in the room it has; `lost_before`: what its resting section overlaps when healthy."""
    rest = canal.spine.sac
    s_mm = canal.middle_s_mm + STATIONS_MM
    rest_radii, rest_v = rest.radii(s_mm, SAC_THETA), rest.centre_v(s_mm)
    rest_area = balloon.areas(rest_radii)
    free = room_for_sac(canal, roots, push)
    lost = lost_area(free, rest_radii, rest_v) - lost_before
    target = np.maximum(rest_area - _GIVE * np.maximum(lost, 0.0), 20.0)
    x, v = ascend(free, np.zeros(len(s_mm)), rest_v.copy(), STATIONS_MM, 2.6, 16)
    limit = balloon.room(
        lambda *place: free(*place) - SAC_GAP_MM,
        x,
        v,
        STATIONS_MM,
        SAC_THETA,
        np.full(len(s_mm), 11.5),
        samples=21,
    )
    limit = minimum_filter1d(limit, 3, axis=0, mode="nearest")  # true between the planes too
    radii = balloon.fill(
        lambda grow: rest_radii * 0.92 + grow, balloon.rounded(limit, 3), target, 3.0
    )
    return Tube(x, v, radii, rest_v, rest_area)


def yield_cord(canal: NeckCanal, sac: Tube) -> Tube:
    """The cord in the sac: drifted to the middle of its room, then flattened."""
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
    x, v = ascend(free, x, v, k, 0.35 * float(half_depth.min()), 6)
    limit = balloon.room(free, x, v, k, _CORD_THETA, 1.7 * rest_radii.max(axis=1))
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


def lost_area(free: Free, radii: FloatArray, centre_v: FloatArray) -> FloatArray:
    """Area of the resting sac that obstacles cover on each plane, mm²."""
    shares = (np.arange(10) + 0.5) / 10
    t = radii[:, ::2, None] * shares
    theta = SAC_THETA[::2, None]
    x, v = t * np.cos(theta), centre_v[:, None, None] + t * np.sin(theta)
    w = np.broadcast_to(STATIONS_MM[:, None, None], x.shape)
    covered = np.clip(0.5 - free(x, v, w) / 0.8, 0.0, 1.0)
    weight = radii[:, ::2, None] ** 2 * shares * (0.1 * 2 * np.pi / (SAC_RAYS // 2))
    return np.asarray(np.sum(covered * weight, axis=(1, 2)))
