"""The parts of a section along the spine that do not move with a prolapse, cut once for a plane."""

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine
from spine_edu.anatomy.curve import Frame
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.flavum import Flavum
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, Points, clear_of, lumbar_spine
from spine_edu.views.contours import near_zero, ray_outlines
from spine_edu.views.grids import GridField
from spine_edu.views.matching import matched
from spine_edu.views.scene import Outline, Role
from spine_edu.views.section import traced

_DISC_RAYS: Final = 120
_CLEAR_MM: Final = 0.05
_MIDLINE_MM: Final = 3.0  # nearer to it, no pedicle or hook reaches over the disc
_SKIN: Final = 0.36  # of the thickness of a flavum: what of it passes over a lamina
_STANDS_OUT: Final = 1.0  # of that thickness: how far a lamina may stand out through it
_FACING: Final = 0.4  # how nearly straight a lamina comes closer backward where it lies behind
_FADES_MM: Final = 0.6
_ENDS_MM: Final = 1.0
_LAMELLAE: Final = (0.25, 0.5, 0.75)


def world_points(x_mm: float, y: FloatArray, z: FloatArray) -> Points:
    """Points of a plane along the spine, without their curve coordinates."""
    x = np.full(np.broadcast_shapes(np.shape(y), np.shape(z)), x_mm)
    none = np.full(1, np.nan)
    return Points(x, none, none, y, z)


@lru_cache(maxsize=48)
def side_section(shape: SpineShape, x_mm: float) -> tuple[Outline, ...]:
    """Discs, bones, joints and ligaments cut `x_mm` to the patient's left of the midline.

    Returns
    -------
    tuple of Outline
        In world coordinates (y posterior, z up), mm; painted back to front.
    """
    section = _cut_section(shape, x_mm)
    healthy = shape.healthy
    return section if shape == healthy else matched(section, side_section(healthy, x_mm))


def _cut_section(shape: SpineShape, x_mm: float) -> tuple[Outline, ...]:
    return cut_along(lumbar_spine(shape), x_mm, LUMBAR)


@dataclass(frozen=True)
class Windows:
    """How far around each part to look for it, and how finely, mm.

    Nearer to the midline than `lamina_mm`, laminae alone lie behind the flavum, and no facets.
    """

    grid_mm: float
    step_mm: float
    vertebra_v_mm: tuple[float, float]
    vertebra_w_mm: tuple[float, float]
    lowest_w_mm: tuple[float, float]
    ligament_v_mm: tuple[float, float]
    ligament_w_mm: tuple[float, float]
    disc_reach_mm: float
    lamina_mm: float


LUMBAR: Final = Windows(
    0.6, 0.9, (-30.0, 74.0), (-36.0, 32.0), (-62.0, 24.0), (15.0, 48.0), (-20.0, 18.0), 40.0, 3.0
)
NECK: Final = Windows(
    0.35, 0.5, (-14.0, 52.0), (-22.0, 20.0), (-22.0, 20.0), (5.0, 26.0), (-11.0, 10.0), 20.0, 1.5
)
Spine = LumbarSpine | CervicalSpine


def cut_along(spine: Spine, x_mm: float, windows: Windows) -> tuple[Outline, ...]:
    """Discs, ligaments and bones of any spine in a plane along it, back to front."""
    discs = [part for name in spine.discs for part in _disc(spine, name, x_mm, windows)]
    bones = [part for name in spine.vertebrae for part in _bone(spine, name, x_mm, windows)]
    flava = [part for name in spine.discs for part in _ligament(spine, name, x_mm, windows)]
    return (*discs, *flava, *bones)


