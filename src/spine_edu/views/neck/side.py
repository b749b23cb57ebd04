"""Sections along the neck: through the middle or beside it."""

from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.findings.case import Case
from spine_edu.findings.neck_canal import STATIONS_MM
from spine_edu.findings.neck_sac import CSF_MM
from spine_edu.findings.neck_yielding import NeckYielded, neck_yielded
from spine_edu.views.anchoring import SPINOUS_HALF_MM, on_target
from spine_edu.views.chords import chords, drawn_in, thinned
from spine_edu.views.grids import GridField
from spine_edu.views.matching import matched
from spine_edu.views.neck.findings import Surroundings, surroundings, visible_part
from spine_edu.views.scene import Anchor, Outline, Scene
from spine_edu.views.section import ground
from spine_edu.views.side import FROM_THE_SIDE, PROLAPSE_RAYS, found_outline
from spine_edu.views.side_fixed import NECK, cut_along
from spine_edu.views.side_nerves import Solids
from spine_edu.views.side_room import bent_gently, kept_out, walls_along

NECK_SIDE_REACH_MM: Final = 16.0
_STATIONS: Final = 112
_BELOW_MM: Final = 28.0  # so far beyond the last vertebrae that the sac leaves the picture
_ABOVE_MM: Final = 32.0
_BLEND_MM: Final = 4.0
_DIRECTIONS: Final = np.linspace(-np.pi, np.pi, 96, endpoint=False)
_BEFORE_MM: Final = 9.6
_WIDTH_MM: Final = 80.0
_NAMED_MM: Final = 1.6  # what is cut thinner than this has no name
_MOSTLY: Final = 0.6  # of its greatest thickness: there a tapering band is named
Cut = tuple[FloatArray, FloatArray, FloatArray]


def neck_sagittal_scene(case: Case, x_mm: float) -> Scene:
    """The neck cut along, `x_mm` to the patient's left of the midline.

    Raises
    ------
    ValueError
        If the plane lies more than 16 mm from the midline.
    """
    if not -NECK_SIDE_REACH_MM <= x_mm <= NECK_SIDE_REACH_MM:
        raise ValueError(
            f"at={x_mm!r} lies outside the model; allowed: "
            f"{-NECK_SIDE_REACH_MM:g} to {NECK_SIDE_REACH_MM:g} mm from the midline"
        )
    soft = neck_yielded(case)
    fixed = _fixed(soft.canal.spine.shape, float(x_mm))
    prolapse, around = _prolapse(soft, x_mm)
    solids = (walls_along(soft.canal.spine.shape, float(x_mm)), *around)
    soft_parts = ("annulus", "lamella", "nucleus")
    frame = _frame(soft.canal.spine)
    outlines = (
        ground(frame),
        *_sac_and_cord(soft, x_mm, solids),
        *(o for o in fixed if o.role in soft_parts),
        prolapse,
        *(o for o in fixed if o.role not in soft_parts),
    )
    return Scene(
        view="sagittal",
        case=case,
        at_mm=float(x_mm),
        outlines=outlines,
        anchors=on_target(_anchors(case, soft, outlines, x_mm), outlines),
        frame_mm=frame,
        y_down=False,
        edges=FROM_THE_SIDE,
    )


def neck_offset_mm(case: Case) -> float:
    """Where the midline section is moved to, so that it meets the case's prolapse."""
    body = neck_yielded(case).prolapse
    if body is None or case.prolapse is None:
        return 0.0
    if case.prolapse.zone in ("foraminal", "extraforaminal"):
        return 0.0
    x = round(body.centre_mm()[0], 1)
    return -x if case.side == "right" else x


@lru_cache(maxsize=24)
def _fixed(shape: NeckShape, x_mm: float) -> tuple[Outline, ...]:
    section = cut_along(cervical_spine(shape), x_mm, NECK)
    healthy = shape.healthy
    return section if shape == healthy else matched(section, _fixed(healthy, x_mm))


