"""The axial section: a plane across the spine's curve, seen from the feet."""

from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray, smooth_max
from spine_edu.anatomy.levels import exiting_root, traversing_root, vertebrae_of
from spine_edu.findings.canal import REACH_MM
from spine_edu.findings.case import Case
from spine_edu.findings.pressure import root_pressure
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.yielding import (
    LEAST_PASSAGE_MM,
    PASSAGE_ROUNDING_MM,
    SAC_RAYS,
    Yielded,
    yielded,
)
from spine_edu.findings import balloon
from spine_edu.views.axial_fixed import FRAME_MM, FixedSection, fixed_section
from spine_edu.views.contours import ray_outline
from spine_edu.views.rootlets import rootlet_rings
from spine_edu.views.scene import RADIOLOGICAL, Anchor, Outline, Scene

_PROLAPSE_RAYS: Final = 64
_CORE_SHARE: Final = 0.62
_PLL_HALF_WIDTH_MM: Final = 8.0
_PLL_SLOPE: Final = 1.2
_PEDICLE_ABOVE_BODY_MM: Final = 3.9


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
    if not -REACH_MM <= at_mm <= REACH_MM:
        raise ValueError(
            f"at={at_mm!r} lies outside the model of {case.disc}; "
            f"allowed: {-REACH_MM:g} to {REACH_MM:g} mm, 'disc' or 'pedicle'"
        )
    soft = yielded(case)
    fixed = fixed_section(soft.canal.spine.shape, float(at_mm))
    prolapse = _prolapse_outlines(soft, at_mm)
    nerves = _nerve_outlines(soft, at_mm)
    ligament = _pll(soft, at_mm, prolapse)
    outlines = (*fixed.behind, *prolapse, *fixed.before, *ligament, *nerves)
    return Scene(
        view="axial",
        case=case,
        at_mm=float(at_mm),
        outlines=outlines,
        anchors=_anchors(case, outlines, fixed),
        frame_mm=FRAME_MM,
        y_down=True,
        edges=RADIOLOGICAL,
    )


def height_mm(case: Case, place: str) -> float:
    """Height of a named plane above the middle of the disc, mm.

    Raises
    ------
    ValueError
        If `place` is neither ``"disc"`` nor ``"pedicle"`` (of the vertebra below).
    """
    if place == "disc":
        return 0.0
    if place == "pedicle":
        spine = yielded(case).canal.spine
        lower = vertebrae_of(case.disc)[1]
        if lower == "S1":
            return -13.0
        return spine.s_of(lower) + _PEDICLE_ABOVE_BODY_MM - spine.s_of(case.disc)
    raise ValueError(f"at={place!r} is unknown; allowed: 'disc', 'pedicle' or a height in mm")


def _prolapse_outlines(soft: Yielded, at_mm: float) -> tuple[Outline, ...]:
    """Prolapse, its core and the fissure it came through; collapsed where there is none."""
    body = soft.prolapse
    if body is None:
        return _collapsed(soft, _base(soft))
    sign = -1.0 if soft.mirror else 1.0

    def free(x: FloatArray, v: FloatArray) -> FloatArray:
        return _visible(soft, body, x, v, at_mm)

    centre = _deepest(free, body)
    if centre is None:
        return _collapsed(soft, (sign * body.base_x_mm, body.base_v_mm))
    outline = ray_outline(free, centre, 2.6 * body.reach_mm() + 1.0, _PROLAPSE_RAYS)
    middle = outline.mean(axis=0)
    core = middle + (outline - middle) * _CORE_SHARE
    flip = np.array([sign, 1.0])
    return (
        _fissure(soft, body, at_mm, sign),
        Outline("prolapse", "prolapse", outline * flip, morph=True),
        Outline("prolapse_core", "prolapse_core", core * flip, morph=True),
    )


