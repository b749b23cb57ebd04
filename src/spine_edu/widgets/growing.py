"""Computing a sweep: scenes at the stops, and more stops where a straight way would stray."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.findings.case import Case
from spine_edu.views.scene import Outline, Scene
from spine_edu.widgets.simplify import kept_vertices
from spine_edu.widgets.straying import apart_mm, area_mm2
from spine_edu.widgets.sweep import STOPS, Frame, Layer, Pin, Sweep, case_of

FloatArray = NDArray[np.float64]
Numbers = Mapping[str, float]
SceneMaker = Callable[[Case, float], Scene]
NumberMaker = Callable[[Case], Numbers]

HALF_WIDTH_MM: Final = 38.0
FIXED_TOLERANCE_MM: Final = 0.04
MOVING_TOLERANCE_MM: Final = 0.02
STRAY_MM: Final = 0.2
"""Largest distance of an interpolated outline from the true one, half-way between two stops."""
LEAST_STEP: Final = 0.008
RESTLESS: Final = ("rootlet", "pll")
"""Rootlets trade places and the ligament slips off at one size: more stops bring no truer way."""
RESTLESS_STEP: Final = 0.012
ALMOST_NONE: Final = 0.001
"""Size that shows on which line or point a thing will grow."""
_ABSENT_MM2: Final = 0.02


class _Growth:
    """Scenes of one finding by size, each computed once."""

    def __init__(self, disc: str, key: str, at_mm: float, scene: SceneMaker) -> None:
        self._disc, self._key, self._at_mm, self._scene = disc, key, at_mm, scene
        self._scenes: dict[float, Scene] = {}

    def __call__(self, size: float) -> Scene:
        if size not in self._scenes:
            self._scenes[size] = self._scene(case_of(self._disc, self._key, size), self._at_mm)
        return self._scenes[size]


def make_sweep(disc: str, key: str, at_mm: float, scene: SceneMaker, numbers: NumberMaker) -> Sweep:
    """The key-frames of one finding in one plane.

    Raises
    ------
    ValueError
        If an outline changes its number of vertices from one size to another.
    """
    growth = _Growth(disc, key, at_mm, scene)
    stops = list(STOPS)
    for low, high in pairwise(STOPS):
        stops += _more_stops(growth, low, high)
    sizes = sorted(stops)
    scenes = [growth(size) for size in sizes]
    measured = [numbers(case_of(disc, key, size)) for size in sizes]
    return Sweep(
        key=key,
        stops=tuple(sizes),
        at_mm=at_mm,
        frame_mm=_closer(scenes[0].frame_mm),
        layers=tuple(
            _layer(name, [s[name] for s in scenes], growth(ALMOST_NONE)[name])
            for name in scenes[-1].names
        ),
        pins=_pins(scenes),
        numbers={name: np.array([m[name] for m in measured]) for name in measured[0]},
    )


def _more_stops(growth: _Growth, low: float, high: float) -> list[float]:
    """Sizes between two stops at which the straight way between outlines strays too far."""
    middle = (low + high) / 2
    if high - low < 2 * LEAST_STEP or _strays_mm(growth, low, middle, high) <= STRAY_MM:
        return []
    return [*_more_stops(growth, low, middle), middle, *_more_stops(growth, middle, high)]


def _strays_mm(growth: _Growth, low: float, middle: float, high: float) -> float:
    return max(
        (
            _outline_strays_mm(*(growth(size)[outline.name] for size in (low, middle, high)))
            for outline in growth(high).outlines
            if outline.morph and (outline.role not in RESTLESS or high - low > 2 * RESTLESS_STEP)
        ),
        default=0.0,
    )


def _outline_strays_mm(low: Outline, middle: Outline, high: Outline) -> float:
    if not _is_there(high):
        return 0.0
    start = low.points if _is_there(low) else _seed(low, high)
    straight = (start + high.points) / 2
    if _is_there(middle):
        return apart_mm(straight, middle.points, middle.closed)
    return float(np.hypot(*(straight - straight.mean(axis=0)).T).max())


def _is_there(outline: Outline) -> bool:
    return not outline.closed or area_mm2(outline.points) > _ABSENT_MM2


def _seed(absent: Outline, present: Outline) -> FloatArray:
    """What a thing that is not there yet grows from: a line of its own, else a point."""
    if np.ptp(absent.points, axis=0).max() > 0.5:
        return absent.points
    return np.broadcast_to(present.points.mean(axis=0), present.points.shape)


def _closer(frame: Frame) -> Frame:
    """The frame without the outer muscles: beside two columns of labels roots stay large."""
    x0, x1, y0, y1 = frame
    return (max(x0, -HALF_WIDTH_MM), min(x1, HALF_WIDTH_MM), y0, y1)


def _layer(name: str, outlines: Sequence[Outline], almost_none: Outline) -> Layer:
    first = outlines[-1]
    there = [_is_there(outline) for outline in outlines]
    rings = tuple(
        _ring(name, first.closed, [hole[i] for hole in (o.holes for o in outlines)])
        for i in range(len(first.holes))
    )
    outer = _ring(name, first.closed, _grown(outlines, there, almost_none))
    return Layer(
        name,
        first.role,
        first.closed,
        (outer, *rings),
        _one_or_all([outline.emphasis for outline in outlines]),
        _one_or_all(there),
    )


def _grown(
    outlines: Sequence[Outline], there: Sequence[bool], almost_none: Outline
) -> list[FloatArray]:
    """Points at each stop; those of a thing that is not there lie where it will grow."""
    points = [outline.points for outline in outlines]
    _same_count(outlines[0].name, points)
    for i in reversed(range(len(points) - 1)):
        if there[i] or not any(there):
            continue
        absent = almost_none if i == 0 else outlines[i]
        following = outlines[i + 1] if there[i + 1] else None
        points[i] = points[i + 1] if following is None else _seed(absent, following)
    return points


def _same_count(name: str, shapes: Sequence[FloatArray]) -> None:
    if len({shape.shape for shape in shapes}) != 1:
        counts = [len(shape) for shape in shapes]
        raise ValueError(f"outline {name!r} has {counts} vertices; allowed: the same at each size")


def _ring(name: str, closed: bool, shapes: Sequence[FloatArray]) -> FloatArray:
    _same_count(name, shapes)
    frames = np.stack(shapes)
    moves = bool(np.ptp(frames, axis=0).max() > FIXED_TOLERANCE_MM)
    if not moves:
        frames = frames[:1]
    tolerance = MOVING_TOLERANCE_MM if moves else FIXED_TOLERANCE_MM
    return frames[:, kept_vertices(frames, tolerance, closed)]


def _one_or_all(values: Sequence[float]) -> FloatArray:
    found = np.array(values, dtype=float)
    return found[:1] if np.ptp(found) == 0 else found


def _pins(scenes: Sequence[Scene]) -> tuple[Pin, ...]:
    by_stop = [{anchor.name: anchor for anchor in scene.anchors} for scene in scenes]
    known = {name: anchor for anchors in by_stop for name, anchor in anchors.items()}
    none = (np.nan, np.nan)
    return tuple(
        Pin(
            name,
            anchor.key,
            dict(anchor.values),
            np.array([anchors[name].point if name in anchors else none for anchors in by_stop]),
        )
        for name, anchor in known.items()
    )