def _frame(spine: CervicalSpine) -> tuple[float, float, float, float]:
    """Holds the dens, all bodies and C7's spinous process, however the neck is bent."""
    top, bottom = spine.frame("C2"), spine.frame("T2")
    dens = float(top.world(0.0, 24.0)[0])
    front = min(dens, *(spine.frame(name).y_mm for name in spine.vertebrae)) - _BEFORE_MM
    c7 = spine.vertebrae["C7"]
    tip_mm = c7.back_wall_mm + c7.size.spinous_reach_mm
    prominens = float(spine.frame("C7").world(tip_mm, -15.0)[0])
    back = max(front + _WIDTH_MM, prominens + 3.0)
    return front, back, bottom.z_mm - 9.0, top.z_mm + 27.0


def _sac_and_cord(soft: NeckYielded, x_mm: float, solids: Solids) -> tuple[Outline, ...]:
    spine = soft.canal.spine
    s = np.linspace(spine.s_of("T2") - _BELOW_MM, spine.s_of("C2") + _ABOVE_MM, _STATIONS)
    rest = spine.sac
    radii = rest.radii(s, _DIRECTIONS)
    whole = np.stack([radii * np.cos(_DIRECTIONS), radii * np.sin(_DIRECTIONS)], axis=-1)
    whole[..., 1] += rest.centre_v(s)[:, None]
    sac = _blended(soft, s, chords(whole, x_mm), soft.sac.polygons(), x_mm)
    sac = (*bent_gently(*kept_out(s, *sac[:2], solids)[:2]), sac[2])
    cord = spine.cord
    half = np.interp(s, cord.s_mm, cord.half_width_mm)
    deep = np.interp(s, cord.s_mm, cord.half_depth_mm)
    share = np.sqrt(np.maximum(1 - (x_mm / half) ** 2, 0.0))
    middle = np.interp(s, cord.s_mm, cord.centre_v_mm)
    depth = half - abs(x_mm)
    resting = (*thinned(middle - deep * share, middle + deep * share, depth), depth)
    core = _blended(soft, s, resting, soft.cord.polygons(), x_mm)
    front, back = (np.clip(edge, sac[0] + CSF_MM, sac[1] - CSF_MM) for edge in core[:2])
    core = (*bent_gently(front, np.maximum(back, front)), core[2])
    return (
        Outline("sac", "sac", _ring(soft, s, *sac), morph=True),
        Outline("cord", "cord", _ring(soft, s, *core), morph=True),
    )


def _blended(
    soft: NeckYielded,
    s: FloatArray,
    resting: Cut,
    rings: FloatArray,
    x_mm: float,
) -> Cut:
    """Front, back and depth of a cut along the neck: as it yields near the disc, else at rest."""
    middle = soft.canal.middle_s_mm
    near = middle + STATIONS_MM
    weight = np.clip((STATIONS_MM[-1] - np.abs(s - middle)) / _BLEND_MM, 0.0, 1.0)
    front, back, depth = (
        (1 - weight) * far + weight * np.interp(s, near, yielding)
        for far, yielding in zip(resting, chords(rings, x_mm), strict=True)
    )
    return front, back, depth


def _ring(
    soft: NeckYielded, s: FloatArray, front: FloatArray, back: FloatArray, depth: FloatArray
) -> FloatArray:
    at, _ = drawn_in(s, depth)
    curve = soft.canal.spine.curve
    ahead, behind = (
        np.stack(curve.world(at, np.interp(at, s, edge)), axis=-1) for edge in (front, back)
    )
    return np.concatenate([ahead, behind[::-1]])


