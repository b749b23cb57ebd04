"""Sections along the spine: through the middle, beside it, and through the foramina."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray, smooth_max
from spine_edu.anatomy.levels import exiting_root, vertebrae_of
from spine_edu.anatomy.morphometry import foramen_plane_mm, pedicle_middle_mm
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, lumbar_spine
from spine_edu.findings.case import Case
from spine_edu.findings.prolapse import prolapse_body, seated_body
from spine_edu.findings.yielding import (
    PASSAGE_ROUNDING_MM,
    Yielded,
    passage_mm,
    yielded,
)
from spine_edu.views.anchoring import SPINOUS_HALF_MM, before_joint, on_target
from spine_edu.views.contours import ray_outline, ring_area, without_spikes
from spine_edu.views.grids import GridField
from spine_edu.views.scene import Anchor, Edges, Outline, Scene
from spine_edu.views.section import ground
from spine_edu.views.side_fixed import side_section, world_points
from spine_edu.views.side_nerves import Span, root_cuts, sac_outlines, sac_span
from spine_edu.views.side_room import walls_along

FROM_THE_SIDE: Final[Edges] = {"left": "front", "right": "back"}
SIDE_REACH_MM: Final = 30.0
PROLAPSE_RAYS: Final = 64
_FIND_MM: Final = 0.6
_MOSTLY: Final = 0.7  # share of a finding that is seen from its middle, unless it is bent
_INSIDE_MM: Final = 0.2
_CORNERS: Final = 24
_SAGITTAL_FRAME_MM: Final = (-52.0, 78.0, -66.0, 138.0)
_FORAMEN_HALF_MM: Final = (44.0, 40.0)

_Surroundings = tuple[FloatArray, FloatArray]
"""How far places lie in the passage behind a prolapse, and how far in disc or bone, mm."""


def sagittal_scene(case: Case, x_mm: float) -> Scene:
    """The lumbar spine cut along, `x_mm` to the patient's left of the midline.

    Raises
    ------
    ValueError
        If the plane lies outside the model: more than 30 mm from the midline.
    """
    return _scene(case, "sagittal", x_mm, _SAGITTAL_FRAME_MM)


def foramen_scene(case: Case, x_mm: float) -> Scene:
    """The foramina around the case's disc, cut along through the pedicles."""
    spine = yielded(case).canal.spine
    frame = spine.frame(case.disc)
    y, z = frame.world(14.0, 0.0)
    half_y, half_z = _FORAMEN_HALF_MM
    window = (float(y) - half_y, float(y) + half_y, float(z) - half_z, float(z) + half_z)
    return _scene(case, "foramen", x_mm, window)


def sagittal_offset_mm(case: Case) -> float:
    """Where the midline section is moved to, so that it meets the case's prolapse."""
    if case.prolapse is None or case.prolapse.zone in ("foraminal", "extraforaminal"):
        return 0.0
    body = prolapse_body(case, yielded(case).canal.spine)
    if body is None:
        return 0.0
    x = round(body.centre_mm()[0], 1)
    return -x if case.side == "right" else x


def foramen_offset_mm(case: Case) -> float:
    """Plane through the pedicles around the case's disc, on its side.

    A prolapse of the foramen is met farther out than the foramen is narrowest.
    """
    upper = vertebrae_of(case.disc)[0]
    x = foramen_plane_mm(upper)
    if case.prolapse is not None and case.prolapse.zone in ("foraminal", "extraforaminal"):
        spine = yielded(case).canal.spine
        base = seated_body(case.disc, "left", case.prolapse, spine).base_x_mm
        x = min(base, 0.5 * (base + pedicle_middle_mm(upper)))
    x = round(x, 1)
    return -x if case.side == "right" else x


