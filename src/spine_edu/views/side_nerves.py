"""Sac, cauda equina, cord tip and roots in a section along the spine, with fixed vertices."""

from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import SIDES
from spine_edu.findings.pressure import root_pressure
from spine_edu.findings.yielding import SoftCurves, Yielded
from spine_edu.views.scene import Outline, Role

_SAC_STATIONS: Final = 144
_CORD_STATIONS: Final = 28
_STRAND_STATIONS: Final = 80
_BLEND_MM: Final = 4.0
_CONUS_TIP: Final = "L1/L2"  # lower third of L1 to the disc below it, most often [Saif98]
_CONUS_LENGTH_MM: Final = 26.0
_STRANDS: Final = (-0.50, -0.16, 0.18, 0.50, 0.80)
_ROOT_POINTS: Final = 32

Span = tuple[FloatArray, FloatArray, FloatArray]


def interval(rings: FloatArray, x_mm: float) -> tuple[FloatArray, FloatArray]:
    """Front and back (v) of outlines (k, n, 2) on the line x = `x_mm`; NaN where they miss it.

    Returns
    -------
    front, back : (k,) float, mm
    """
    following = np.roll(rings, -1, axis=1)
    x0, x1 = rings[..., 0] - x_mm, following[..., 0] - x_mm
    crosses = (x0 < 0) != (x1 < 0)
    share = np.where(crosses, x0 / np.where(crosses, x0 - x1, 1.0), 0.0)
    v = rings[..., 1] + share * (following[..., 1] - rings[..., 1])
    hit = crosses.any(axis=1)
    front = np.where(hit, np.min(np.where(crosses, v, np.inf), axis=1), np.nan)
    back = np.where(hit, np.max(np.where(crosses, v, -np.inf), axis=1), np.nan)
    return front, back


def sac_span(soft: Yielded, x_mm: float) -> Span:
    """Arc length, front and back of the dural sac from T12 to its end, mm.

    Around the disc it is the yielded sac; beyond, it runs on to its resting place.
    """
    spine = soft.canal.spine
    rest = spine.sac
    s = np.linspace(rest.s_mm[0] + 0.5, spine.s_of("T12") + 14.0, _SAC_STATIONS)
    theta = np.linspace(-np.pi, np.pi, 96, endpoint=False)
    radii = rest.radii(s, theta)
    none = np.zeros(len(s))
    whole = SoftCurves(0, none, rest.centre_v(s), radii, none, none, none)
    front, back = interval(whole.polygons(), x_mm)
    near_front, near_back = interval(soft.sac.polygons(), x_mm)
    middle = spine.s_of(soft.case.disc)
    weight = np.clip((soft.canal.s_mm[-1] - middle - np.abs(s - middle)) / _BLEND_MM, 0.0, 1.0)
    inside = weight > 0
    for resting, near in ((front, near_front), (back, near_back)):
        local = np.interp(s[inside], soft.canal.s_mm, near)
        resting[inside] = (1 - weight[inside]) * resting[inside] + weight[inside] * local
    missed = ~(np.isfinite(front) & np.isfinite(back))
    if missed.all():
        return s, rest.centre_v(s), rest.centre_v(s)
    # where the sac has left the plane it goes on as a line, so that every case has all vertices
    middle_v = np.interp(s, s[~missed], 0.5 * (front + back)[~missed])
    return s, np.where(missed, middle_v, front), np.where(missed, middle_v, back)


def _band(soft: Yielded, s: FloatArray, front: FloatArray, back: FloatArray) -> FloatArray:
    curve = soft.canal.spine.curve
    ahead = np.stack(curve.world(s, front), axis=-1)
    behind = np.stack(curve.world(s, back), axis=-1)
    return np.concatenate([ahead, behind[::-1]])


