"""The axial section of the neck: a plane across the spine's curve, seen from the feet."""

from dataclasses import replace
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import SIDES, exiting_root, vertebrae_of
from spine_edu.findings.balloon import directions, polygon
from spine_edu.findings.case import Case
from spine_edu.findings.neck_canal import NECK_REACH_MM
from spine_edu.findings.neck_pressure import neck_root_pressure
from spine_edu.findings.neck_yielding import NeckYielded, neck_yielded
from spine_edu.views.ligament import long_ligament, places_mm
from spine_edu.views.neck.anchors import neck_anchors
from spine_edu.views.neck.findings import finding_outlines, root_band
from spine_edu.views.neck.fixed import NECK_FRAME_MM, neck_section
from spine_edu.views.scene import Outline, Scene
from spine_edu.views.section import checked_height_mm, place_mm, seen_from_the_feet

_PLL_HALF_WIDTH_MM: Final = 5.0
_BESIDE_THE_LIGAMENT: Final = ("paracentral", "subarticular")
_ROOTLET_POINTS: Final = 9
_ROOTLET_ANGLES_DEG: Final = {"ventral": -32.0, "dorsal": 34.0}
_PEDICLE_ABOVE_BODY_MM: Final = 0.6


def neck_axial_scene(case: Case, at_mm: float) -> Scene:
    """The axial section of a case of the neck.

    Parameters
    ----------
    case : Case
        What is shown.
    at_mm : float
        Height above the middle of the disc along the spine's curve, −12 to 12 mm.

    Raises
    ------
    ValueError
        If the plane lies outside that range.
    """
    at_mm = checked_height_mm(case, at_mm, NECK_REACH_MM)
    soft = _on_its_side(neck_yielded(case), case)
    fixed = neck_section(soft.canal.spine.shape, at_mm)
    findings = finding_outlines(soft, at_mm)
    spur, prolapse = findings[-1], findings[:-1]
    passed = case.prolapse is not None and case.prolapse.zone in _BESIDE_THE_LIGAMENT
    ligament = _ligament(soft, at_mm, None if passed else prolapse[1])
    outlines = (
        *fixed.behind,
        *((ligament,) if passed else ()),
        *prolapse,
        spur,
        *fixed.before,
        *(() if passed else (ligament,)),
        *_nerves(soft, at_mm),
    )
    return seen_from_the_feet(case, at_mm, outlines, neck_anchors(case, outlines), NECK_FRAME_MM)


def neck_height_mm(case: Case, place: str) -> float:
    """Height of a named plane above the middle of the disc, mm.

    Raises
    ------
    ValueError
        If `place` is neither ``"disc"`` nor ``"pedicle"`` (of the vertebra below).
    """
    return place_mm(case.disc, place, neck_yielded(case).canal.spine, _PEDICLE_ABOVE_BODY_MM)


def _on_its_side(soft: NeckYielded, case: Case) -> NeckYielded:
    """The solved tissue for this very case: a midline finding is solved once for both sides."""
    return replace(soft, case=case)


def _nerves(soft: NeckYielded, at_mm: float) -> tuple[Outline, ...]:
    sac, cord = soft.sac.at(at_mm), soft.cord.at(at_mm)
    out = [
        Outline("sac", "sac", polygon(*sac, directions(len(sac[2]))), morph=True),
        Outline("cord", "cord", polygon(*cord, directions(len(cord[2]))), morph=True),
    ]
    name = exiting_root(soft.case.disc)
    for side in SIDES:
        strip = soft.roots[name, side]
        resting = root_band(strip.at_rest(), at_mm)
        if resting is None:
            continue
        band = root_band(strip, at_mm)
        if band is None:  # pushed out of the plane: there, but as a point
            band = np.tile(resting.mean(axis=0), (len(resting), 1))
        if strip.starts_in(at_mm):
            out += _rootlets(band, sac, cord, side)
        pressed = neck_root_pressure(soft, (name, side)).emphasis
        out.append(Outline(f"root_{name}_{side}", "root", band, emphasis=pressed, morph=True))
    return tuple(out)


def _rootlets(
    band: FloatArray,
    sac: tuple[float, float, FloatArray],
    cord: tuple[float, float, FloatArray],
    side: str,
) -> list[Outline]:
    """The ventral and the dorsal rootlets from the cord to the root's sleeve, inside the sac."""
    start = 0.5 * (band[0] + band[-1])
    out_angle = float(np.arctan2(start[1] - sac[1], start[0] - sac[0]))
    wall = _reach(sac[2], out_angle)
    lines = []
    for name, degrees in _ROOTLET_ANGLES_DEG.items():
        angle = np.radians(degrees if side == "left" else 180.0 - degrees)
        radius = _reach(cord[2], float(angle)) + 0.1
        begin = np.array([cord[0] + radius * np.cos(angle), cord[1] + radius * np.sin(angle)])
        end = np.array([sac[0], sac[1]]) + 0.94 * wall * np.array(
            [np.cos(out_angle), np.sin(out_angle)]
        )
        steps = np.linspace(0.0, 1.0, _ROOTLET_POINTS)[:, None]
        line = _kept_between(begin + steps * (end - begin), sac, cord)
        lines.append(Outline(f"rootlet_{name}_{side}", "rootlet", line, closed=False, morph=True))
    return lines


def _reach(radii: FloatArray, angle: float) -> float:
    grid = directions(len(radii))
    return float(
        np.interp(angle, np.append(grid, np.pi), np.append(radii, radii[0]), period=2 * np.pi)
    )


def _kept_between(
    line: FloatArray,
    sac: tuple[float, float, FloatArray],
    cord: tuple[float, float, FloatArray],
) -> FloatArray:
    """A line pushed off the cord and kept inside the sac."""
    out = line.copy()
    for centre_x, centre_v, radii, outside in ((*cord, True), (*sac, False)):
        dx, dv = out[:, 0] - centre_x, out[:, 1] - centre_v
        length = np.hypot(dx, dv) + 1e-9
        wall = np.array([_reach(radii, float(a)) for a in np.arctan2(dv, dx)])
        kept = np.maximum(length, wall + 0.1) if outside else np.minimum(length, wall - 0.25)
        out[:, 0], out[:, 1] = centre_x + dx * kept / length, centre_v + dv * kept / length
    return out


def _ligament(soft: NeckYielded, at_mm: float, prolapse: Outline | None) -> Outline:
    """The posterior longitudinal ligament: behind disc and body, lifted by a central prolapse."""
    spine, disc = soft.canal.spine, soft.case.disc
    x = places_mm(_PLL_HALF_WIDTH_MM)
    v = np.arange(4.0, 14.0, 0.15)
    s = np.full((len(v), len(x)), spine.s_of(disc) + at_mm)
    points = spine.points(x[None, :], v[:, None], s)
    front = spine.annulus(points, disc)
    for name in vertebrae_of(disc):
        front = np.minimum(front, spine.body(points, name))
    last = len(v) - 1 - np.argmax((front < 0)[::-1], axis=0)
    low = np.take_along_axis(front, last[None, :], axis=0)[0]
    high = np.take_along_axis(front, np.minimum(last + 1, len(v) - 1)[None, :], axis=0)[0]
    edge = v[last] + 0.15 * np.clip(-low / np.maximum(high - low, 1e-6), 0.0, 1.0)
    return long_ligament(x, edge, None if prolapse is None else prolapse.points)
