"""Prolapse and spur of the neck as outlines in an axial plane, collapsed where there is none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine
from spine_edu.anatomy.fields import FloatArray, smooth_max
from spine_edu.anatomy.levels import vertebrae_of
from spine_edu.findings.case import Prolapse
from spine_edu.findings.neck_prolapse import full_prolapse
from spine_edu.findings.neck_push import PASSAGE_ROUNDING_MM, passage_mm
from spine_edu.findings.neck_yielding import NeckYielded
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.spur import full_spur
from spine_edu.findings.strip import RootStrip
from spine_edu.views.contours import CLEFT_VERTICES, cleft, outside_mm, ray_outline, without_spikes
from spine_edu.views.neck.fixed import neck_section
from spine_edu.views.scene import Outline, Role

_RAYS: Final = 64
_CORE_SHARE: Final = 0.62
_ARTERY_GAP_MM: Final = 0.3
_ROOT_GAP_MM: Final = 0.05

Field = Callable[[FloatArray, FloatArray], FloatArray]


def finding_outlines(soft: NeckYielded, at_mm: float) -> tuple[Outline, ...]:
    """Fissure, prolapse, its core and the spur, back to front."""
    return (*_prolapse(soft, at_mm), _spur(soft, at_mm))


def _prolapse(soft: NeckYielded, at_mm: float) -> tuple[Outline, ...]:
    body, sign = soft.prolapse, -1.0 if soft.mirror else 1.0
    if body is None:
        return _no_prolapse(_base(soft))

    beside = _clear_of_roots(soft, at_mm)

    def free(x: FloatArray, v: FloatArray) -> FloatArray:
        seen = np.maximum(visible_part(soft, body, x, v, at_mm), -beside(x, v))
        return _clear_of_spur(soft, seen, x, v, at_mm)

    centre = _deepest(free, body)
    if centre is None:
        return _no_prolapse((sign * body.base_x_mm, body.base_v_mm))
    outline = ray_outline(free, centre, 2.6 * body.reach_mm() + 1.0, _RAYS)
    outline = without_spikes(outline, centre, body.out)
    core = outline.mean(axis=0) + (outline - outline.mean(axis=0)) * _CORE_SHARE
    flip = np.array([sign, 1.0])
    return (
        _fissure(soft, body, at_mm, sign),
        Outline("prolapse", "prolapse", outline * flip, morph=True),
        Outline("prolapse_core", "prolapse_core", core * flip, morph=True),
    )


def _spur(soft: NeckYielded, at_mm: float) -> Outline:
    body, sign = soft.spur, -1.0 if soft.mirror else 1.0
    if body is None:
        return _point("spur", "bone", _sided(soft, full_spur(soft.canal.spine.shape)), _RAYS)

    beside = _clear_of_roots(soft, at_mm)

    def free(x: FloatArray, v: FloatArray) -> FloatArray:
        return np.maximum(visible_part(soft, body, x, v, at_mm), -beside(x, v))

    centre = _deepest(free, body)
    if centre is None:
        return _point("spur", "bone", (sign * body.base_x_mm, body.base_v_mm), _RAYS)
    outline = ray_outline(free, centre, 2.6 * body.reach_mm() + 1.0, _RAYS)
    return Outline("spur", "bone", outline * np.array([sign, 1.0]), morph=True)


def visible_part(
    soft: NeckYielded, body: ProlapseBody, x: FloatArray, v: FloatArray, at_mm: FloatArray | float
) -> FloatArray:
    """A finding (as if on the left) outside disc, bone and artery, before the passage it leaves."""
    at = np.full(np.shape(x), at_mm)
    return surroundings(soft.canal.spine, x, v, at, mirror=soft.mirror).left_of(body, x, v, at)


@dataclass(frozen=True)
class Surroundings:
    """What lies around a finding at some places, whatever the finding.

    Parameters
    ----------
    passage : array
        How far a place lies within the passage before the back wall, mm; negative before it.
    solid : array
        How far it lies in disc, bone or artery, or too near to them.
    """

    passage: FloatArray
    solid: FloatArray

    def left_of(
        self, body: ProlapseBody, x: FloatArray, v: FloatArray, w: FloatArray
    ) -> FloatArray:
        """Field of what is left of a finding at these places."""
        field = smooth_max(body.field(x, v, w), self.passage, PASSAGE_ROUNDING_MM)
        return np.asarray(np.maximum(field, self.solid))


def surroundings(
    spine: CervicalSpine, x: FloatArray, v: FloatArray, w: FloatArray, *, mirror: bool
) -> Surroundings:
    """What lies around the changed disc at places x, v, w; `mirror`: those are on the right."""
    disc = spine.shape.disc
    names = vertebrae_of(disc)
    points = spine.points(x, v, spine.s_of(disc) + w)
    bones, back_walls = spine.bones_and_back_walls(points, names)
    ligaments = [spine.flavum_field(points, name) for name in spine.beside(disc)]
    back = np.minimum.reduce([*back_walls.values(), *ligaments])
    hard = np.minimum.reduce([*bones.values(), *spine.ribs(points, names).values()])
    signed = replace(points, x=-x) if mirror else points
    solid = np.maximum(
        -spine.annulus(signed, disc), _ARTERY_GAP_MM - spine.arteries.field(x, v, points.s)
    )
    return Surroundings(passage_mm(x) - back, np.maximum(solid, 0.1 - hard))


def root_band(strip: RootStrip, at_mm: float) -> FloatArray | None:
    """Outline of a root at a height over the disc, or None; its tip is no knob.

    Notes
    -----
    Simplified: where a root dips out of the plane and back, it is drawn as thick between as beyond.
    """
    band = strip.band(at_mm)
    if band is None:
        return None
    back, front = band[: len(band) // 2], band[len(band) // 2 :][::-1]
    thick = np.maximum(np.hypot(*(back - front).T), 1e-6)
    inward, outward = np.maximum.accumulate(thick), np.maximum.accumulate(thick[::-1])[::-1]
    grown = (np.minimum(inward, outward) / thick)[:, None]
    middle, half = 0.5 * (back + front), 0.5 * (back - front)
    return np.concatenate([middle + grown * half, (middle - grown * half)[::-1]])


def _clear_of_roots(soft: NeckYielded, at_mm: float) -> Field:
    """Distance beyond the drawn roots, as if the finding lay on the left.

    A root bent sharply round a large finding is straight between two of the planes it is solved on.
    """
    flip = np.array([-1.0 if soft.mirror else 1.0, 1.0])
    bands = [band * flip for r in soft.roots.values() if (band := root_band(r, at_mm)) is not None]

    def free(x: FloatArray, v: FloatArray) -> FloatArray:
        none = np.full(np.shape(x), 99.0)
        nearest = np.minimum.reduce([none, *(outside_mm(band, x, v) for band in bands)])
        return np.asarray(nearest - _ROOT_GAP_MM)

    return free


def _clear_of_spur(
    soft: NeckYielded, field: FloatArray, x: FloatArray, v: FloatArray, at_mm: float
) -> FloatArray:
    if soft.spur is None:
        return field
    spur = soft.spur.field(x, v, np.full(np.shape(x), at_mm))
    return np.asarray(np.maximum(field, 0.1 - spur))


def _deepest(free: Field, body: ProlapseBody) -> tuple[float, float] | None:
    """A point well inside the visible part, found by walking down its field."""
    out = np.linspace(0.05, 0.95, 13) * body.reach_mm()
    x = body.base_x_mm + out * body.out[0]
    v = body.base_v_mm + out * body.out[1]
    depth = free(x, v)
    weight = np.exp(-5.0 * (depth - depth.min()) / max(body.size, 0.05))
    cx, cv = (float(np.sum(q * weight) / weight.sum()) for q in (x, v))
    step = 0.18 * body.size
    for _ in range(8):
        at = free(
            cx + np.array([0.0, step, -step, 0.0, 0.0]), cv + np.array([0.0, 0.0, 0.0, step, -step])
        )
        slope = np.array([at[1] - at[2], at[3] - at[4]]) / (2 * step)
        norm = float(np.hypot(*slope)) + 0.3
        cx, cv = cx - 0.35 * step * slope[0] / norm, cv - 0.35 * step * slope[1] / norm
    inside = float(free(np.array([cx]), np.array([cv]))[0])
    return (cx, cv) if inside < 0 else None


def _fissure(soft: NeckYielded, body: ProlapseBody, at_mm: float, sign: float) -> Outline:
    """The way from nucleus to rim, as wide as the neck; only where the plane meets it."""
    base = np.array([sign * body.base_x_mm, body.base_v_mm])
    if not body.connected or not neck_section(soft.canal.spine.shape, at_mm).through_disc:
        return _point("fissure", "fissure", (base[0], base[1]), CLEFT_VERTICES)
    rim = 0.9 * base
    inner = np.array([0.40 * base[0], 0.50 * base[1]])
    ring = cleft(inner, rim, 0.8 * body.size)
    return Outline("fissure", "fissure", ring, morph=True)


def _point(name: str, role: Role, place: tuple[float, float], count: int) -> Outline:
    return Outline(name, role, np.tile(np.asarray(place, float), (count, 1)), morph=True)


def _no_prolapse(place: tuple[float, float]) -> tuple[Outline, ...]:
    return (
        _point("fissure", "fissure", place, CLEFT_VERTICES),
        _point("prolapse", "prolapse", place, _RAYS),
        _point("prolapse_core", "prolapse_core", place, _RAYS),
    )


def _base(soft: NeckYielded) -> tuple[float, float]:
    """Where the case's prolapse would leave the rim; the midline without one."""
    wanted = soft.case.prolapse or Prolapse("central", "protrusion", 1.0)
    return _sided(soft, full_prolapse(soft.canal.spine.shape, wanted.zone, wanted.kind))


def _sided(soft: NeckYielded, body: ProlapseBody) -> tuple[float, float]:
    """Base of a body on the case's side."""
    x = -body.base_x_mm if soft.case.side == "right" else body.base_x_mm
    return x, body.base_v_mm
