"""The axial section: a plane across the spine's curve, seen from the feet."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root, traversing_root, vertebrae_of
from spine_edu.findings import balloon
from spine_edu.findings.canal import REACH_MM
from spine_edu.findings.case import Case
from spine_edu.findings.pressure import root_pressure
from spine_edu.findings.yielding import Yielded, yielded
from spine_edu.views.axial_fixed import FRAME_MM, FixedSection, fixed_section
from spine_edu.views.axial_prolapse import ligament, prolapse_outlines, solid_field
from spine_edu.views.rootlets import rootlet_rings
from spine_edu.views.scene import Anchor, Outline, Role, Scene
from spine_edu.views.section import checked_height_mm, place_mm, seen_from_the_feet

_PEDICLE_ABOVE_BODY_MM: Final = 3.9
_SACRAL_PEDICLE_MM: Final = -17.0


def axial_scene(case: Case, at_mm: float) -> Scene:
    """The axial section of a lumbar case.

    Parameters
    ----------
    case : Case
        What is shown.
    at_mm : float
        Height above the middle of the disc along the spine's curve, −20 to 20 mm.

    Raises
    ------
    ValueError
        If the plane lies outside that range.
    """
    at_mm = checked_height_mm(case, at_mm, REACH_MM)
    soft = yielded(case)
    fixed = fixed_section(soft.canal.spine.shape, at_mm)
    prolapse = prolapse_outlines(case, soft, fixed, at_mm)
    nerves = _nerve_outlines(soft, fixed, at_mm)
    rings = tuple(nerve.points for nerve in nerves if nerve.role != "rootlet")
    tent = ligament(soft, at_mm, prolapse[1].points, rings)
    outlines = (*fixed.behind, *prolapse, *fixed.before, tent, *nerves)
    return seen_from_the_feet(case, at_mm, outlines, _anchors(case, outlines, fixed), FRAME_MM)


def height_mm(case: Case, place: str) -> float:
    """Height of a named plane above the middle of the disc, mm.

    Raises
    ------
    ValueError
        If `place` is neither ``"disc"`` nor ``"pedicle"`` (of the vertebra below).
    """
    if place == "pedicle" and vertebrae_of(case.disc)[1] == "S1":
        return _SACRAL_PEDICLE_MM
    return place_mm(case.disc, place, yielded(case).canal.spine, _PEDICLE_ABOVE_BODY_MM)


def _nerve_outlines(soft: Yielded, fixed: FixedSection, at_mm: float) -> tuple[Outline, ...]:
    solid = solid_field(soft, fixed, at_mm)
    roots, around = [], [solid]
    for (name, side), curves in soft.roots.items():
        place = soft.at(curves, at_mm)
        if place is None:
            continue
        course = soft.canal.spine.roots[name]
        low, high = course.ganglion_mm
        within = low <= soft.canal.spine.s_of(soft.case.disc) + at_mm <= high
        role: Role = "ganglion" if within else "root"
        ring = _ring_within(solid, *place)
        around.append(_beside(place, ring))
        pressed = root_pressure(soft, (name, side)).emphasis
        roots.append(Outline(f"root_{name}_{side}", role, ring, emphasis=pressed, morph=True))
    x, v, radii = soft.sac_at(at_mm)
    ring = _ring_within(_least(around), x, v, radii)
    radii = np.hypot(ring[:, 0] - x, ring[:, 1] - v)
    sac = Outline("sac", "sac", ring, morph=True)
    rootlets = (
        Outline(f"rootlet_{index + 1}", "rootlet", rootlet, morph=True)
        for index, rootlet in enumerate(rootlet_rings(x, v, radii, soft.case.disc))
    )
    return sac, *rootlets, *roots


def _beside(place: tuple[float, float, FloatArray], ring: FloatArray) -> balloon.Field:
    x0, v0 = place[:2]
    radii = np.hypot(ring[:, 0] - x0, ring[:, 1] - v0)
    star = balloon.StarField(np.array([x0]), np.array([v0]), radii[None])
    return lambda x, v: star(x, v, np.zeros(np.shape(x), dtype=np.intp)) - 0.04


def _least(fields: Sequence[balloon.Field]) -> balloon.Field:
    return lambda x, v: np.asarray(np.minimum.reduce([field(x, v) for field in fields]))


def _ring_within(solid: balloon.Field, x: float, v: float, radii: FloatArray) -> FloatArray:
    """A curve of the soft tissue, kept out of what is solid in just this plane.

    It was solved on planes 1 mm apart; where a disc or a bone ends between two of them, the curve
    between them would reach into it.
    """
    theta = balloon.directions(len(radii))
    limit = balloon.room(
        lambda px, pv, _: solid(px, pv),
        np.array([x]),
        np.array([v]),
        np.zeros(1, dtype=np.intp),
        theta,
        np.array([float(radii.max()) + 0.2]),
        31,
    )
    return balloon.polygon(x, v, np.minimum(radii, limit[0]), theta)


def _anchors(case: Case, outlines: tuple[Outline, ...], fixed: FixedSection) -> tuple[Anchor, ...]:
    by_name = {outline.name: outline for outline in outlines}
    side = case.side
    other = "right" if side == "left" else "left"
    sign = 1.0 if side == "left" else -1.0
    out: list[Anchor] = []

    def add(name: str, point: FloatArray, key: str, **values: str) -> None:
        out.append(Anchor(name, (float(point[0]), float(point[1])), key, values))

    def middle(name: str) -> FloatArray:
        return np.asarray(by_name[name].points.mean(axis=0))

    # A plane a little off the disc's middle meets it too: on_target leaves out what it misses.
    add("nucleus", np.array([-6.0 * sign, -1.0]), "nucleus")
    add("annulus", np.array([-17.0 * sign, -7.0]), "annulus")
    if not fixed.through_disc:
        add("body", np.array([-15.0 * sign, 6.0]), "body")
    if case.prolapse is not None and np.ptp(by_name["prolapse"].points[:, 0]) > 0.8:
        add("prolapse", middle("prolapse"), case.prolapse.kind)
    for root in (exiting_root(case.disc), traversing_root(case.disc)):
        for place in (side, other):
            name = f"root_{root}_{place}"
            if name in by_name and abs(middle(name)[0]) < FRAME_MM[1] - 8:
                key = "exiting_root" if root == exiting_root(case.disc) else "traversing_root"
                add(name, middle(name), key, root=root)
    add("sac", middle("sac"), "sac")
    for name, key in (("flavum", "flavum"), ("joint", "facet"), ("multifidus", "multifidus")):
        if name in by_name:
            points = by_name[name].points
            half = points[points[:, 0] * sign < -1.0]
            if len(half):
                add(name, half.mean(axis=0), key)
    add("spinous", np.array([0.0, 46.0]), "spinous")
    return tuple(out)
