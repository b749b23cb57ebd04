"""The parts of an axial section of the neck that do not move with a finding: cut once each."""

from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import ARTERY_RADIUS_MM
from spine_edu.anatomy.cervical_spine import CervicalSpine, apart, cervical_spine
from spine_edu.anatomy.fields import FloatArray, smooth_max
from spine_edu.anatomy.levels import vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.spine import Points, clear_of
from spine_edu.findings.balloon import directions, polygon
from spine_edu.views.contours import near_zero, ray_outline, ray_outlines
from spine_edu.views.grids import GridField
from spine_edu.views.neck.muscles import neck_muscle_fields
from spine_edu.views.scene import Outline, Role
from spine_edu.views.section import Section, both_sides, ground, layered_disc, traced

NECK_FRAME_MM: Final = (-32.0, 32.0, -17.0, 38.8)
LAMELLAE: Final = 5
_GRID_MM: Final = 0.4
_STEP_MM: Final = 0.55
_DISC_RAYS: Final = 128
_NUCLEUS_RAYS: Final = 72
_CORNER_MM: Final = 0.9
_FELT_MM: Final = 1.2  # how far from a bone what lies beside it is cut by it
_X: Final = np.arange(0.0, NECK_FRAME_MM[1] + 2.5, _GRID_MM)
_V: Final = np.arange(NECK_FRAME_MM[2] - 2.5, NECK_FRAME_MM[3] + 2.5, _GRID_MM)
_FULL_X: Final = np.concatenate([-_X[:0:-1], _X])
_SIZE: Final = (len(_V), len(_X))


@lru_cache(maxsize=64)
def neck_section(shape: NeckShape, at_mm: float) -> Section:
    """Cut the fixed parts at a height above the middle of the disc of `shape`."""
    section = _cut_section(shape, at_mm)
    healthy = shape.healthy
    return section if shape == healthy else section.like(neck_section(healthy, at_mm))


def _cut_section(shape: NeckShape, at_mm: float) -> Section:
    spine, disc = cervical_spine(shape), shape.disc
    s_mm = spine.s_of(disc) + at_mm
    points = spine.points(_X[None, :], _V[:, None], np.array([[s_mm]]))
    names = spine.near(s_mm)
    bones = apart({name: _bone_field(spine, name, s_mm) for name in names})
    ribs = {n: np.broadcast_to(f, _SIZE) for n, f in spine.ribs(points, names).items()}
    bone = np.minimum.reduce([*bones.values(), *ribs.values()])
    annulus = clear_of(np.broadcast_to(spine.annulus(points, disc), _SIZE), bone, 0.12)
    flavum = clear_of(_flava(spine, points, disc), np.minimum(bone, annulus), 0.12)
    joint = clear_of(spine.cartilage(points, disc), np.minimum(bone, flavum), 0.05)
    through_disc = _body_free(spine, disc, s_mm)
    cut = _round_disc if through_disc else _cut_disc
    parts = cut(spine, disc, s_mm, bone)
    solid = np.minimum(bone, annulus)
    solid = np.minimum(solid, spine.arteries.field(points.x, points.v, points.s))
    return Section(
        (ground(NECK_FRAME_MM), *_muscles(spine, disc, solid), *_arteries(spine, s_mm), *parts),
        (
            *_mirrored("joint", "cartilage", joint),
            *_mirrored("flavum", "flavum", flavum),
            *(p for n, f in ribs.items() for p in _mirrored(f"rib_{n}", "bone", f)),
            *(p for n, f in bones.items() for p in _bone(n, f, disc)),
        ),
        through_disc,
    )


def _bone_field(spine: CervicalSpine, name: str, s_mm: float) -> FloatArray:
    def field(x: FloatArray, v: FloatArray) -> FloatArray:
        return spine.bone(spine.points(x, v, np.array([s_mm])), name)

    return near_zero(field, _X, _V, _FELT_MM)


def _flava(spine: CervicalSpine, points: Points, disc: str) -> FloatArray:
    fields = [spine.flavum_field(points, name) for name in spine.beside(disc)]
    return np.asarray(np.minimum.reduce([np.broadcast_to(f, _SIZE) for f in fields]))


def _body_free(spine: CervicalSpine, disc: str, s_mm: float) -> bool:
    """Whether neither endplate's rim reaches into the plane."""
    rim = spine.discs[disc]
    theta = np.linspace(0, 2 * np.pi, 48)
    x = 0.84 * rim.half_width_mm * np.cos(theta)
    v = 0.97 * rim.depth_front_mm * np.sin(theta)
    below, above = spine.past_endplates(spine.points(x, v, np.full_like(x, s_mm)), disc)
    return float(np.maximum(below, above).max()) < -0.15


