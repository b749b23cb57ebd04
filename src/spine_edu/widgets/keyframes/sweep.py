"""One finding growing from nothing to its largest: the key-frames between which a browser moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.findings.case import KINDS, ZONES, Bulge, Case, Prolapse

FloatArray = NDArray[np.float64]
Frame = tuple[float, float, float, float]

STOPS: Final = (0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0)
"""Sizes that every sweep has; halves between them are added where an outline needs them."""


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
    presence : (k,) float
        1 where there is such a thing, 0 where it lies collapsed on the place it grows from.
    """

    name: str
    role: str
    closed: bool
    rings: tuple[FloatArray, ...]
    emphasis: FloatArray
    presence: FloatArray


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
    stops : tuple of float
        Sizes, from 0 to 1.
    at_mm : float
        Height of the plane above the middle of the disc.
    frame_mm : (float, float, float, float)
        x0, x1, y0, y1 of the picture.
    layers : tuple of Layer
        In the order they are painted.
    numbers : mapping of str to (k,) float
        Measures at each stop.
    """

    key: str
    stops: tuple[float, ...]
    at_mm: float
    frame_mm: Frame
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
