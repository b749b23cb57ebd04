"""Computing a sweep: scenes at the stops, and more stops where a straight way would stray."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.findings.case import Case
from spine_edu.views.scene import Anchor, Outline, Scene
from spine_edu.widgets.keyframes.straying import area_mm2, beside_mm
from spine_edu.widgets.keyframes.sweep import STOPS, Layer, Pin, Sweep, case_of
from spine_edu.widgets.keyframes.tracks import knots_of, straightened

FloatArray = NDArray[np.float64]
Numbers = Mapping[str, float]
SceneMaker = Callable[[Case, float], Scene]
NumberMaker = Callable[[Case], Numbers]

STRAY_MM: Final = 0.19
"""Largest distance of an interpolated outline from those computed; bytes add little."""
LEAST_STEP: Final = 1 / 256
PIN_MM: Final = 0.25
ALMOST_NONE: Final = 0.001
"""Size that shows on which line or point a thing will grow."""
_ABSENT_MM2: Final = 0.02
_ABSENT_MM: Final = 0.05


@dataclass(frozen=True)
class View:
    """One picture of a sweep: what is seen in a plane."""

    scene: SceneMaker
    at_mm: float


class _Growth:
    """Scenes of one finding by size, in all views, each computed once."""

    def __init__(self, disc: str, key: str, views: Mapping[str, View]) -> None:
        self._disc, self._key, self._views = disc, key, views
        self._scenes: dict[float, dict[str, Scene]] = {}

    def __call__(self, size: float) -> dict[str, Scene]:
        if size not in self._scenes:
            case = case_of(self._disc, self._key, size)
            self._scenes[size] = {
                name: view.scene(case, view.at_mm) for name, view in self._views.items()
            }
        return self._scenes[size]

    @property
    def sizes(self) -> list[float]:
        """All sizes that were computed, ascending."""
        return sorted(self._scenes)


def make_sweep(disc: str, key: str, at_mm: float, scene: SceneMaker, numbers: NumberMaker) -> Sweep:
    """The key-frames of one finding in one plane; see :func:`make_sweeps`."""
    return make_sweeps(disc, key, {"": View(scene, at_mm)}, numbers)[""]


def make_sweeps(
    disc: str, key: str, views: Mapping[str, View], numbers: NumberMaker
) -> dict[str, Sweep]:
    """The key-frames of one finding in several views, with the same stops.

    Parameters
    ----------
    views : mapping of str to View
        What is seen; each size is solved once for all of them.
    numbers : callable
        Measures of a case; they ride along with the first view.

    Returns
    -------
    dict of Sweep
        By view.

    Raises
    ------
    ValueError
        If an outline changes its number of vertices from one size to another.
    """
    growth = _Growth(disc, key, views)
    # a bulge grows evenly, but for each size bones and discs are cut anew
    first = STOPS[::2] if key == "bulge" else STOPS
    stops = list(first)
    for low, high in pairwise(first):
        stops += _more_stops(growth, low, high)
    stops.sort()
    sizes = growth.sizes
    almost_none = growth(ALMOST_NONE)
    measured = [numbers(case_of(disc, key, stop)) for stop in stops]
    known = {name: np.array([m[name] for m in measured]) for name in measured[0]}
    return {
        name: _sweep(
            key,
            view.at_mm,
            np.array(sizes),
            [sizes.index(stop) for stop in stops],
            [growth(size)[name] for size in sizes],
            almost_none[name],
            known if i == 0 else {},
        )
        for i, (name, view) in enumerate(views.items())
    }


def _more_stops(growth: _Growth, low: float, high: float) -> list[float]:
    """Sizes between two stops at which the straight way between outlines strays too far."""
    middle = (low + high) / 2
    near = all(
        _is_straight(growth(low)[view], growth(middle)[view], growth(high)[view])
        for view in growth(high)
    )
    if near or high - low <= LEAST_STEP:
        return []
    return [*_more_stops(growth, low, middle), middle, *_more_stops(growth, middle, high)]


def _is_straight(low: Scene, middle: Scene, high: Scene) -> bool:
    triples = zip(low.outlines, middle.outlines, high.outlines, strict=True)
    return all(
        outlines[0].points is outlines[2].points or _strays_mm(*outlines) <= STRAY_MM
        for outlines in triples
    )


def _strays_mm(low: Outline, middle: Outline, high: Outline) -> float:
    if not (_is_there(middle) and _is_there(high)):
        return 0.0
    _same_count(low.name, (low.points, middle.points, high.points))
    start = low.points if _is_there(low) else _seed(low, middle)
    straight = (start + high.points) / 2
    off = float(np.hypot(*(straight - middle.points).T).max())
    if off <= STRAY_MM or len(straight) < 3:
        return off
    return float(beside_mm(straight[None], middle.points[None], middle.closed)[0])


def _is_there(outline: Outline) -> bool:
    if outline.closed:
        return area_mm2(outline.points) > _ABSENT_MM2
    return bool(np.ptp(outline.points, axis=0).max() > _ABSENT_MM)


def _seed(absent: Outline, present: Outline) -> FloatArray:
    """What a thing that is not there yet grows from: a line of its own, else a point."""
    if np.ptp(absent.points, axis=0).max() > 0.5:
        return absent.points
    return np.broadcast_to(present.points.mean(axis=0), present.points.shape)


def _sweep(
    key: str,
    at_mm: float,
    sizes: FloatArray,
    stops: list[int],
    scenes: Sequence[Scene],
    almost_none: Scene,
    numbers: Mapping[str, FloatArray],
) -> Sweep:
    by_name = [{outline.name: outline for outline in scene.outlines} for scene in scenes]
    grown_from = {outline.name: outline for outline in almost_none.outlines}
    return Sweep(
        key=key,
        stops=tuple(sizes[stops].tolist()),
        at_mm=at_mm,
        frame_mm=scenes[0].frame_mm,
        layers=tuple(
            _layer([found[name] for found in by_name], grown_from[name], sizes, stops)
            for name in scenes[-1].names
            if any(_is_there(found[name]) for found in by_name)
        ),
        pins=_pins(scenes, sizes, stops),
        numbers=numbers,
    )


def _layer(
    outlines: Sequence[Outline], almost_none: Outline, sizes: FloatArray, stops: list[int]
) -> Layer:
    first = outlines[-1]
    there = [_is_there(outline) for outline in outlines]
    outer = _ring(_grown(outlines, there, almost_none, sizes), first.closed, sizes, stops)
    holes = tuple(
        _ring(_stacked(first.name, [outline.holes[i] for outline in outlines]), True, sizes, stops)
        for i in range(len(first.holes))
    )
    return Layer(
        first.name,
        first.role,
        first.closed,
        (outer, *holes),
        _one_or_all([outlines[i].emphasis for i in stops]),
        _one_or_all([there[i] for i in stops]),
    )


def _ring(shapes: FloatArray, closed: bool, sizes: FloatArray, stops: list[int]) -> FloatArray:
    knots = knots_of(sizes, shapes, stops, STRAY_MM, closed)
    straight = straightened(sizes, shapes, knots)
    return straight if len(knots) == 1 else straight[stops]


def _grown(
    outlines: Sequence[Outline],
    there: Sequence[bool],
    almost_none: Outline,
    sizes: FloatArray,
) -> FloatArray:
    """Points at each size; those of a thing that is not there lie where it will grow.

    What is there at once, however close the sizes, does not grow: it only fades in.
    """
    points = [outline.points for outline in outlines]
    for i in reversed(range(len(points) - 1)):
        if there[i] or not any(there):
            continue
        absent = almost_none if i == 0 else outlines[i]
        at_once = sizes[i + 1] - sizes[i] <= LEAST_STEP
        grows = there[i + 1] and not at_once
        points[i] = _seed(absent, outlines[i + 1]) if grows else points[i + 1]
    return _stacked(outlines[0].name, points)


def _stacked(name: str, shapes: Sequence[FloatArray]) -> FloatArray:
    _same_count(name, shapes)
    return np.stack(shapes)


def _same_count(name: str, shapes: Sequence[FloatArray]) -> None:
    if len({shape.shape for shape in shapes}) != 1:
        counts = [len(shape) for shape in shapes]
        raise ValueError(f"outline {name!r} has {counts} vertices; allowed: the same at each size")


def _one_or_all(values: Sequence[float]) -> FloatArray:
    found = np.array(values, dtype=float)
    return found[:1] if np.ptp(found) == 0 else found


def _pins(scenes: Sequence[Scene], sizes: FloatArray, stops: list[int]) -> tuple[Pin, ...]:
    by_size = [{anchor.name: anchor for anchor in scene.anchors} for scene in scenes]
    known = {name: by_size[stop][name] for stop in stops for name in by_size[stop]}
    return tuple(
        Pin(name, anchor.key, dict(anchor.values), _pinned(name, by_size, sizes, stops))
        for name, anchor in known.items()
    )


def _pinned(
    name: str, by_size: Sequence[Mapping[str, Anchor]], sizes: FloatArray, stops: list[int]
) -> FloatArray:
    """Where a point is at each stop, or at all of them; NaN where there is none."""
    there = [name in anchors for anchors in by_size]
    points = np.array(
        [anchors[name].point if name in anchors else (np.nan,) * 2 for anchors in by_size]
    )
    for i in reversed(range(len(points) - 1)):
        if not there[i]:
            points[i] = points[i + 1]
    for i in range(1, len(points)):
        if np.isnan(points[i]).any():
            points[i] = points[i - 1]
    knots = knots_of(sizes, points[:, None], stops, PIN_MM, False)
    straight = straightened(sizes, points, knots)
    if all(there):
        return straight if len(knots) == 1 else straight[stops]
    shown = np.broadcast_to(straight, points.shape)[stops].copy()
    shown[~np.array(there)[stops]] = np.nan
    return shown
