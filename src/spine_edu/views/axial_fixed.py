"""The parts of an axial section that do not move with a prolapse: cut once for each plane."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, Points, clear_of, lumbar_spine
from spine_edu.views.contours import pieces, ray_outline, resampled
from spine_edu.views.matching import matched
from spine_edu.views.muscles import muscle_fields
from spine_edu.views.scene import Outline, Role

FRAME_MM: Final = (-43.0, 43.0, -22.0, 53.0)
LAMELLAE: Final = 9
_GRID_MM: Final = 0.5
_STEP_MM: Final = 0.7
_DISC_RAYS: Final = 144
_X: Final = np.arange(0.0, FRAME_MM[1] + 3.0, _GRID_MM)
_V: Final = np.arange(FRAME_MM[2] - 3.0, FRAME_MM[3] + 3.0, _GRID_MM)
_FULL_X: Final = np.concatenate([-_X[:0:-1], _X])


@dataclass(frozen=True)
class FixedSection:
    """Outlines of bones, disc, joints, ligament and muscles in one plane.

    Parameters
    ----------
    behind : tuple of Outline
        Painted before the prolapse, back to front.
    before : tuple of Outline
        Painted after the prolapse and before the nerves.
    through_disc : bool
        Whether the plane cuts the disc from rim to rim.
    """

    behind: tuple[Outline, ...]
    before: tuple[Outline, ...]
    through_disc: bool


@lru_cache(maxsize=64)
def fixed_section(shape: SpineShape, at_mm: float) -> FixedSection:
    """Cut the fixed parts at a height above the middle of the disc of `shape`."""
    section = _cut_section(shape, at_mm)
    healthy = SpineShape(shape.disc, shape.curve)
    if shape == healthy:
        return section
    pattern = fixed_section(healthy, at_mm)
    return FixedSection(
        matched(section.behind, pattern.behind),
        matched(section.before, pattern.before),
        section.through_disc,
    )


def _cut_section(shape: SpineShape, at_mm: float) -> FixedSection:
    spine = lumbar_spine(shape)
    disc = shape.disc
    s_mm = spine.s_of(disc) + at_mm
    points = spine.points(_X[None, :], _V[:, None], np.array([[s_mm]]))
    bones = spine.bones(points, spine.near(s_mm))
    size = (len(_V), len(_X))
    bone = np.minimum.reduce([np.broadcast_to(field, size) for field in bones.values()])
    annulus_half = clear_of(spine.annulus(points, disc), bone, 0.12)
    flavum = clear_of(_flava(spine, points, disc), np.minimum(bone, annulus_half), 0.12)
    joint = clear_of(spine.cartilage(points, disc), np.minimum(bone, flavum), 0.05)
    through_disc = bool(_body_free(spine, disc, s_mm))
    disc_parts = (
        _round_disc(spine, disc, s_mm) if through_disc else _cut_disc(spine, disc, s_mm, bone)
    )
    behind = (_background(), *_muscles(spine, disc, bone, annulus_half))
    bone_parts = tuple(
        part
        for name, field in bones.items()
        for part in _mirrored(f"bone_{name}", "bone", np.broadcast_to(field, size))
    )
    return FixedSection(
        (*behind, *disc_parts),
        (
            *_mirrored("joint", "cartilage", joint),
            *_mirrored("flavum", "flavum", flavum),
            *bone_parts,
        ),
        through_disc,
    )


def _flava(spine: LumbarSpine, points: Points, disc: str) -> FloatArray:
    upper = disc.split("/")[0]
    above = next((name for name in spine.discs if name.endswith(f"/{upper}")), None)
    field = spine.flavum_field(points, disc)
    return field if above is None else np.minimum(field, spine.flavum_field(points, above))


def _body_free(spine: LumbarSpine, disc: str, s_mm: float) -> bool:
    """Whether neither endplate's rim reaches into the plane."""
    radius = 0.98 * spine.discs[disc].half_width_mm
    theta = np.linspace(0, 2 * np.pi, 48)
    x, v = radius * np.cos(theta), 0.72 * radius * np.sin(theta)
    points = spine.points(x, v, np.full_like(x, s_mm))
    below, above = spine.past_endplates(points, disc)
    return float(np.maximum(below, above).max()) < -0.2


