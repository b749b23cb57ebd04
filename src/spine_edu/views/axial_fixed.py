"""The parts of an axial section that do not move with a prolapse: cut once for each plane."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.disc import LumbarDisc
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.morphometry import LUMBAR_SIZES
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, Points, clear_of, lumbar_spine
from spine_edu.views.contours import ray_outline, ray_outlines
from spine_edu.views.grids import GridField
from spine_edu.views.muscles import muscle_fields
from spine_edu.views.scene import Outline, Role
from spine_edu.views.section import Section, both_sides, ground, layered_disc, traced

FRAME_MM: Final = (-43.0, 43.0, -22.0, 53.0)
LAMELLAE: Final = 9
_GRID_MM: Final = 0.5
_STEP_MM: Final = 0.5
_FINE_STEP_MM: Final = 0.2  # around thin things with pointed ends
_DISC_GAP_MM: Final = 0.12
_LAYER_GAP_MM: Final = 0.3
_CUT_GAP_MM: Final = 0.1  # layers that an endplate cuts off end at the disc's own edge
_ENDPLATE_CLEAR_MM: Final = 0.4
_DISC_RAYS: Final = 144
_X: Final = np.arange(0.0, FRAME_MM[1] + 3.0, _GRID_MM)
_V: Final = np.arange(FRAME_MM[2] - 3.0, FRAME_MM[3] + 3.0, _GRID_MM)
_FULL_X: Final = np.concatenate([-_X[:0:-1], _X])


@dataclass(frozen=True)
class FixedSection(Section):
    """Outlines of bones, disc, joints, ligament and muscles in one plane, and what is solid there.

    Parameters
    ----------
    disc, bone, back : GridField
        Distance to the drawn disc, to all bone, and to arches and flavum; `bone` and `back` over
        the absolute x.
    """

    disc: GridField
    bone: GridField
    back: GridField


@lru_cache(maxsize=64)
def fixed_section(shape: SpineShape, at_mm: float) -> FixedSection:
    """Cut the fixed parts at a height above the middle of the disc of `shape`."""
    section = _cut_section(shape, at_mm)
    healthy = shape.healthy
    return section if shape == healthy else section.like(fixed_section(healthy, at_mm))


def _cut_section(shape: SpineShape, at_mm: float) -> FixedSection:
    spine = lumbar_spine(shape)
    disc = shape.disc
    s_mm = spine.s_of(disc) + at_mm
    points = spine.points(_X[None, :], _V[:, None], np.array([[s_mm]]))
    names = spine.near(s_mm)
    size = (len(_V), len(_X))
    whole, arches = spine.bones_and_arches(points, names)
    bones = {n: np.broadcast_to(f, size) for n, f in whole.items()}
    bone = np.minimum.reduce(list(bones.values()))
    ligament = np.broadcast_to(_flava(spine, points, disc), size)
    back = np.minimum.reduce([ligament, *(np.broadcast_to(f, size) for f in arches.values())])
    annulus = clear_of(_annulus(spine, points, disc), both_sides(bone), _DISC_GAP_MM)
    flavum = clear_of(both_sides(ligament), np.minimum(both_sides(bone), annulus), 0.12)
    joint = clear_of(spine.cartilage(points, disc), bone, 0.05)
    joint = clear_of(both_sides(joint), flavum, 0.05)
    through_disc = _through_disc(spine, points, disc, bone)
    section = FixedSection(
        (),
        (
            *_outlines("joint", "cartilage", joint),
            *_outlines("flavum", "flavum", flavum),
            *(
                part
                for name, field in bones.items()
                for part in _outlines(f"bone_{name}", "bone", both_sides(field))
            ),
        ),
        through_disc,
        GridField(_FULL_X[0], _V[0], _GRID_MM, annulus),
        GridField(0.0, _V[0], _GRID_MM, bone),
        GridField(0.0, _V[0], _GRID_MM, back),
    )
    cut = _round_disc if through_disc else _cut_disc
    solid = np.minimum(both_sides(bone), annulus)
    behind = (ground(FRAME_MM), *_muscles(spine, disc, solid), *cut(spine, disc, s_mm, section))
    return replace(section, behind=behind)


def _annulus(spine: LumbarSpine, points: Points, disc: str) -> FloatArray:
    size = (len(_V), len(_X))
    left = np.broadcast_to(spine.annulus(points, disc), size)
    if not spine.shape.bulge_asymmetry:
        return both_sides(left)
    mirrored = spine.points(-points.x, points.v, points.s)
    right = np.broadcast_to(spine.annulus(mirrored, disc), size)
    return np.concatenate([right[:, :0:-1], left], axis=1)


def _flava(spine: LumbarSpine, points: Points, disc: str) -> FloatArray:
    upper = disc.split("/")[0]
    above = next((name for name in spine.discs if name.endswith(f"/{upper}")), None)
    field = spine.flavum_field(points, disc)
    return field if above is None else np.minimum(field, spine.flavum_field(points, above))


def _through_disc(spine: LumbarSpine, points: Points, disc: str, bone: FloatArray) -> bool:
    """Whether the plane meets the healthy rim, and neither endplate, all round."""
    v, _ = spine.frame(disc).local(points.y, points.z)
    rim = replace(spine.discs[disc], bulge_mm=0.0).rim(points.x, v)
    below, above = spine.past_endplates(points, disc)
    inside = np.broadcast_to(rim < -0.3, bone.shape)
    clear = np.minimum(bone, -np.broadcast_to(np.maximum(below, above), bone.shape))
    return bool(clear[inside].min() > _ENDPLATE_CLEAR_MM)


def _outlines(name: str, role: Role, field: FloatArray) -> tuple[Outline, ...]:
    step_mm = _FINE_STEP_MM if role in ("cartilage", "flavum") else _STEP_MM
    return traced(name, role, _FULL_X, _V, field, step_mm)


def _muscles(spine: LumbarSpine, disc: str, solid: FloatArray) -> tuple[Outline, ...]:
    reach = LUMBAR_SIZES[disc.split("/")[0]].spinous_reach_mm
    fields = muscle_fields(_X[None, :], _V[:, None], spine.discs[disc].half_width_mm, reach)
    size = (len(_V), len(_X))
    return tuple(
        part
        for name, field in fields.items()
        for part in _outlines(
            name, "muscle", clear_of(both_sides(np.broadcast_to(field, size)), solid, 0.9)
        )
    )


def _round_disc(
    spine: LumbarSpine, disc: str, s_mm: float, section: FixedSection
) -> tuple[Outline, ...]:
    """The disc cut from rim to rim, on rays, so that it can morph."""
    shape = spine.discs[disc]

    def outside(x: FloatArray, v: FloatArray) -> FloatArray:
        field = spine.annulus(spine.points(x, v, np.full_like(x, s_mm)), disc)
        return clear_of(field, section.bone(np.abs(x), v), _DISC_GAP_MM)

    def edges(x: FloatArray, v: FloatArray) -> list[FloatArray]:
        local = _in_disc(spine, disc, s_mm, v)
        around, levels = outside(x, v), _layers(shape, x, local)
        return [around, *(np.maximum(level, around + _LAYER_GAP_MM) for level in levels)]

    def nucleus(x: FloatArray, v: FloatArray) -> FloatArray:
        field = spine.nucleus(spine.points(x, v, np.full_like(x, s_mm)), disc)
        return np.maximum(field, outside(x, v) + 0.5)

    rim, *rings = ray_outlines(edges, (0.0, 0.0), 34.0, _DISC_RAYS)
    return layered_disc(rim, rings, ray_outline(nucleus, (0.0, 1.5), 24.0, 96))


def _layers(shape: LumbarDisc, x: FloatArray, v: FloatArray) -> list[FloatArray]:
    """Fields of the ring's layers at x, v of the disc, evenly between its rim and its nucleus."""
    inner, outer = shape.nucleus_edge(x, v), shape.rim(x, v)
    shares = (k / (LAMELLAE + 1) for k in range(1, LAMELLAE + 1))
    return [(1 - share) * outer + share * inner for share in shares]


def _in_disc(spine: LumbarSpine, disc: str, s_mm: float, v: FloatArray) -> FloatArray:
    local, _ = spine.frame(disc).local(*spine.curve.world(np.full_like(v, s_mm), v))
    return local


def _cut_disc(
    spine: LumbarSpine, disc: str, s_mm: float, section: FixedSection
) -> tuple[Outline, ...]:
    """The disc where an endplate runs through the plane."""
    annulus = section.disc.values
    points = spine.points(_X[None, :], _V[:, None], np.array([[s_mm]]))
    nucleus = both_sides(np.broadcast_to(spine.nucleus(points, disc), (len(_V), len(_X))))
    nucleus = np.maximum(nucleus, annulus + 0.5)
    places = _FULL_X[None, :], _in_disc(spine, disc, s_mm, _V)[:, None]
    lamellae = (
        ring
        for k, level in enumerate(_layers(spine.discs[disc], *places))
        for ring in _outlines(
            f"lamella_{k + 1}", "lamella", np.maximum(level, annulus + _CUT_GAP_MM)
        )
    )
    return (
        *_outlines("annulus", "annulus", annulus),
        *lamellae,
        *_outlines("nucleus", "nucleus", nucleus),
    )
