"""What presses a nerve root: the kind of tissue that came nearest where it is worst off."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import Side, vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, lumbar_spine
from spine_edu.findings.cervical_shape import neck_shape_of
from spine_edu.findings.neck_pressure import neck_root_pressure
from spine_edu.findings.neck_push import Push
from spine_edu.findings.neck_yielding import NeckYielded
from spine_edu.findings.pressure import CONTACT_MM, root_pressure
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.shape import shape_of
from spine_edu.findings.yielding import Yielded
from spine_edu.views.figures.nerve_state import Presser

Places = tuple[FloatArray, FloatArray, FloatArray]
_GREW: Final[Mapping[Presser, tuple[str, ...]]] = {
    "bulge": ("bulge_mm", "foramen_growth"),
    "spur": ("hook_growth_mm",),
    "flavum": ("flavum_extra_mm",),
    "joint": ("facet_hypertrophy", "foramen_growth"),
}
"""Amounts of a shape that make a kind of tissue larger."""


def presser_of(soft: Yielded | NeckYielded, key: tuple[str, Side]) -> Presser:
    """The kind of tissue that presses the root `key` (name, side).

    Of those that reach it where it is worst off, the one that came farthest toward it.
    """
    if isinstance(soft, NeckYielded):
        neck = _neck_places(soft, key)
        aged: SpineShape = neck_shape_of(soft.case.aged())
        bodies = _neck_bodies(soft, neck)
        return _chosen(soft.canal.spine, aged, neck, bodies)
    places, prolapse = _lumbar_places(soft, key)
    return _chosen(soft.canal.spine, shape_of(soft.case.aged()), places, {"prolapse": prolapse})


def _chosen(
    spine: LumbarSpine | CervicalSpine,
    aged: SpineShape,
    places: Places,
    bodies: Mapping[Presser, float],
) -> Presser:
    there = {kind: gap for kind, gap in bodies.items() if gap <= CONTACT_MM}
    if there:
        return min(there, key=there.__getitem__)
    now, before = _gaps(spine, places), _gaps(_spine_of(aged), places)
    grown = [
        kind
        for kind in now
        if any(getattr(spine.shape, q, 0.0) > getattr(aged, q, 0.0) for q in _GREW[kind])
    ]
    reached = [kind for kind in grown if now[kind] <= min(now.values()) + CONTACT_MM]
    came = {kind: before[kind] - now[kind] for kind in reached if before[kind] > now[kind]}
    if came:
        return max(came, key=came.__getitem__)
    return "canal" if spine.shape.canal_narrowing else min(now, key=now.__getitem__)


def _spine_of(shape: SpineShape) -> LumbarSpine | CervicalSpine:
    return cervical_spine(shape) if isinstance(shape, NeckShape) else lumbar_spine(shape)


def _gaps(spine: LumbarSpine | CervicalSpine, places: Places) -> dict[Presser, float]:
    """Least distance from a root's outline to each kind of wall, mm."""
    x, v, w = places
    disc = spine.shape.disc
    points = spine.points(x, v, spine.s_of(disc) + w)
    names = vertebrae_of(disc)
    gaps: dict[Presser, float] = {
        "bulge": float(spine.annulus(points, disc).min()),
        "flavum": float(spine.flavum_field(points, disc).min()),
    }
    if isinstance(spine, CervicalSpine):
        gaps["spur"] = float(spine.hook(points, disc).min())
        arches = spine.back_walls(points, names)
    else:
        arches = spine.posterior_bones(points, names)
    gaps["joint"] = min(float(field.min()) for field in arches.values())
    return gaps


def _lumbar_places(soft: Yielded, key: tuple[str, Side]) -> tuple[Places, float]:
    """The root's outline where it is worst off, and how near the prolapse is there."""
    curves, pressure = soft.roots[key], root_pressure(soft, key)
    middle = soft.canal.spine.s_of(soft.case.disc)
    w = soft.canal.s_mm[curves.stations] - middle
    row = int(np.argmin(np.abs(w - pressure.w_mm[pressure.worst])))
    x, v = curves.polygons()[row].T
    station = np.full(len(x), curves.stations[row])
    gap = float(soft.prolapse_clearance(x, v, station).min())
    return (x, v, np.full(len(x), w[row])), gap


def _neck_places(soft: NeckYielded, key: tuple[str, Side]) -> Places:
    """Signed x, v, w of the root's outline where it is worst off."""
    row = neck_root_pressure(soft, key).worst
    x, v, w = (q[row] for q in soft.roots[key].places())
    return x, v, w


def _neck_bodies(soft: NeckYielded, places: Places) -> dict[Presser, float]:
    """How near prolapse and spur are."""
    sign = -1 if soft.mirror else 1
    named: tuple[tuple[Presser, ProlapseBody | None], ...] = (
        ("prolapse", soft.prolapse),
        ("spur", soft.spur),
    )
    return {
        kind: float(Push(soft.canal, (body,), sign).distance(*places).min())
        for kind, body in named
        if body is not None
    }