def _mirrored(name: str, role: Role, half: FloatArray) -> tuple[Outline, ...]:
    """Outlines of a field given for x ≥ 0, on both sides."""
    if float(half.min()) >= 0:
        return ()
    both = np.concatenate([half[:, :0:-1], half], axis=1)
    return _outlines(name, role, both)


def _outlines(name: str, role: Role, field: FloatArray) -> tuple[Outline, ...]:
    return tuple(
        Outline(
            name if index == 0 else f"{name}_{index + 1}",
            role,
            resampled(ring, _STEP_MM),
            tuple(resampled(hole, _STEP_MM) for hole in holes),
        )
        for index, (ring, holes) in enumerate(pieces(_FULL_X, _V, field))
    )


def _background() -> Outline:
    x0, x1, y0, y1 = FRAME_MM
    corners = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
    return Outline("fat", "fat", corners)


def _muscles(
    spine: LumbarSpine, disc: str, bone: FloatArray, annulus: FloatArray
) -> tuple[Outline, ...]:
    vertebra = spine.vertebrae[disc.split("/")[0]]
    reach = vertebra.size.spinous_reach_mm
    fields = muscle_fields(_X[None, :], _V[:, None], spine.discs[disc].half_width_mm, reach)
    solid = np.minimum(bone, annulus)
    return tuple(
        part
        for name, field in fields.items()
        for part in _mirrored(name, "muscle", clear_of(field, solid, 0.9))
    )


def _round_disc(spine: LumbarSpine, disc: str, s_mm: float) -> tuple[Outline, ...]:
    """The disc cut from rim to rim, on rays, so that it can morph."""

    def level(share: float) -> FloatArray:
        def field(x: FloatArray, v: FloatArray) -> FloatArray:
            local = _in_disc(spine, disc, s_mm, v)
            shape = spine.discs[disc]
            return (1 - share) * shape.rim(x, local) + share * shape.nucleus_edge(x, local)

        return ray_outline(field, (0.0, 0.0), 34.0, _DISC_RAYS)

    def nucleus(x: FloatArray, v: FloatArray) -> FloatArray:
        return spine.nucleus(spine.points(x, v, np.full_like(x, s_mm)), disc)

    rings = [level(k / (LAMELLAE + 1)) for k in range(1, LAMELLAE + 1)]
    return (
        Outline("annulus", "annulus", level(0.0), morph=True),
        *(Outline(f"lamella_{k + 1}", "lamella", ring, morph=True) for k, ring in enumerate(rings)),
        Outline("nucleus", "nucleus", ray_outline(nucleus, (0.0, 1.5), 24.0, 96), morph=True),
    )


def _in_disc(spine: LumbarSpine, disc: str, s_mm: float, v: FloatArray) -> FloatArray:
    local, _ = spine.frame(disc).local(*spine.curve.world(np.full_like(v, s_mm), v))
    return local


def _cut_disc(spine: LumbarSpine, disc: str, s_mm: float, bone: FloatArray) -> tuple[Outline, ...]:
    """The disc where an endplate runs through the plane."""
    points = spine.points(_FULL_X[None, :], _V[:, None], np.array([[s_mm]]))
    both = np.concatenate([bone[:, :0:-1], bone], axis=1)
    annulus = clear_of(np.broadcast_to(spine.annulus(points, disc), both.shape), both, 0.12)
    nucleus = np.broadcast_to(spine.nucleus(points, disc), both.shape)
    return (*_outlines("annulus", "annulus", annulus), *_outlines("nucleus", "nucleus", nucleus))