def _visible(
    soft: Yielded, body: ProlapseBody, x: FloatArray, v: FloatArray, at_mm: float
) -> FloatArray:
    """The prolapse (as if on the left) outside disc and bone, before the passage it leaves."""
    spine, disc = soft.canal.spine, soft.case.disc
    s = np.full(np.shape(x), spine.s_of(disc) + at_mm)
    points = spine.points(x, v, s)
    names = vertebrae_of(disc)
    arches = np.minimum(*spine.posterior_bones(points, names).values())
    back = np.minimum(arches, spine.flavum_field(points, disc))
    field = body.field(x, v, np.full(np.shape(x), at_mm))
    field = smooth_max(field, LEAST_PASSAGE_MM - back, PASSAGE_ROUNDING_MM)
    signed = spine.points(-x, v, s) if soft.mirror else points
    field = np.maximum(field, -spine.annulus(signed, disc))
    bones = spine.bones(points, names)
    return np.maximum(field, 0.1 - np.minimum(*bones.values()))


def _deepest(free: balloon.Field, body: ProlapseBody) -> tuple[float, float] | None:
    """A point well inside the visible prolapse, found by walking down its field."""
    out = np.linspace(0.1, 0.95, 12) * body.reach_mm()
    x = body.base_x_mm + out * body.out[0]
    v = body.base_v_mm + out * body.out[1]
    depth = free(x, v)
    weight = np.exp(-4.0 * (depth - depth.min()) / max(body.size, 0.05))
    cx, cv = (float(np.sum(q * weight) / weight.sum()) for q in (x, v))
    step = 0.25 * body.size
    for _ in range(8):
        probe_x = cx + np.array([0.0, step, -step, 0.0, 0.0])
        probe_v = cv + np.array([0.0, 0.0, 0.0, step, -step])
        at = free(probe_x, probe_v)
        slope = np.array([at[1] - at[2], at[3] - at[4]]) / (2 * step)
        norm = float(np.hypot(*slope)) + 0.3
        cx, cv = cx - 0.35 * step * slope[0] / norm, cv - 0.35 * step * slope[1] / norm
    inside = float(free(np.array([cx]), np.array([cv]))[0])
    return (cx, cv) if inside < 0 else None


def _fissure(soft: Yielded, body: ProlapseBody, at_mm: float, sign: float) -> Outline:
    """The way from nucleus to rim, as wide as the neck; only where the plane meets it."""
    if not body.connected or not fixed_section(soft.canal.spine.shape, at_mm).through_disc:
        return _point("fissure", (sign * body.base_x_mm, body.base_v_mm), 12)
    base = np.array([sign * body.base_x_mm, body.base_v_mm])
    inner = np.array([0.46 * sign * body.base_x_mm, 0.62 * body.base_v_mm])
    across = np.array([-(base - inner)[1], (base - inner)[0]])
    across /= np.hypot(*across)
    half = 1.5 * body.size
    steps = np.linspace(0.0, 1.0, 6)[:, None]
    axis = inner + steps * (base - inner)
    width = half * (0.75 + 0.5 * steps)
    ring = np.concatenate([axis + across * width, (axis - across * width)[::-1]])
    return Outline("fissure", "fissure", ring, morph=True)


def _point(name: str, place: tuple[float, float], count: int) -> Outline:
    role = "prolapse" if name == "prolapse" else name
    return Outline(name, role, np.tile(np.asarray(place, float), (count, 1)), morph=True)  # type: ignore[arg-type]


def _collapsed(soft: Yielded, place: tuple[float, float]) -> tuple[Outline, ...]:
    counts = (("fissure", 12), ("prolapse", _PROLAPSE_RAYS), ("prolapse_core", _PROLAPSE_RAYS))
    return tuple(_point(name, place, count) for name, count in counts)


def _base(soft: Yielded) -> tuple[float, float]:
    """Where the case's prolapse would leave the rim; the midline without one."""
    from dataclasses import replace

    from spine_edu.findings.prolapse import prolapse_body

    case = soft.case
    spine = soft.canal.spine
    if case.prolapse is None:
        return 0.0, spine.discs[case.disc].depth_back_mm - 1.3
    grown = replace(case, prolapse=replace(case.prolapse, size=1.0))
    body = prolapse_body(grown, spine)
    assert body is not None
    return (-body.base_x_mm if case.side == "right" else body.base_x_mm), body.base_v_mm


