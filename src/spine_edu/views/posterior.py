"""The lumbar spine from behind, arches taken away: sac and roots on the backs of the bodies.

Seen from behind, the patient's left is on the image's left. The curve is laid straight: the
picture's height is arc length.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import SIDES, exiting_root, traversing_root, vertebrae_of
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, lumbar_spine
from spine_edu.anatomy.vertebra import LumbarVertebra
from spine_edu.findings.case import Case
from spine_edu.findings.pressure import root_pressure
from spine_edu.findings.yielding import SoftCurves, Yielded, yielded
from spine_edu.views.anchoring import on_target, roomiest_near
from spine_edu.views.matching import matched
from spine_edu.views.scene import Anchor, Edges, Outline, Role, Scene
from spine_edu.views.section import both_sides, ground, traced

FROM_BEHIND: Final[Edges] = {
    "top": "up",
    "bottom": "down",
    "left": "left_side",
    "right": "right_side",
}
_HALF_WIDTH_MM: Final = 50.0
_ABOVE_MM: Final = 62.0
_BELOW_MM: Final = 54.0
_GRID_MM: Final = 0.7
_STEP_MM: Final = 0.9
_BACK_OF_BODY: Final = 0.28  # plane of the cut, as a share of the way to the back wall
_ROOT_STATIONS: Final = 64
_DENSE_MM: Final = 18.0
_BENDS_MM: Final = 2.0  # over so many mm a root that gives way bends …
_SPREADS_MM: Final = 3.0  # … and over so many it widens where it is flattened
_SAC_STATIONS: Final = 72
_PEDICLE_VERTICES: Final = 40


def posterior_scene(case: Case) -> Scene:
    """The back of the bodies around the case's disc, with sac, roots and prolapse.

    Notes
    -----
    Simplified: bodies and discs are cut in one curved plane near their backs; sac, roots and
    prolapse are shown by their outlines as seen from behind, the prolapse through them as a line.
    """
    soft = yielded(case)
    spine = soft.canal.spine
    middle = spine.s_of(case.disc)
    low, high = middle - _BELOW_MM, middle + _ABOVE_MM
    frame = (-_HALF_WIDTH_MM, _HALF_WIDTH_MM, low, high)
    prolapse = _prolapse(soft, middle)
    outlines = (
        ground(frame),
        *_bodies(spine.shape, low, high),
        prolapse,
        *_pedicles(spine, low, high),
        _sac(soft, low, high),
        *_roots(soft, low, high),
        *seen_through((prolapse,), "prolapse"),
    )
    return Scene(
        view="posterior",
        case=case,
        at_mm=0.0,
        outlines=outlines,
        anchors=on_target(_anchors(case, soft, outlines), outlines),
        frame_mm=frame,
        y_down=False,
        edges=FROM_BEHIND,
    )


@lru_cache(maxsize=24)
def _bodies(shape: SpineShape, low: float, high: float) -> tuple[Outline, ...]:
    section = _cut_bodies(shape, low, high)
    healthy = shape.healthy
    return section if shape == healthy else matched(section, _bodies(healthy, low, high))


def _cut_bodies(shape: SpineShape, low: float, high: float) -> tuple[Outline, ...]:
    spine = lumbar_spine(shape)
    x = np.arange(0.0, _HALF_WIDTH_MM + 2.0, _GRID_MM)
    s = np.arange(low - 2.0, high + 2.0, _GRID_MM)
    v = _BACK_OF_BODY * spine.discs[shape.disc].depth_back_mm
    points = spine.points(x[None, :], np.full((1, 1), v), s[:, None])
    out: list[Outline] = []
    for name, vertebra in spine.vertebrae.items():
        field = vertebra.body(points.x, *spine.frame(name).local(points.y, points.z))
        out += _mirrored(f"bone_{name}", "bone", x, s, field)
    for disc in spine.discs:
        out += _mirrored(f"annulus_{disc}", "annulus", x, s, spine.annulus(points, disc))
    return tuple(out)


def _mirrored(
    name: str, role: Role, x: FloatArray, s: FloatArray, half: FloatArray
) -> list[Outline]:
    both = both_sides(np.broadcast_to(half, (len(s), len(x))))
    return list(traced(name, role, np.concatenate([-x[:0:-1], x]), s, both, _STEP_MM)[:1])


def _pedicles(spine: LumbarSpine, low: float, high: float) -> list[Outline]:
    turn = np.linspace(0, 2 * np.pi, _PEDICLE_VERTICES, endpoint=False)
    out = []
    for name, vertebra in spine.vertebrae.items():
        if not isinstance(vertebra, LumbarVertebra) or not low < spine.s_of(name) < high:
            continue
        size = vertebra.size
        middle = 0.5 * (size.canal_width_mm + size.pedicle_width_mm)
        ring = np.stack(
            [
                middle + 0.5 * size.pedicle_width_mm * np.cos(turn),
                spine.s_of(name) + 3.9 + 0.5 * size.pedicle_height_mm * np.sin(turn),
            ],
            axis=-1,
        )
        for side, sign in (("left", -1.0), ("right", 1.0)):
            out.append(Outline(f"pedicle_{name}_{side}", "bone", ring * [sign, 1.0]))
    return out


def _edges_of(curves: SoftCurves) -> tuple[FloatArray, FloatArray]:
    """Leftmost and rightmost x of each station."""
    x = curves.polygons()[..., 0]
    return x.min(axis=1), x.max(axis=1)


def _ribbon(s: FloatArray, first: FloatArray, second: FloatArray) -> FloatArray:
    """Closed outline in picture coordinates: x turned so that the patient's left is on the left."""
    one, two = np.stack([-first, s], axis=-1), np.stack([-second, s], axis=-1)
    return np.concatenate([one, two[::-1]])


