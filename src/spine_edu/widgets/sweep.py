"""One finding growing from nothing to its largest: the key-frames between which a browser moves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse
from spine_edu.views.scene import Scene
from spine_edu.widgets.simplify import kept_vertices

FloatArray = NDArray[np.float64]
Numbers = Mapping[str, float]
SceneMaker = Callable[[Case, float], Scene]
NumberMaker = Callable[[Case], Numbers]

STOPS: Final = (0.0, 0.08, 0.16, 0.25, 0.35, 0.5, 0.65, 0.8, 1.0)
"""Sizes that are computed; denser where a finding is small and its outline changes fastest."""

FIXED_TOLERANCE_MM: Final = 0.05
MOVING_TOLERANCE_MM: Final = 0.03


@dataclass(frozen=True)
class Layer:
    """One outline through a sweep.

    Parameters
    ----------
    name, role, closed
        As in :class:`spine_edu.views.scene.Outline`.
    rings : tuple of (k, n, 2) float, mm
        Outer ring, then holes; k is 1 where it stands still, else the number of stops.
    emphasis : (k,) float
        0 to 1 at each stop, or one value for all.
    """

    name: str
    role: str
    closed: bool
    rings: tuple[FloatArray, ...]
    emphasis: FloatArray


@dataclass(frozen=True)
class Pin:
    """A point to label through a sweep; `points` is (k, 2) float, mm, NaN where there is none."""

    name: str
    key: str
    values: Mapping[str, str]
    points: FloatArray


@dataclass(frozen=True)
class Sweep:
    """A finding at each stop of its size, in one plane.

    Parameters
    ----------
    key : str
        ``"<zone>.<kind>"`` or ``"bulge"``.
    numbers : mapping of str to (k,) float
        Measures at each stop.
    """

    key: str
    stops: tuple[float, ...]
    at_mm: float
    frame_mm: tuple[float, float, float, float]
    layers: tuple[Layer, ...]
    pins: tuple[Pin, ...]
    numbers: Mapping[str, FloatArray]

    def between(self, values: FloatArray, size: float) -> Any:
        """Values at a size: linear between two stops; (k, ...) becomes (...).

        Raises
        ------
        ValueError
            If the size is outside the stops.
        """
        low, high = self.stops[0], self.stops[-1]
        if not low <= size <= high:
            raise ValueError(f"size={size!r} is out of range; allowed: {low:g} to {high:g}")
        if len(values) == 1:
            return values[0]
        left = min(int(np.searchsorted(self.stops, size, side="right")), len(self.stops) - 1) - 1
        share = (size - self.stops[left]) / (self.stops[left + 1] - self.stops[left])
        return values[left] + share * (values[left + 1] - values[left])


def sweep_keys() -> tuple[str, ...]:
    """Names of all sweeps of a disc: each zone with each kind, and the bulge."""
    return (*(f"{zone}.{kind}" for zone in ZONES for kind in KINDS), "bulge")


def case_of(disc: str, key: str, size: float) -> Case:
    """The case that a sweep shows at one size; always the patient's left."""
    if key == "bulge":
        return Case(disc, bulge=Bulge(size))
    zone, kind = key.split(".")
    return Case(disc, prolapse=Prolapse(zone=zone, kind=kind, size=size))  # type: ignore[arg-type]


def make_sweep(
    disc: str,
    key: str,
    at_mm: float,
    scene: SceneMaker,
    numbers: NumberMaker,
    stops: Sequence[float] = STOPS,
) -> Sweep:
    """The key-frames of one finding in one plane.

    Raises
    ------
    ValueError
        If an outline that moves changes its number of vertices, or one that stands still moves.
    """
    cases = [case_of(disc, key, size) for size in stops]
    scenes = [scene(case, at_mm) for case in cases]
    measured = [numbers(case) for case in cases]
    return Sweep(
        key=key,
        stops=tuple(stops),
        at_mm=at_mm,
        frame_mm=scenes[0].frame_mm,
        layers=tuple(_layer(name, scenes) for name in scenes[-1].names),
        pins=_pins(scenes),
        numbers={name: np.array([m[name] for m in measured]) for name in measured[0]},
    )


def _layer(name: str, scenes: Sequence[Scene]) -> Layer:
    outlines = [scene[name] for scene in scenes]
    first = outlines[-1]
    rings = tuple(
        _ring(name, first.closed, [(o.points, *o.holes)[i] for o in outlines])
        for i in range(1 + len(first.holes))
    )
    emphasis = np.array([outline.emphasis for outline in outlines])
    if np.ptp(emphasis) == 0:
        emphasis = emphasis[:1]
    return Layer(name, first.role, first.closed, rings, emphasis)


def _ring(name: str, closed: bool, shapes: Sequence[FloatArray]) -> FloatArray:
    if len({shape.shape for shape in shapes}) != 1:
        counts = [len(shape) for shape in shapes]
        raise ValueError(f"outline {name!r} has {counts} vertices; allowed: the same at each size")
    frames = np.stack(shapes)
    moves = bool(np.ptp(frames, axis=0).max() > FIXED_TOLERANCE_MM)
    if not moves:
        frames = frames[:1]
    tolerance = MOVING_TOLERANCE_MM if moves else FIXED_TOLERANCE_MM
    return frames[:, kept_vertices(frames, tolerance, closed)]


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