def _scene(
    case: Case, view: str, x_mm: float, frame_mm: tuple[float, float, float, float]
) -> Scene:
    if not -SIDE_REACH_MM <= x_mm <= SIDE_REACH_MM:
        raise ValueError(
            f"at={x_mm!r} lies outside the model; "
            f"allowed: {-SIDE_REACH_MM:g} to {SIDE_REACH_MM:g} mm from the midline"
        )
    soft = yielded(case)
    fixed = side_section(soft.canal.spine.shape, float(x_mm))
    discs = tuple(o for o in fixed if o.role in ("annulus", "lamella", "nucleus"))
    hard = tuple(o for o in fixed if o.role not in ("annulus", "lamella", "nucleus"))
    prolapse, around = _prolapse(soft, x_mm)
    solids = (walls_along(soft.canal.spine.shape, float(x_mm)), *around)
    roots = root_cuts(soft, x_mm, solids)
    span = sac_span(soft, x_mm, (*solids, *(root.band for root in roots)))
    outlines = (
        ground(frame_mm),
        *sac_outlines(soft, x_mm, span),
        *discs,
        prolapse,
        *hard,
        *_long_ligament(soft, x_mm, span),
        *(root.outline for root in roots),
    )
    shape = soft.canal.spine.shape
    pattern = side_section(shape.healthy, float(x_mm))
    outside = {o.name for o in pattern if not _meets(o.points, frame_mm)}
    shown = tuple(o for o in outlines if o.name not in outside)
    return Scene(
        view=view,
        case=case,
        at_mm=float(x_mm),
        outlines=shown,
        anchors=on_target(_anchors(case, view, soft, shown, x_mm, span), shown),
        frame_mm=frame_mm,
        y_down=False,
        edges=FROM_THE_SIDE,
    )


def _meets(points: FloatArray, frame_mm: tuple[float, float, float, float]) -> bool:
    x0, x1, y0, y1 = frame_mm
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(low[0] < x1 and high[0] > x0 and low[1] < y1 and high[1] > y0)


def _prolapse(soft: Yielded, x_mm: float) -> tuple[Outline, tuple[GridField, ...]]:
    """The prolapse where the plane meets it, else collapsed at its base; and the room it takes."""
    body, spine, disc = soft.prolapse, soft.canal.spine, soft.case.disc
    middle = spine.s_of(disc)
    if body is None:
        rim = spine.discs[disc].depth_back_mm - 1.3
        y, z = spine.curve.world(np.array([middle]), np.array([rim]))
        at_rim = np.repeat([[y[0], z[0]]], PROLAPSE_RAYS, 0)
        return Outline("prolapse", "prolapse", at_rim, morph=True), ()
    x = -x_mm if soft.mirror else x_mm

    def left(v: FloatArray, w: FloatArray, around: _Surroundings) -> FloatArray:
        passage, solid = around
        field = smooth_max(body.field(np.full(np.shape(v), x), v, w), passage, PASSAGE_ROUNDING_MM)
        return np.asarray(np.maximum(field, solid))

    def free(v: FloatArray, w: FloatArray) -> FloatArray:
        return left(v, w, _surroundings(spine, x_mm, v, w))

    v, w, around = _around_the_disc(spine.shape, x_mm)
    depth = left(v, w, around)
    ring = found_outline(free, v, w, 24.0, depth)
    if ring is None:
        ring = np.repeat([[body.base_v_mm, body.base_w_mm]], PROLAPSE_RAYS, axis=0)
    world = np.stack(spine.curve.world(middle + ring[:, 1], ring[:, 0]), axis=-1)
    taken = GridField(float(middle + w[0, 0]), float(v[0, 0]), _FIND_MM, depth.T.copy())
    return Outline("prolapse", "prolapse", world, morph=True), (taken,)


def _surroundings(spine: LumbarSpine, x_mm: float, v: FloatArray, w: FloatArray) -> _Surroundings:
    disc = spine.shape.disc
    points = world_points(x_mm, *spine.curve.world(spine.s_of(disc) + w, v))
    whole, arches = spine.bones_and_arches(points, vertebrae_of(disc))
    back = np.minimum.reduce([*arches.values(), spine.flavum_field(points, disc)])
    solid = np.maximum(-spine.annulus(points, disc), 0.1 - np.minimum(*whole.values()))
    return passage_mm(np.asarray(x_mm), spine.shape) - back, solid


@lru_cache(maxsize=48)
def _around_the_disc(
    shape: SpineShape, x_mm: float
) -> tuple[FloatArray, FloatArray, _Surroundings]:
    """Places v, w of a plane where a prolapse is looked for, and what lies around it there."""
    v, w = np.meshgrid(np.arange(5.0, 32.0, _FIND_MM), np.arange(-18.0, 18.0, _FIND_MM))
    return v, w, _surroundings(lumbar_spine(shape), x_mm, v, w)