def _nerve_outlines(soft: Yielded, at_mm: float) -> tuple[Outline, ...]:
    out: list[Outline] = []
    sac = soft.at(soft.sac, at_mm)
    assert sac is not None
    theta = balloon.directions(SAC_RAYS)
    out.append(Outline("sac", "sac", balloon.polygon(*sac, theta), morph=True))
    out += [
        Outline(f"rootlet_{index + 1}", "rootlet", ring, morph=True)
        for index, ring in enumerate(rootlet_rings(*sac, soft.case.disc))
    ]
    for (name, side), curves in soft.roots.items():
        place = soft.at(curves, at_mm)
        if place is None:
            continue
        course = soft.canal.spine.roots[name]
        low, high = course.ganglion_mm
        within = low <= soft.canal.spine.s_of(soft.case.disc) + at_mm <= high
        ring = balloon.polygon(*place, balloon.directions(place[2].shape[0]))
        pressed = root_pressure(soft, (name, side)).emphasis
        role = "ganglion" if within else "root"
        out.append(Outline(f"root_{name}_{side}", role, ring, emphasis=pressed, morph=True))  # type: ignore[arg-type]
    return tuple(out)


def _pll(soft: Yielded, at_mm: float, prolapse: tuple[Outline, ...]) -> tuple[Outline, ...]:
    """The posterior longitudinal ligament: behind disc and body, lifted by a prolapse."""
    spine, disc = soft.canal.spine, soft.case.disc
    x = np.linspace(-_PLL_HALF_WIDTH_MM, _PLL_HALF_WIDTH_MM, 33)
    v = np.arange(8.0, 24.0, 0.2)
    s = np.full((len(v), len(x)), spine.s_of(disc) + at_mm)
    points = spine.points(x[None, :], v[:, None], s)
    names = vertebrae_of(disc)
    front = spine.annulus(points, disc)
    for name in names:
        local = spine.frame(name).local(points.y, points.z)
        front = np.minimum(front, spine.vertebrae[name].body(np.abs(x)[None, :], *local))
    last = len(v) - 1 - np.argmax((front < 0)[::-1], axis=0)
    low = np.take_along_axis(front, last[None, :], axis=0)[0]
    high = np.take_along_axis(front, np.minimum(last + 1, len(v) - 1)[None, :], axis=0)[0]
    edge = v[last] + 0.2 * np.clip(-low / np.maximum(high - low, 1e-6), 0.0, 1.0)
    ring = prolapse[1].points
    lifted = np.maximum(edge, _tent_over(ring, x))
    return (Outline("pll", "pll", np.stack([x, lifted + 0.05], axis=-1), closed=False, morph=True),)


def _tent_over(ring: FloatArray, x: FloatArray) -> FloatArray:
    """Least v of a band that is lifted off by a ring and comes down beside it with a set slope."""
    if np.ptp(ring, axis=0).max() < 1e-6:
        return np.full(len(x), -np.inf)
    beside = np.abs(x[:, None] - ring[None, :, 0])
    return np.asarray((ring[None, :, 1] - _PLL_SLOPE * beside).max(axis=1))


def _anchors(
    case: Case, outlines: tuple[Outline, ...], fixed: FixedSection
) -> tuple[Anchor, ...]:
    by_name = {outline.name: outline for outline in outlines}
    side = case.side
    other = "right" if side == "left" else "left"
    sign = 1.0 if side == "left" else -1.0
    out: list[Anchor] = []

    def add(name: str, point: FloatArray, key: str, **values: str) -> None:
        out.append(Anchor(name, (float(point[0]), float(point[1])), key, values))

    def middle(name: str) -> FloatArray:
        return np.asarray(by_name[name].points.mean(axis=0))

    if fixed.through_disc:
        add("nucleus", np.array([-6.0 * sign, -1.0]), "nucleus")
        add("annulus", np.array([-17.0 * sign, -7.0]), "annulus")
    else:
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
