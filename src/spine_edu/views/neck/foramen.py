"""A foramen of the neck, cut across its course."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import from_course
from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root, vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.spine import Points, clear_of
from spine_edu.findings.case import Case
from spine_edu.findings.neck_pressure import neck_root_pressure
from spine_edu.findings.neck_yielding import NeckYielded, neck_yielded
from spine_edu.findings.strip import RootStrip
from spine_edu.views.anchoring import holds, on_target
from spine_edu.views.matching import matched
from spine_edu.views.neck.findings import visible_part
from spine_edu.views.scene import Anchor, Edges, Outline, Role, Scene
from spine_edu.views.section import ground, traced
from spine_edu.views.side import PROLAPSE_RAYS, found_outline

ACROSS_REACH_MM: Final = 8.0
_ACROSS_HALF_MM: Final = (17.0, 15.0)
_NARROWEST_MM: Final = 9.5  # from the root's start in the canal to the foramen's mouth
_GRID_MM: Final = 0.3
_STEP_MM: Final = 0.45
_NAME_MM: Final = 2.4  # room that a vertebra's name needs around its middle
ACROSS: Final[Edges] = {"left": "front", "right": "back"}


def neck_foramen_scene(case: Case, u_mm: float | None) -> Scene:
    """The foramen of the case's side, cut across its course (an oblique plane, about 45°).

    Parameters
    ----------
    u_mm : float, optional
        How far outward along the foramen from its narrowest plane, mm.

    Raises
    ------
    ValueError
        If the plane lies more than 8 mm from the narrowest one.

    Notes
    -----
    The picture's axes are backward across the foramen, and up.
    """
    offset = 0.0 if u_mm is None else u_mm
    if not -ACROSS_REACH_MM <= offset <= ACROSS_REACH_MM:
        raise ValueError(
            f"at={u_mm!r} lies outside the model; allowed: "
            f"{-ACROSS_REACH_MM:g} to {ACROSS_REACH_MM:g} mm along the foramen"
        )
    soft = neck_yielded(case)
    name = exiting_root(case.disc)
    strip = soft.roots[name, case.side]
    axis = soft.canal.spine.roots[name]
    wanted = float(axis.u_mm[0]) + _NARROWEST_MM + offset
    u = float(np.clip(wanted, strip.u_mm[0], strip.u_mm[-1]))
    n0 = float(np.interp(u, strip.u_mm, strip.rest_n))
    half_n, half_w = _ACROSS_HALF_MM
    frame = (n0 - half_n, n0 + half_n, -half_w, half_w)
    fixed = _across(soft.canal.spine.shape, round(u, 2), round(n0, 2))
    pressed = neck_root_pressure(soft, (name, case.side)).emphasis
    outlines = (
        ground(frame),
        *fixed,
        _prolapse_across(soft, u, n0),
        Outline(f"root_{name}", "root", _root_at(strip, u), emphasis=pressed, morph=True),
    )
    return Scene(
        view="foramen",
        case=case,
        at_mm=float(offset),
        outlines=outlines,
        anchors=on_target(_anchors_across(case, name, outlines), outlines),
        frame_mm=frame,
        y_down=False,
        edges=ACROSS,
    )


def _root_at(strip: RootStrip, u: float) -> FloatArray:
    """The root's ring between two stations: a plane goes with the foramen and never leaps."""
    k = int(np.clip(np.searchsorted(strip.u_mm, u, side="right") - 1, 0, len(strip.u_mm) - 2))
    share = (u - strip.u_mm[k]) / (strip.u_mm[k + 1] - strip.u_mm[k])
    near, far = strip.polygons()[k : k + 2]
    return np.asarray((1 - share) * near + share * far)


def _plane(spine: CervicalSpine, u: float, n: FloatArray, w: FloatArray) -> Points:
    x, v = from_course(np.full(np.shape(n), u), n)
    return spine.points(x, v, spine.s_of(spine.shape.disc) + w)


