"""Sac, cauda equina, cord tip and roots in a section along the spine, with fixed vertices."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import SIDES
from spine_edu.anatomy.nerves import RootCourse
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import lumbar_spine
from spine_edu.findings.balloon import directions
from spine_edu.findings.pressure import root_pressure
from spine_edu.findings.yielding import ROOT_RAYS, SAC_RAYS, SoftCurves, Yielded
from spine_edu.views.chords import chords, drawn_in, thinned
from spine_edu.views.grids import GridField
from spine_edu.views.scene import Outline, Role
from spine_edu.views.side_room import Band, bent_gently, kept_out

_SAC_STATIONS: Final = 144
_CORD_STATIONS: Final = 28
_STRAND_STATIONS: Final = 80
_BLEND_MM: Final = 4.0
_CONUS_TIP: Final = "L1/L2"  # lower third of L1 to the disc below it, most often [Saif98]
_CONUS_LENGTH_MM: Final = 26.0
_CONUS_TAPER: Final = 0.7
_CONUS_TIP_MM: Final = 0.15
_CORD_MM: Final = 3.25
"""Half as thick as the cord above its tip."""
_STRANDS: Final = (-0.50, -0.16, 0.18, 0.50, 0.80)
_ROOT_POINTS: Final = 32
_SHOWN_PRESSED_MM: Final = 18.0  # farther down on its way out, it is free again
_ROUND_ENDS: Final = 2.5
_SEEN_MM: Final = 1e-3
_FINE_MM: Final = 0.25
_WIDEST: Final = 1.8

Span = tuple[FloatArray, FloatArray, FloatArray]
Solids = Sequence[GridField | Band]


def sac_span(soft: Yielded, x_mm: float, solids: Solids) -> Span:
    """Arc length, front and back of the dural sac from T12 to its end, mm.

    Around the disc it is the yielded sac; beyond, it runs on to its resting place, kept out of
    what is in its way there. Where the sac has left the plane, all stations lie at the end that is
    seen.
    """
    spine = soft.canal.spine
    s, *resting = _resting_sac(spine.shape, x_mm)
    middle = spine.s_of(soft.case.disc)
    weight = np.clip((soft.canal.s_mm[-1] - middle - np.abs(s - middle)) / _BLEND_MM, 0.0, 1.0)
    yielding = chords(soft.sac.polygons(), x_mm)
    front, back, depth = (
        (1 - weight) * far + weight * np.interp(s, soft.canal.s_mm, near)
        for far, near in zip(resting, yielding, strict=True)
    )
    front, back, free = kept_out(s, front, back, solids)
    front, back = bent_gently(front, back)
    at, _ = drawn_in(s, np.minimum(depth, free))
    return at, np.interp(at, s, front), np.interp(at, s, back)


@lru_cache(maxsize=48)
def _resting_sac(shape: SpineShape, x_mm: float) -> tuple[FloatArray, ...]:
    """Stations of the whole sac, and what a plane cuts of it at rest: see :func:`chords`."""
    spine = lumbar_spine(shape)
    rest = spine.sac
    s = np.linspace(rest.s_mm[0] + 0.5, spine.s_of("T12") + 14.0, _SAC_STATIONS)
    none = np.zeros(len(s))
    radii = rest.radii(s, directions(SAC_RAYS))
    whole = SoftCurves(0, none, rest.centre_v(s), radii, none, none, none)
    return s, *chords(whole.polygons(), x_mm)


@lru_cache(maxsize=256)
def _resting_root(shape: SpineShape, name: str, x_mm: float) -> tuple[FloatArray, ...]:
    """Stations of a root, and what a plane cuts of it at rest: see :func:`chords`."""
    course = lumbar_spine(shape).roots[name]
    rings = _round_rings(course.at(course.s_mm), x_mm)
    return course.s_mm, *chords(_as_tube(rings, course.s_mm), x_mm)


def _band(soft: Yielded, s: FloatArray, front: FloatArray, back: FloatArray) -> FloatArray:
    curve = soft.canal.spine.curve
    ahead = np.stack(curve.world(s, front), axis=-1)
    behind = np.stack(curve.world(s, back), axis=-1)
    return np.concatenate([ahead, behind[::-1]])


def sac_outlines(soft: Yielded, x_mm: float, span: Span) -> tuple[Outline, ...]:
    """The sac, the tip of the cord and strands of the cauda equina."""
    s, front, back = span
    out = [Outline("sac", "sac", _band(soft, s, front, back), morph=True)]
    tip = soft.canal.spine.s_of(_CONUS_TIP) + 4.0
    middle, half = 0.5 * (front + back), 0.5 * (back - front)
    lowest = soft.canal.spine.sac.s_mm[0] + 0.5
    for index, place in enumerate(_STRANDS):
        at = np.linspace(lowest, tip + 8.0, _STRAND_STATIONS).clip(s[0], s[-1])
        gather = np.clip((tip + 8.0 - at) / 30.0, 0.0, 1.0)
        lean = 0.30 + gather * (0.86 * place - 0.30 + 0.08)
        centre = np.interp(at, s, middle) + np.interp(at, s, half) * lean
        line = np.stack(soft.canal.spine.curve.world(at, centre), axis=-1)
        out.append(Outline(f"rootlet_{index + 1}", "rootlet", line, closed=False, morph=True))
    lowest_cut = tip + _conus_above_tip_mm(abs(x_mm))
    if lowest_cut < s[-1]:
        at = lowest_cut + (s[-1] - lowest_cut) * np.linspace(0.0, 1.0, _CORD_STATIONS) ** 2
        centre = np.interp(at, s, middle) + 0.30 * np.interp(at, s, half)
        deep = np.sqrt(np.maximum(_conus_radius_mm(at - tip) ** 2 - x_mm**2, 0.0))
        ring = _band(soft, at, centre - deep, centre + deep)
        out.append(Outline("cord", "cord", ring, morph=True))
    return tuple(out)


def _conus_radius_mm(above_tip: FloatArray) -> FloatArray:
    """The cord is round here: it narrows to its tip."""
    taper = np.clip(above_tip / _CONUS_LENGTH_MM, 0.0, 1.0) ** _CONUS_TAPER
    return _CONUS_TIP_MM + (_CORD_MM - _CONUS_TIP_MM) * taper


def _conus_above_tip_mm(x_mm: float) -> float:
    """How far above its tip a plane `x_mm` beside the midline meets the cord first."""
    share = (x_mm - _CONUS_TIP_MM) / (_CORD_MM - _CONUS_TIP_MM)
    if share >= 1.0:
        return np.inf
    return float(_CONUS_LENGTH_MM * max(share, 0.0) ** (1 / _CONUS_TAPER))


@dataclass(frozen=True)
class RootCut:
    """One root in the plane: its outline, and the room that it takes of each station."""

    outline: Outline
    band: Band


def root_cuts(soft: Yielded, x_mm: float, solids: Solids) -> tuple[RootCut, ...]:
    """Roots that pass through the plane: those of the disc as they yield, others at rest.

    Notes
    -----
    Across the spine a root is drawn round wherever it is met. It is a tube: where it runs aslant,
    a plane along the spine cuts it as long as such a tube.
    """
    side = SIDES[0] if x_mm >= 0 else SIDES[1]
    out: list[RootCut] = []
    for name, course in soft.canal.spine.roots.items():
        curves = soft.roots.get((name, side))
        if curves is None:
            s, front, back, depth = _resting_root(soft.canal.spine.shape, name, x_mm)
            pressed, free = 0.0, depth
        else:
            s, rings = _continued(*_finer(soft.canal.s_mm[curves.stations], curves), course, x_mm)
            front, back, depth = chords(_as_tube(rings, s), x_mm)
            pressed = root_pressure(soft, (name, side)).emphasis
        if curves is not None or depth.max() > 0:  # a root at rest beside the plane meets nothing
            others = (cut.band for cut in out)
            front, back, free = kept_out(s, front, back, (*solids, *others))
        band = _root_band(s, *thinned(front, back, np.minimum(depth, free)), depth, free)
        if np.ptp(band.s_mm) < _SEEN_MM:
            place = int(np.argmin(np.abs(course.x_mm - abs(x_mm))))
            at = soft.canal.spine.curve.world(course.s_mm[place], course.v_mm[place])
            ring = np.repeat(np.array(at)[None], 2 * (_ROOT_POINTS // 2), axis=0)
        else:
            band = _rounded(band)
            ring = _band(soft, band.s_mm, band.front_mm, band.back_mm)
        role: Role = "ganglion" if _in_ganglion(ring, soft, course.ganglion_mm) else "root"
        far = soft.canal.spine.s_of(soft.case.disc) - float(band.s_mm.mean())
        pressed *= float(np.clip((_SHOWN_PRESSED_MM - far) / _BLEND_MM, 0.0, 1.0))
        outline = Outline(f"root_{name}", role, ring, emphasis=pressed, morph=True)
        out.append(RootCut(outline, band))
    return tuple(out)


def _finer(s: FloatArray, curves: SoftCurves) -> tuple[FloatArray, FloatArray]:
    """Stations a quarter of a millimetre apart, and the outlines (k, n, 2) on them."""
    fine = np.arange(s[0], s[-1] + 1e-6, _FINE_MM)
    place = np.interp(fine, s, np.arange(len(s)))
    low = np.minimum(place.astype(np.intp), len(s) - 2)
    share = (place - low)[:, None, None]
    rings = curves.polygons()
    return fine, (1 - share) * rings[low] + share * rings[low + 1]


def _continued(
    s: FloatArray, rings: FloatArray, course: RootCourse, x_mm: float
) -> tuple[FloatArray, FloatArray]:
    """A root carried on below the planes it is solved on, back to its resting course."""
    below = np.arange(course.s_mm[0], s[0] - 0.5 * _FINE_MM, _FINE_MM)
    if not len(below):
        return s, rings
    shift = rings[0].mean(axis=0) - _round_rings(course.at(s[:1]), x_mm)[0].mean(axis=0)
    fade = np.clip(1 - (s[0] - below) / _BLEND_MM, 0.0, 1.0)
    resting = _round_rings(course.at(below), x_mm) + fade[:, None, None] * shift
    return np.concatenate([below, s]), np.concatenate([resting, rings])


def _round_rings(places: FloatArray, x_mm: float) -> FloatArray:
    """Circles (k, n, 2) for centres and radii (k, 3) given for the left."""
    theta = directions(ROOT_RAYS)
    x, v, radius = (q[:, None] for q in places.T)
    sign = np.copysign(1.0, x_mm)
    return np.stack([sign * x + radius * np.cos(theta), v + radius * np.sin(theta)], axis=-1)


def _as_tube(rings: FloatArray, s: FloatArray) -> FloatArray:
    """Outlines made wider to the side where the root runs to the side."""
    middle = rings[..., 0].mean(axis=1)
    slope = gaussian_filter1d(np.gradient(middle, s), 1.5 / (s[1] - s[0]), mode="nearest")
    wider = np.minimum(np.sqrt(1 + slope * slope), _WIDEST)[:, None]
    x = middle[:, None] + wider * (rings[..., 0] - middle[:, None])
    return np.stack([x, rings[..., 1]], axis=-1)


def _root_band(
    s: FloatArray, front: FloatArray, back: FloatArray, depth: FloatArray, free: FloatArray
) -> Band:
    """The stations around the deepest cut where the root is in the plane; empty where it is not."""
    seen = np.minimum(depth, free)
    gone = np.flatnonzero(seen <= 0)
    deepest = int(np.argmax(seen))
    first = int(np.max(gone[gone < deepest], initial=0))
    last = int(np.min(gone[gone > deepest], initial=len(s) - 1))
    _, (low, high) = drawn_in(s[first : last + 1], seen[first : last + 1])
    if high <= low:
        return Band(np.array([low, low]), np.zeros(2), np.zeros(2))
    at = np.unique(np.concatenate([[low], s[(s > low) & (s < high)], [high]]))
    return Band(at, np.interp(at, s, front), np.interp(at, s, back))


def _in_ganglion(ring: FloatArray, soft: Yielded, reach_mm: tuple[float, float]) -> bool:
    middle = ring.mean(axis=0)
    s, _ = soft.canal.spine.curve.coordinates(middle[:1], middle[1:])
    return bool(reach_mm[0] - 1.0 <= s[0] <= reach_mm[1] + 1.0)


def _rounded(band: Band) -> Band:
    """A root's passage through the plane on few stations, as it is drawn: round at both ends."""
    low, high = float(band.s_mm[0]), float(band.s_mm[-1])
    turn = np.linspace(0.0, np.pi, _ROOT_POINTS // 2)
    at = 0.5 * (low + high) - 0.5 * (high - low) * np.cos(turn)
    round_off = np.sqrt(np.minimum(_ROUND_ENDS * np.sin(turn), 1.0))
    f = _not_below(at, band.s_mm, band.front_mm)
    b = -_not_below(at, band.s_mm, -band.back_mm)
    f, b = np.minimum(f, 0.5 * (f + b)), np.maximum(b, 0.5 * (f + b))
    middle, half = 0.5 * (f + b), 0.5 * (b - f) * np.maximum(round_off, 0.02)
    return Band(at, middle - half, middle + half)


def _not_below(at: FloatArray, s: FloatArray, edge: FloatArray) -> FloatArray:
    """Heights of a line through few points `at` that keeps above an edge given on many."""
    line = np.interp(at, s, edge)
    lack = np.maximum(edge - np.interp(s, at, line), 0.0)
    most = np.zeros(len(at) + 1)
    np.maximum.at(most, np.searchsorted(at, s), lack)
    return np.asarray(line + np.maximum(most[:-1], most[1:]))