def _mirrored(name: str, role: Role, half: FloatArray) -> tuple[Outline, ...]:
    """Outlines of a field given for x ≥ 0, on both sides."""
    if float(half.min()) >= 0:
        return ()
    return _outlines(name, role, both_sides(half))


def _outlines(name: str, role: Role, field: FloatArray) -> tuple[Outline, ...]:
    return traced(name, role, _FULL_X, _V, field, _STEP_MM)


def _bone(name: str, field: FloatArray, disc: str) -> tuple[Outline, ...]:
    """Outlines of one vertebra; loose pieces beside its disc are its uncinate processes."""
    out, hooks = [], 0
    for part in _mirrored(f"bone_{name}", "bone", field):
        x, v = part.points.mean(axis=0)
        beside = name == vertebrae_of(disc)[1] and 6.0 < abs(x) < 14.0 and v < 7.0 and hooks < 2
        if beside and np.ptp(part.points[:, 0]) < 8.0:
            hooks += 1
            part = Outline(f"uncus_{'left' if x > 0 else 'right'}", "bone", part.points)
        out.append(part)
    return tuple(out)


def _muscles(spine: CervicalSpine, disc: str, solid: FloatArray) -> tuple[Outline, ...]:
    joint = spine.joint(disc)
    fields = neck_muscle_fields(
        _X[None, :],
        _V[:, None],
        spine.discs[disc].half_width_mm,
        (joint.middle_x_mm, joint.middle_v_mm),
    )
    return tuple(
        part
        for name, field in fields.items()
        for part in _mirrored(name, "muscle", clear_of(field, solid, 0.7))
    )


def _arteries(spine: CervicalSpine, s_mm: float) -> tuple[Outline, ...]:
    x, v = (float(q) for q in spine.arteries.at(np.array(s_mm)))
    theta = directions(36)
    radii = np.full(36, ARTERY_RADIUS_MM)
    if v < NECK_FRAME_MM[2] + ARTERY_RADIUS_MM:
        return ()
    return tuple(
        Outline(f"vertebral_artery_{side}", "vessel", polygon(sign * x, v, radii, theta))
        for side, sign in (("left", 1.0), ("right", -1.0))
    )


def _round_disc(
    spine: CervicalSpine, disc: str, s_mm: float, bone: FloatArray
) -> tuple[Outline, ...]:
    """The disc cut from rim to rim, on rays, so that it can morph."""
    beside = GridField(0.0, _V[0], _GRID_MM, bone)

    def edges(x: FloatArray, v: FloatArray) -> list[FloatArray]:
        points = spine.points(x, v, np.full_like(x, s_mm))
        shape = spine.discs[disc]
        edge = clear_of(spine.annulus(points, disc), beside(np.abs(x), v), 0.12)
        local, _ = spine.frame(disc).local(points.y, points.z)
        outer, inner = shape.rim(x, local), shape.nucleus_edge(x, local)
        hook = spine.hook(points, disc)
        shares = (k / (LAMELLAE + 1) for k in range(1, LAMELLAE + 1))
        levels = [
            smooth_max((1 - q) * outer + q * inner, 0.14 + 2.0 * q - hook, _CORNER_MM)
            for q in shares
        ]
        return [edge, *levels]

    def nucleus(x: FloatArray, v: FloatArray) -> FloatArray:
        return spine.nucleus(spine.points(x, v, np.full_like(x, s_mm)), disc)

    rim, *rings = ray_outlines(edges, (0.0, 0.0), 15.0, _DISC_RAYS)
    core = ray_outline(nucleus, (0.0, 0.7), 11.0, _NUCLEUS_RAYS)
    return layered_disc(rim, rings, core)


def _cut_disc(
    spine: CervicalSpine, disc: str, s_mm: float, bone: FloatArray
) -> tuple[Outline, ...]:
    """The disc where an endplate runs through the plane."""
    points = spine.points(_FULL_X[None, :], _V[:, None], np.array([[s_mm]]))
    both = both_sides(bone)
    annulus = clear_of(np.broadcast_to(spine.annulus(points, disc), both.shape), both, 0.12)
    nucleus = np.broadcast_to(spine.nucleus(points, disc), both.shape)
    return (*_outlines("annulus", "annulus", annulus), *_outlines("nucleus", "nucleus", nucleus))