def sac_outlines(soft: Yielded, x_mm: float) -> tuple[Outline, ...]:
    """The sac, the tip of the cord and strands of the cauda equina."""
    s, front, back = sac_span(soft, x_mm)
    out = [Outline("sac", "sac", _band(soft, s, front, back), morph=True)]
    tip = soft.canal.spine.s_of(_CONUS_TIP) + 4.0
    middle, half = 0.5 * (front + back), 0.5 * (back - front)
    for index, place in enumerate(_STRANDS):
        at = np.linspace(s[0], tip + 8.0, _STRAND_STATIONS)
        gather = np.clip((tip + 8.0 - at) / 30.0, 0.0, 1.0)
        lean = 0.30 + gather * (0.86 * place - 0.30 + 0.08)
        centre = np.interp(at, s, middle) + np.interp(at, s, half) * lean
        line = np.stack(soft.canal.spine.curve.world(at, centre), axis=-1)
        out.append(Outline(f"rootlet_{index + 1}", "rootlet", line, closed=False, morph=True))
    if abs(x_mm) < 3.5:
        at = np.linspace(tip, s[-1], _CORD_STATIONS)
        taper = np.clip((at - tip) / _CONUS_LENGTH_MM, 0.0, 1.0) ** 0.7
        centre = np.interp(at, s, middle) + 0.30 * np.interp(at, s, half)
        thick = 3.1 * taper + 0.15
        ring = _band(soft, at, centre - thick, centre + thick)
        out.append(Outline("cord", "cord", ring, morph=True))
    return tuple(out)


def root_outlines(soft: Yielded, x_mm: float) -> tuple[Outline, ...]:
    """Roots that pass through the plane: those of the disc as they yield, others at rest."""
    side = SIDES[0] if x_mm >= 0 else SIDES[1]
    out: list[Outline] = []
    spine = soft.canal.spine
    for name, course in spine.roots.items():
        curves = soft.roots.get((name, side))
        if curves is not None:
            s = soft.canal.s_mm[curves.stations]
            front, back = interval(curves.polygons(), x_mm)
            pressed = root_pressure(soft, (name, side)).emphasis
        else:
            s = course.s_mm
            inside = course.radius_mm**2 - (course.x_mm - abs(x_mm)) ** 2
            half = np.sqrt(np.where(inside > 0, inside, np.nan))
            front, back, pressed = course.v_mm - half, course.v_mm + half, 0.0
        ring = _root_ring(soft, s, front, back)
        if ring is None:
            place = int(np.argmin(np.abs(course.x_mm - abs(x_mm))))
            at = soft.canal.spine.curve.world(course.s_mm[place], course.v_mm[place])
            ring = np.repeat(np.array(at)[None], 2 * (_ROOT_POINTS // 2), axis=0)
        role: Role = "ganglion" if _in_ganglion(ring, soft, course.ganglion_mm) else "root"
        out.append(Outline(f"root_{name}", role, ring, emphasis=pressed, morph=True))
    return tuple(out)


def _in_ganglion(ring: FloatArray, soft: Yielded, reach_mm: tuple[float, float]) -> bool:
    middle = ring.mean(axis=0)
    s, _ = soft.canal.spine.curve.coordinates(middle[:1], middle[1:])
    return bool(reach_mm[0] - 1.0 <= s[0] <= reach_mm[1] + 1.0)


def _root_ring(
    soft: Yielded, s: FloatArray, front: FloatArray, back: FloatArray
) -> FloatArray | None:
    """Closed outline of one root's passage through the plane, rounded at both ends."""
    seen = np.isfinite(front)
    if seen.sum() < 2:
        return None
    low, high = float(s[seen].min()), float(s[seen].max())
    turn = np.linspace(0.0, np.pi, _ROOT_POINTS // 2)
    at = 0.5 * (low + high) - 0.5 * (high - low) * np.cos(turn)
    round_off = np.sin(turn) ** 0.5
    f = np.interp(at, s[seen], front[seen])
    b = np.interp(at, s[seen], back[seen])
    middle, half = 0.5 * (f + b), 0.5 * (b - f) * np.maximum(round_off, 0.02)
    return _band(soft, at, middle - half, middle + half)