def _grid(
    frame: Frame, v_mm: tuple[float, float], w_mm: tuple[float, float], grid_mm: float
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    v = np.arange(v_mm[0], v_mm[1], grid_mm)
    w = np.arange(w_mm[0], w_mm[1], grid_mm)
    return v, w, *frame.world(v[None, :], w[:, None])


def _to_world(frame: Frame, ring: FloatArray) -> FloatArray:
    return np.stack(frame.world(ring[:, 0], ring[:, 1]), axis=-1)


def _cut(
    name: str,
    role: Role,
    frame: Frame,
    v: FloatArray,
    w: FloatArray,
    field: FloatArray,
    step_mm: float,
) -> tuple[Outline, ...]:
    return traced(name, role, v, w, field, step_mm, partial(_to_world, frame))


def _bone(spine: Spine, name: str, x_mm: float, windows: Windows) -> tuple[Outline, ...]:
    frame = spine.frame(name)
    names = tuple(spine.vertebrae)
    reach = windows.lowest_w_mm if name == names[-1] else windows.vertebra_w_mm
    v, w = (np.arange(*mm, windows.grid_mm) for mm in (windows.vertebra_v_mm, reach))
    around = (name, *names[names.index(name) + 1 : names.index(name) + 2])

    def bone(v: FloatArray, w: FloatArray) -> FloatArray:
        return spine.bones(world_points(x_mm, *frame.world(v, w)), around)[name]

    return _cut(f"bone_{name}", "bone", frame, v, w, near_zero(bone, v, w), windows.step_mm)


def _ligament(spine: Spine, disc: str, x_mm: float, windows: Windows) -> tuple[Outline, ...]:
    """The flavum of one level and the joint space beside it."""
    frame = spine.frame(disc)
    v, w, y, z = _grid(frame, windows.ligament_v_mm, windows.ligament_w_mm, windows.grid_mm)
    points = world_points(x_mm, y, z)
    upper, lower = disc.split("/")
    bones = np.minimum(*spine.bones(points, (upper, lower)).values())
    own = spine.flavum_field(points, disc)
    others = [spine.flavum_field(points, other) for other in _beside(spine, disc)]
    field = own
    for other in others:  # two that meet on a lamina share it
        field = np.maximum(field, 0.5 * (field - other) + 0.1)
    aside_mm = abs(x_mm) - windows.lamina_mm
    if aside_mm < 0.0:
        arch = spine.posterior_bones(points, (lower,))[lower]
        over = _over_the_lamina(spine.flavum(disc), own, arch, v, w[:, None])
        over = over + np.maximum(aside_mm + _FADES_MM, 0.0)
        field = np.minimum(field, np.maximum.reduce([over, *(0.2 - other for other in others)]))
    flavum = clear_of(field, np.minimum(bones, spine.annulus(points, disc)), 0.12)
    out = _cut(f"flavum_{disc}", "flavum", frame, v, w, flavum, windows.step_mm)
    joint = clear_of(spine.cartilage(points, disc), np.minimum(bones, flavum), 0.05)
    return (*out, *_cut(f"joint_{disc}", "cartilage", frame, v, w, joint, windows.step_mm))


def _over_the_lamina(
    sheet: Flavum, field: FloatArray, lamina: FloatArray, v: FloatArray, w: FloatArray
) -> FloatArray:
    """What keeps a flavum whole where the lower lamina stands out through it: a thin sheet."""
    skin_mm = _SKIN * sheet.base_mm
    skin = np.abs(lamina - 0.5 * skin_mm) - 0.5 * skin_mm
    in_front = -np.minimum.accumulate(lamina, axis=1)
    facing = np.gradient(lamina, v, axis=1) + _FACING
    ends = np.maximum(sheet.low_mm - w, w - sheet.high_mm) + _ENDS_MM
    near = field - _STANDS_OUT * sheet.base_mm
    return np.asarray(np.maximum.reduce(np.broadcast_arrays(near, skin, in_front, facing, ends)))


def _beside(spine: Spine, disc: str) -> tuple[str, ...]:
    names = tuple(spine.discs)
    at = names.index(disc)
    return (*names[max(at - 1, 0) : at], *names[at + 1 : at + 2])


def _around(spine: Spine, disc: str, x_mm: float, windows: Windows) -> GridField:
    """Distance to the two vertebrae around a disc, in its frame."""
    reach = 0.5 * windows.disc_reach_mm
    v_mm, w_mm = (-0.75 * windows.disc_reach_mm, windows.disc_reach_mm), (-reach, reach)
    v, w, y, z = _grid(spine.frame(disc), v_mm, w_mm, windows.grid_mm)
    fields = spine.bones(world_points(x_mm, y, z), tuple(disc.split("/"))).values()
    bones = np.broadcast_to(np.minimum(*fields), (len(w), len(v)))
    return GridField(float(v[0]), float(w[0]), windows.grid_mm, bones.copy())


def _disc(spine: Spine, disc: str, x_mm: float, windows: Windows) -> tuple[Outline, ...]:
    frame = spine.frame(disc)
    flat = 4.0  # rays fan out evenly along a disc that is four times as long as high
    middle = 0.05 * windows.disc_reach_mm
    bones = _around(spine, disc, x_mm, windows) if abs(x_mm) > _MIDLINE_MM else None

    def fields(v: FloatArray, stretched: FloatArray) -> list[FloatArray]:
        w = stretched / flat
        points = world_points(x_mm, *frame.world(v, w))
        annulus, nucleus = spine.annulus(points, disc), spine.nucleus(points, disc)
        if bones is not None:
            annulus = np.maximum(annulus, _CLEAR_MM - bones(v, w))
        levels = ((1 - share) * annulus + share * nucleus for share in _LAMELLAE)
        return [annulus, *levels, nucleus]

    rings = ray_outlines(fields, (middle, 0.0), windows.disc_reach_mm, _DISC_RAYS)
    annulus, *lamellae, nucleus = (_to_world(frame, r / np.array([1.0, flat])) for r in rings)
    if np.ptp(annulus[:, 0]) < 2.0:
        return ()
    parts = [Outline(f"annulus_{disc}", "annulus", annulus, morph=True)]
    if np.ptp(nucleus[:, 0]) > 2.0:
        for index, ring in enumerate(lamellae):
            parts.append(Outline(f"lamella_{disc}_{index + 1}", "lamella", ring, morph=True))
        parts.append(Outline(f"nucleus_{disc}", "nucleus", nucleus, morph=True))
    return tuple(parts)