def _prolapse(soft: NeckYielded, x_mm: float) -> tuple[Outline, tuple[GridField, ...]]:
    """The prolapse where the plane meets it, and the room it takes."""
    spine, body, middle = soft.canal.spine, soft.prolapse, soft.canal.middle_s_mm
    rim = spine.discs[soft.case.disc].depth_back_mm
    place = (rim, 0.0) if body is None else (body.base_v_mm, body.base_w_mm)
    ring: FloatArray | None = None
    taken: tuple[GridField, ...] = ()
    if body is not None:
        x = -x_mm if soft.mirror else x_mm

        def free(v: FloatArray, w: FloatArray) -> FloatArray:
            return visible_part(soft, body, np.full(np.shape(v), x), v, w)

        v, w, around = _around_the_disc(spine.shape, x, soft.mirror)
        depth = around.left_of(body, np.full(v.shape, x), v, w)
        ring = found_outline(free, v, w, 14.0, depth)
        taken = (GridField(float(middle + w[0, 0]), float(v[0, 0]), 0.4, depth.T.copy()),)
    if ring is None:
        ring = np.repeat([place], PROLAPSE_RAYS, axis=0)
    world = np.stack(spine.curve.world(middle + ring[:, 1], ring[:, 0]), axis=-1)
    return Outline("prolapse", "prolapse", world, morph=True), taken


@lru_cache(maxsize=24)
def _around_the_disc(
    shape: NeckShape, x_mm: float, mirror: bool
) -> tuple[FloatArray, FloatArray, Surroundings]:
    """Places v, w of a plane where a finding is looked for, and what lies around it there."""
    v, w = np.meshgrid(np.arange(2.0, 20.0, 0.4), np.arange(-11.0, 11.0, 0.4))
    x = np.full(v.shape, x_mm)
    return v, w, surroundings(cervical_spine(shape), x, v, w, mirror=mirror)


def _anchors(
    case: Case, soft: NeckYielded, outlines: tuple[Outline, ...], x_mm: float
) -> tuple[Anchor, ...]:
    by_name = {outline.name: outline for outline in outlines}
    spine = soft.canal.spine
    out: list[Anchor] = []

    def add(name: str, at: FloatArray, key: str, **values: str) -> None:
        out.append(Anchor(name, (float(at[0]), float(at[1])), key, values))

    for vertebra in vertebrae_of(case.disc):
        middle = np.array(spine.frame(vertebra).world(-1.0, 0.0))
        add(f"body_{vertebra}", middle, "vertebra", vertebra=vertebra)
    add("disc", np.array(spine.frame(case.disc).world(-3.0, 0.0)), "disc", disc=case.disc)
    ring = by_name["prolapse"].points
    if case.prolapse is not None and np.ptp(ring[:, 0]) > 0.6:
        add("prolapse", ring.mean(axis=0), case.prolapse.kind)
    for name, share, across in (("cord", 0.78, 0.5), ("sac", 0.24, 0.08)):
        place = _where_thick(by_name[name].points, share, across)
        if place is not None:
            add(name, place, name)
    upper = vertebrae_of(case.disc)[0]
    key, behind_mm = ("spinous", 22.0) if abs(x_mm) < SPINOUS_HALF_MM else ("lamina", 15.0)
    back_wall = spine.vertebrae[upper].back_wall_mm
    add(key, np.array(spine.frame(upper).world(back_wall + behind_mm, -6.0)), key)
    flavum = f"flavum_{case.disc}"
    if flavum in by_name:
        add("flavum", by_name[flavum].points.mean(axis=0), "flavum")
    return tuple(out)


def _where_thick(ring: FloatArray, share: float, across: float) -> FloatArray | None:
    """A place in a band for its name, near a `share` of the way up, where it is thick.

    None where the plane only grazes it.
    """
    front, back = ring[: len(ring) // 2], ring[len(ring) // 2 :][::-1]
    thick = np.hypot(*(back - front).T)
    fits = np.flatnonzero(thick >= max(_NAMED_MM, _MOSTLY * float(thick.max())))
    if not len(fits):
        return None
    k = int(fits[np.argmin(np.abs(fits - share * len(front)))])
    return np.asarray(front[k] + across * (back[k] - front[k]))