def _sac(soft: Yielded, low: float, high: float) -> Outline:
    rest = soft.canal.spine.sac
    s = np.linspace(max(low, float(rest.s_mm[0]) + 0.5), high, _SAC_STATIONS)
    half = np.interp(s, rest.s_mm, rest.half_width_mm)
    first, second = -half, half.copy()
    near_first, near_second = _edges_of(soft.sac)
    middle = soft.canal.spine.s_of(soft.case.disc)
    weight = np.clip((18.0 - np.abs(s - middle)) / 6.0, 0.0, 1.0)
    for edge, near in ((first, near_first), (second, near_second)):
        edge += weight * (np.interp(s, soft.canal.s_mm, near) - edge)
    return Outline("sac", "sac", _ribbon(s, first, second), morph=True)


def _roots(soft: Yielded, low: float, high: float) -> list[Outline]:
    out = []
    middle = soft.canal.spine.s_of(soft.case.disc)
    for name, course in soft.canal.spine.roots.items():
        for side in SIDES:
            sign = 1.0 if side == "left" else -1.0
            ends = max(low - 4.0, course.s_mm[0]), min(high + 4.0, course.s_mm[-1])
            if ends[1] - ends[0] < 6.0:
                continue
            s = _denser_near(middle, *ends)
            x, _, radius = course.at(s).T
            first, second = sign * (x - radius), sign * (x + radius)
            pressed = 0.0
            curves = soft.roots.get((name, side))
            if curves is not None:
                pressed = root_pressure(soft, (name, side)).emphasis
                near = sorted(_edges_of(curves), key=lambda edge: float(np.abs(edge).mean()))
                stations = soft.canal.s_mm[curves.stations]
                x, _, radius = course.at(stations).T
                yielding = near[0] - sign * (x - radius), near[1] - sign * (x + radius)
                moved, wider = _gently(*yielding)
                first += np.interp(s, stations, moved - wider, left=0.0, right=0.0)
                second += np.interp(s, stations, moved + wider, left=0.0, right=0.0)
            ring = _ribbon(s, first, second)
            out.append(Outline(f"root_{name}_{side}", "root", ring, emphasis=pressed, morph=True))
    return out


def _denser_near(middle: float, low: float, high: float) -> FloatArray:
    """Stations from `low` to `high`, three times as dense near `middle`."""
    fine = np.linspace(low, high, 8 * _ROOT_STATIONS)
    density = 1 + 2 * np.exp(-(((fine - middle) / _DENSE_MM) ** 2))
    share = np.cumsum(density) - density[0]
    return np.interp(np.linspace(0, 1, _ROOT_STATIONS), share / share[-1], fine)


def _gently(inner: FloatArray, outer: FloatArray) -> tuple[FloatArray, FloatArray]:
    """How a root moves and spreads on stations 1 mm apart, without kinks: it bends as a whole.

    Parameters
    ----------
    inner, outer : (k,) float
        How far its edges have moved, mm.
    """
    fade = np.clip(np.minimum(np.arange(len(inner)), np.arange(len(inner))[::-1]) / 4.0, 0.0, 1.0)
    moved, wider = 0.5 * fade * (inner + outer), 0.5 * fade * (outer - inner)
    return gaussian_filter1d(moved, _BENDS_MM), gaussian_filter1d(wider, _SPREADS_MM)


