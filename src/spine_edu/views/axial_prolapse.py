"""What a prolapse draws in an axial section: itself, its way out, the ligament over it."""

from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray, smooth_max
from spine_edu.anatomy.levels import vertebrae_of
from spine_edu.findings.balloon import Field
from spine_edu.findings.case import Case
from spine_edu.findings.prolapse import LEAST_SIZE, ProlapseBody, seated_body
from spine_edu.findings.yielding import PASSAGE_ROUNDING_MM, Yielded, passage_mm
from spine_edu.views.axial_fixed import FixedSection
from spine_edu.views.contours import CLEFT_VERTICES, cleft, ray_outline, without_spikes
from spine_edu.views.ligament import long_ligament, places_mm
from spine_edu.views.scene import Outline

_RAYS: Final = 64
_CORE_SHARE: Final = 0.62
_WALK: Final = 10
_PLL_HALF_WIDTH_MM: Final = 8.0
_OFF_MM: Final = 0.06  # drawn tissues keep this much apart


def prolapse_outlines(
    case: Case, soft: Yielded, fixed: FixedSection, at_mm: float
) -> tuple[Outline, ...]:
    """Fissure, prolapse and its core; where one is absent, collapsed to where it would grow."""
    if case.prolapse is None:
        rim_v = soft.canal.spine.discs[case.disc].depth_back_mm - 1.3
        middle = np.array([[0.0, rim_v]])
        return _outlines(np.tile(middle, (CLEFT_VERTICES, 1)), np.tile(middle, (_RAYS, 1)))
    body = seated_body(case.disc, case.side, case.prolapse, soft.canal.spine)
    flip = np.array([-1.0 if case.side == "right" and body.base_x_mm else 1.0, 1.0])
    ring = np.tile(np.array([body.base_x_mm, body.base_v_mm]), (_RAYS, 1))
    if body.size >= LEAST_SIZE:
        ring = _ring(body, soft, fixed, at_mm)
    width = body.size if body.connected and fixed.through_disc else 0.0
    return _outlines(_fissure(body, width) * flip, ring * flip)


def _outlines(fissure: FloatArray, ring: FloatArray) -> tuple[Outline, ...]:
    middle = ring.mean(axis=0)
    return (
        Outline("fissure", "fissure", fissure, morph=True),
        Outline("prolapse", "prolapse", ring, morph=True),
        Outline(
            "prolapse_core", "prolapse_core", middle + (ring - middle) * _CORE_SHARE, morph=True
        ),
    )


def _ring(body: ProlapseBody, soft: Yielded, fixed: FixedSection, at_mm: float) -> FloatArray:
    """The prolapse (as if on the left) outside disc and bone, before the passage it leaves."""
    sign = -1.0 if soft.mirror else 1.0
    bulk = _bulk(body, soft, fixed, at_mm)

    def free(x: FloatArray, v: FloatArray) -> FloatArray:
        field = np.maximum(bulk(x, v), _OFF_MM - fixed.disc(sign * x, v))
        return np.maximum(field, _OFF_MM - fixed.bone(np.abs(x), v))

    centre = _deepest(free, body)
    ring = ray_outline(free, centre, 2.6 * body.reach_mm() + 1.0, _RAYS)
    return without_spikes(ring, centre, body.out)


def _bulk(body: ProlapseBody, soft: Yielded, fixed: FixedSection, at_mm: float) -> Field:
    shape = soft.canal.spine.shape

    def free(x: FloatArray, v: FloatArray) -> FloatArray:
        passage = passage_mm(x, shape) - fixed.back(np.abs(x), v)
        return smooth_max(body.field(x, v, np.asarray(at_mm)), passage, PASSAGE_ROUNDING_MM)

    return free


def solid_field(soft: Yielded, fixed: FixedSection, at_mm: float) -> Field:
    """Distance to everything in the plane that roots and sac stay out of, a little off it."""
    body = None if soft.prolapse is None else _bulk(soft.prolapse, soft, fixed, at_mm)
    sign = -1.0 if soft.mirror else 1.0

    def free(x: FloatArray, v: FloatArray) -> FloatArray:
        parts = [fixed.disc(x, v), fixed.bone(np.abs(x), v), fixed.back(np.abs(x), v)]
        if body is not None:
            parts.append(body(sign * x, v))
        return np.asarray(np.minimum.reduce(parts) - _OFF_MM)

    return free


def _deepest(free: Field, body: ProlapseBody) -> tuple[float, float]:
    """A point well inside the prolapse, found by walking down its field from its axis."""
    out = np.linspace(0.1, 0.95, 12) * body.reach_mm()
    x = body.base_x_mm + out * body.out[0]
    v = body.base_v_mm + out * body.out[1]
    depth = free(x, v)
    weight = np.exp(-4.0 * (depth - depth.min()) / body.size)
    cx, cv = (float(np.sum(q * weight) / weight.sum()) for q in (x, v))
    step = 0.25 * body.size
    probe_x = np.array([step, -step, 0.0, 0.0])
    probe_v = np.array([0.0, 0.0, step, -step])
    for _ in range(_WALK):
        at = free(cx + probe_x, cv + probe_v)
        slope = np.array([at[0] - at[1], at[2] - at[3]]) / (2 * step)
        norm = float(np.hypot(*slope)) + 0.3
        cx, cv = cx - 0.35 * step * slope[0] / norm, cv - 0.35 * step * slope[1] / norm
    return cx, cv


def _fissure(body: ProlapseBody, size: float) -> FloatArray:
    """The way from nucleus to rim, as wide as the neck; a line where there is none."""
    base = np.array([body.base_x_mm, body.base_v_mm])
    inner = np.array([0.46 * body.base_x_mm, 0.62 * body.base_v_mm])
    return cleft(inner, base, 1.5 * size)


def ligament(
    soft: Yielded, at_mm: float, prolapse: FloatArray, nerves: tuple[FloatArray, ...]
) -> Outline:
    """The posterior longitudinal ligament, lifted by the ring of a prolapse (n, 2)."""
    x = places_mm(_PLL_HALF_WIDTH_MM)
    return long_ligament(x, _back_edge(soft, at_mm, x), prolapse, nerves)


def _back_edge(soft: Yielded, at_mm: float, x: FloatArray) -> FloatArray:
    """Back edge of disc and bodies over x."""
    spine, disc = soft.canal.spine, soft.case.disc
    v = np.arange(8.0, 24.0, 0.2)
    points = spine.points(
        x[None, :], v[:, None], np.full((len(v), len(x)), spine.s_of(disc) + at_mm)
    )
    front = spine.annulus(points, disc)
    for name in vertebrae_of(disc):
        local = spine.frame(name).local(points.y, points.z)
        front = np.minimum(front, spine.vertebrae[name].body(np.abs(x)[None, :], *local))
    last = len(v) - 1 - np.argmax((front < 0)[::-1], axis=0)
    low = np.take_along_axis(front, last[None, :], axis=0)[0]
    high = np.take_along_axis(front, np.minimum(last + 1, len(v) - 1)[None, :], axis=0)[0]
    return np.asarray(v[last] + 0.2 * np.clip(-low / np.maximum(high - low, 1e-6), 0.0, 1.0))