@lru_cache(maxsize=24)
def _across(shape: NeckShape, u: float, n0: float) -> tuple[Outline, ...]:
    """Bones, disc, ligament, joint and artery in the plane across the foramen."""
    spine = cervical_spine(shape)
    half_n, half_w = _ACROSS_HALF_MM
    n = np.arange(n0 - half_n - 1.0, n0 + half_n + 1.0, _GRID_MM)
    w = np.arange(-half_w - 1.0, half_w + 1.0, _GRID_MM)
    points = _plane(spine, u, n[None, :], w[:, None])
    size = (len(w), len(n))
    names = spine.near(spine.s_of(shape.disc))
    bones = {k: np.broadcast_to(f, size) for k, f in spine.bones(points, names).items()}
    bone = np.minimum.reduce(list(bones.values()))
    disc = clear_of(np.broadcast_to(spine.annulus(points, shape.disc), size), bone, 0.12)
    joint = clear_of(np.broadcast_to(spine.cartilage(points, shape.disc), size), bone, 0.05)
    artery = np.broadcast_to(spine.arteries.field(points.x, points.v, points.s), size)
    parts: list[tuple[str, Role, FloatArray]] = [
        (f"annulus_{shape.disc}", "annulus", disc),
        ("joint", "cartilage", joint),
        *((f"bone_{k}", "bone", f) for k, f in bones.items()),
        ("artery", "vessel", artery),
    ]
    section = tuple(
        replace(piece, holes=())
        for name, role, field in parts
        for piece in traced(name, role, n, w, field, _STEP_MM)
    )
    healthy = shape.healthy
    return section if shape == healthy else matched(section, _across(healthy, u, n0))


def _prolapse_across(soft: NeckYielded, u: float, n0: float) -> Outline:
    body = soft.prolapse or soft.spur
    is_spur = soft.spur is not None and soft.prolapse is None
    ring = None
    if body is not None:

        def free(n: FloatArray, w: FloatArray) -> FloatArray:
            x, v = from_course(np.full(np.shape(n), u), n)
            return visible_part(soft, body, x, v, w)

        n, w = np.meshgrid(np.arange(n0 - 12.0, n0 + 6.0, 0.4), np.arange(-10.0, 10.0, 0.4))
        ring = found_outline(free, n, w, 12.0)
    if ring is None:
        ring = np.repeat([[n0 - 8.0, 0.0]], PROLAPSE_RAYS, axis=0)
    if is_spur:
        return Outline("spur", "bone", ring, morph=True)
    return Outline("prolapse", "prolapse", ring, morph=True)


def _anchors_across(case: Case, root: str, outlines: tuple[Outline, ...]) -> tuple[Anchor, ...]:
    out: list[Anchor] = []
    for outline in outlines:
        middle = outline.points.mean(axis=0)
        at = (float(middle[0]), float(middle[1]))
        if outline.name == f"root_{root}":
            out.append(Anchor(outline.name, at, "exiting_root", {"root": root}))
        elif outline.name == "prolapse" and case.prolapse and np.ptp(outline.points[:, 0]) > 0.6:
            out.append(Anchor("prolapse", at, case.prolapse.kind))
        elif outline.name == "spur" and np.ptp(outline.points[:, 0]) > 0.6:
            out.append(Anchor("spur", at, "spur"))
        elif outline.name == f"annulus_{case.disc}":
            out.append(Anchor("disc", at, "disc", {"disc": case.disc}))
        elif outline.name == "artery":
            out.append(Anchor("artery", at, "vertebral_artery"))
        elif outline.name == "joint":
            out.append(Anchor("joint", at, "facet"))
    for vertebra in vertebrae_of(case.disc):
        bone = next(o for o in outlines if o.name == f"bone_{vertebra}")
        named = Anchor(f"bone_{vertebra}", _well_inside(bone), "vertebra", {"vertebra": vertebra})
        out.append(named)
    return tuple(out)


def _well_inside(bone: Outline) -> tuple[float, float]:
    """Where a name fits: the middle of the outline, moved off an edge that runs near it."""
    middle = bone.points.mean(axis=0)
    to_edge = middle - bone.points
    away = np.hypot(*to_edge.T)
    nearest = int(away.argmin())
    lacking = max(_NAME_MM - float(away[nearest]), 0.0)
    inside = bool(holds(bone, middle[None])[0])
    toward = to_edge[nearest] / max(float(away[nearest]), 1e-9) * (1.0 if inside else -1.0)
    step = lacking if inside else _NAME_MM + float(away[nearest])
    place = middle + step * toward
    return float(place[0]), float(place[1])