def _prolapse(soft: Yielded, middle: float) -> Outline:
    """The prolapse's outline seen from behind, on rays from its middle."""
    body = soft.prolapse
    if body is None:
        return Outline("prolapse", "prolapse", np.tile([[0.0, middle]], (48, 1)), morph=True)
    sign = 1.0 if soft.mirror else -1.0
    cx, _, cw = body.centre_mm()
    theta = np.linspace(-np.pi, np.pi, 48, endpoint=False)
    reach = 2.2 * max(body.form.radii_mm) * body.size + 1.0
    t = np.linspace(0.0, reach, 60)
    depth = np.linspace(-1.0, 1.3 * body.reach_mm() + 1.0, 24)
    x = cx + t[:, None, None] * np.cos(theta)[:, None]
    w = cw + t[:, None, None] * np.sin(theta)[:, None]
    v = body.base_v_mm + depth * (body.out[1] if body.out[1] > 0.3 else 1.0)
    shadow = body.field(x, v, w).min(axis=2)
    blocked = shadow > 0
    first = np.where(blocked.any(axis=0), np.argmax(blocked, axis=0), len(t) - 1)
    before = np.maximum(first - 1, 0)
    inner, outer = (np.take_along_axis(shadow, k[None], axis=0)[0] for k in (before, first))
    share = np.clip(inner / np.where(inner < outer, inner - outer, 1.0), 0.0, 1.0)
    radius = t[before] + share * (t[first] - t[before])
    ring = np.stack(
        [sign * (cx + radius * np.cos(theta)), middle + cw + radius * np.sin(theta)], -1
    )
    return Outline("prolapse", "prolapse", ring, morph=True)


def seen_through(outlines: tuple[Outline, ...], name: str) -> list[Outline]:
    """A line that shows a part where nerves lie behind it; none where it has no size."""
    part = next(outline for outline in outlines if outline.name == name)
    if np.ptp(part.points, axis=0).max() == 0:
        return []
    ring = np.concatenate([part.points, part.points[:1]])
    return [replace(part, name=f"{name}_line", points=ring, closed=False)]


def _uncovered(outlines: tuple[Outline, ...], disc: str, x: float, s: float) -> tuple[float, float]:
    """A place on the disc near x, s that nothing is painted over."""
    at = [o.name for o in outlines].index(f"annulus_{disc}")
    over = [o for o in outlines[at + 1 :] if o.closed and np.ptp(o.points[:, 0]) > 0]
    half = outlines[at].points[:, 0] * x > 0
    beside = replace(outlines[at], points=outlines[at].points[half])
    place = roomiest_near(beside, over, np.array([x, s]))
    return float(place[0]), float(place[1])


def _anchors(case: Case, soft: Yielded, outlines: tuple[Outline, ...]) -> tuple[Anchor, ...]:
    by_name = {outline.name: outline for outline in outlines}
    spine = soft.canal.spine
    out: list[Anchor] = []

    def add(name: str, x: float, s: float, key: str, **values: str) -> None:
        out.append(Anchor(name, (float(x), float(s)), key, values))

    for vertebra in vertebrae_of(case.disc):
        key = "sacrum" if vertebra == "S1" else "vertebra"
        values = {} if vertebra == "S1" else {"vertebra": vertebra}
        # On the cut pedicle: bodies lie behind sac and roots; of the sacrum a part is seen.
        pedicle = by_name.get(f"pedicle_{vertebra}_right")
        x, z = (12.0, spine.s_of(vertebra) - 22.0) if pedicle is None else pedicle.points.mean(0)
        add(f"pedicle_{vertebra}", x, z, key, **values)
    aside = 17.0 if case.side == "left" else -17.0
    add(
        "disc",
        *_uncovered(outlines, case.disc, aside, spine.s_of(case.disc)),
        "disc",
        disc=case.disc,
    )
    ring = by_name["prolapse"].points
    if case.prolapse is not None and np.ptp(ring[:, 0]) > 0.8:
        add("prolapse", float(ring[:, 0].mean()), float(ring[:, 1].mean()), case.prolapse.kind)
    add("sac", 0.0, spine.s_of(case.disc) + 30.0, "sac")
    sign = -1.0 if case.side == "left" else 1.0
    for root, key in (
        (exiting_root(case.disc), "exiting_root"),
        (traversing_root(case.disc), "traversing_root"),
    ):
        course = spine.roots[root]
        s = max(spine.s_of(root) - 9.0, float(course.s_mm[0]))
        add(f"root_{root}", sign * float(course.at(np.array(s))[0]), s, key, root=root)
    return tuple(out)