def found_outline(
    free: Callable[[FloatArray, FloatArray], FloatArray],
    v: FloatArray,
    w: FloatArray,
    reach_mm: float,
    depth: FloatArray | None = None,
) -> FloatArray | None:
    """Outline (v, w) of a finding looked for on a grid, on rays from its middle; None without one.

    Parameters
    ----------
    free : callable
        Distance to the finding at v, w.
    v, w : (m, n) float, mm
        Where to look.
    reach_mm : float
        Longest ray.
    depth : (m, n) float, mm, optional
        What `free` gives there, where it is known.
    """
    depth = free(v, w) if depth is None else depth
    deepest = int(np.argmin(depth))
    if depth.flat[deepest] >= -0.02:
        return None
    inside = np.maximum(-depth, 0.0) ** 2
    total = inside.sum()
    centre = (float((v * inside).sum() / total), float((w * inside).sum() / total))
    if free(np.array([centre[0]]), np.array([centre[1]]))[0] >= 0:
        centre = (float(v.flat[deepest]), float(w.flat[deepest]))

    def seen_from(place: tuple[float, float]) -> FloatArray:
        return without_spikes(ray_outline(free, place, reach_mm, PROLAPSE_RAYS), place)

    ring = seen_from(centre)
    seen = ring_area(ring)
    cell = abs(float(v[0, 1] - v[0, 0]) * float(w[1, 0] - w[0, 0]))
    if seen > _MOSTLY * cell * np.count_nonzero(depth < 0):
        return ring
    # bent round a corner of bone: looked at from where most of it is seen
    within = np.flatnonzero(depth.ravel() < -_INSIDE_MM)
    for k in within[:: max(len(within) // _CORNERS, 1)]:
        other = seen_from((float(v.flat[k]), float(w.flat[k])))
        if ring_area(other) > seen:
            ring, seen = other, ring_area(other)
    return ring


def _long_ligament(soft: Yielded, x_mm: float, span: Span) -> tuple[Outline, ...]:
    """The ligament behind discs and bodies, shown near the midline."""
    if abs(x_mm) > 4.0:
        return ()
    s, front, _ = span
    ring = np.stack(soft.canal.spine.curve.world(s, front - 0.55), axis=-1)
    return (Outline("pll", "pll", ring, closed=False, morph=True),)


def _anchors(
    case: Case,
    view: str,
    soft: Yielded,
    outlines: tuple[Outline, ...],
    x_mm: float,
    span: Span,
) -> tuple[Anchor, ...]:
    by_name = {outline.name: outline for outline in outlines}
    spine, disc = soft.canal.spine, case.disc
    upper, lower = vertebrae_of(disc)
    out: list[Anchor] = []

    def add(name: str, at: FloatArray, key: str, **values: str) -> None:
        out.append(Anchor(name, (float(at[0]), float(at[1])), key, values))

    def local(name: str, v: float, w: float) -> FloatArray:
        return np.array(spine.frame(name).world(v, w))

    for vertebra in (upper, lower):
        key = "sacrum" if vertebra == "S1" else "vertebra"
        values = {} if vertebra == "S1" else {"vertebra": vertebra}
        add(f"body_{vertebra}", local(vertebra, -6.0, 0.0), key, **values)
    add("disc", local(disc, -9.0, 0.0), "disc", disc=disc)
    prolapse = by_name["prolapse"].points
    if case.prolapse is not None and np.ptp(prolapse[:, 0]) > 0.8:
        add("prolapse", prolapse.mean(axis=0), case.prolapse.kind)
    if "sac" in by_name and view == "sagittal":
        s, front, back = span
        for key, height, share in (("sac", 62.0, 0.1), ("cauda_equina", 42.0, 0.6)):
            k = int(np.argmin(np.abs(s - height)))
            v = front[k] * (1 - share) + back[k] * share
            add(key, np.array(spine.curve.world(s[k], v)), key)
        if "cord" in by_name:
            add("conus", by_name["cord"].points.min(axis=0) + np.array([1.5, 1.0]), "conus")
    if view == "sagittal":
        apex = spine.vertebrae[upper].canal_apex_mm
        if abs(x_mm) < SPINOUS_HALF_MM:
            add("spinous", local(upper, apex + 14.0, -10.0), "spinous")
        else:
            add("lamina", local(upper, apex + 4.0, -10.0), "lamina")
    if f"flavum_{disc}" in by_name:
        add("flavum", by_name[f"flavum_{disc}"].points.mean(axis=0), "flavum")
    root = f"root_{exiting_root(disc)}"
    if view == "foramen" and root in by_name:
        add(root, by_name[root].points.mean(axis=0), "exiting_root", root=exiting_root(disc))
        add("pedicle", local(upper, 22.0, 4.0), "pedicle")
        joints, bones = (
            [o for o in outlines if o.role == role and o.name.split("_")[1] == name]
            for role, name in (("cartilage", disc), ("bone", lower))
        )
        up = local(disc, 0.0, 1.0) - local(disc, 0.0, 0.0)
        process = before_joint(joints, bones, up)
        if process is not None:
            add("superior_facet", process, "superior_facet")
    return tuple(out)
