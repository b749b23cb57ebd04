"""Soft tissue as outlines on the planes across one disc."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import Side
from spine_edu.findings import balloon

IntArray = NDArray[np.intp]
RootKey = tuple[str, Side]
Free = Callable[[FloatArray, FloatArray, IntArray], FloatArray]
"""Room left at x, v on stations k, mm."""


@dataclass(frozen=True)
class SoftCurves:
    """One soft tissue's outlines on a run of stations.

    Parameters
    ----------
    first : int
        Index of the first station.
    centre_x, centre_v : (k,) float
        Centres, mm.
    radii : (k, n) float
        Distances on equal rays, mm.
    rest_x, rest_v : (k,) float
        Centres at rest, mm.
    rest_area_mm2 : (k,) float
        Areas at rest.
    """

    first: int
    centre_x: FloatArray
    centre_v: FloatArray
    radii: FloatArray
    rest_x: FloatArray
    rest_v: FloatArray
    rest_area_mm2: FloatArray

    @cached_property
    def distance(self) -> balloon.StarField:
        """Distance at x, v on stations; far where it has none."""
        return balloon.StarField(self.centre_x, self.centre_v, self.radii, self.first)

    @property
    def count(self) -> int:
        """Number of stations."""
        return len(self.centre_x)

    @property
    def stations(self) -> IntArray:
        """Indices of the stations."""
        return np.arange(self.first, self.first + self.count)

    @property
    def areas_mm2(self) -> FloatArray:
        """Area on each station."""
        return balloon.areas(self.radii)

    def polygons(self) -> FloatArray:
        """Vertices on each station, (k, n, 2) mm."""
        theta = balloon.directions(self.radii.shape[1])
        x = self.centre_x[:, None] + self.radii * np.cos(theta)
        v = self.centre_v[:, None] + self.radii * np.sin(theta)
        return np.stack([x, v], axis=-1)

    def mirrored(self) -> "SoftCurves":
        """The same on the other side."""
        count = self.radii.shape[1]
        flip = (count // 2 - np.arange(count)) % count
        return SoftCurves(
            self.first,
            -self.centre_x,
            self.centre_v,
            self.radii[:, flip],
            -self.rest_x,
            self.rest_v,
            self.rest_area_mm2,
        )

    def mixed(self, other: "SoftCurves", share: float) -> "SoftCurves":
        """A share of the way to `other`, on the stations of the nearer of the two.

        Beyond the end of the farther one, the way is that at its end.
        """
        if share > 0.5:
            return other.mixed(self, 1 - share)
        both = np.clip(self.stations, other.first, other.first + other.count - 1)
        here, there = both - self.first, both - other.first
        pairs = zip(self._values, other._values, strict=True)
        return SoftCurves(self.first, *(p + share * (q[there] - p[here]) for p, q in pairs))

    @property
    def _values(self) -> tuple[FloatArray, ...]:
        return (
            self.centre_x,
            self.centre_v,
            self.radii,
            self.rest_x,
            self.rest_v,
            self.rest_area_mm2,
        )

    def part(self, low: int, high: int) -> "SoftCurves":
        """The outlines from position `low` up to, not including, `high`."""
        return SoftCurves(self.first + low, *(q[low:high] for q in self._values))

    def replaced(self, low: int, part: "SoftCurves") -> "SoftCurves":
        """These outlines with those from position `low` on replaced by `part`."""
        high = low + part.count
        pairs = zip(self._values, part._values, strict=True)
        return SoftCurves(
            self.first,
            *(np.concatenate([old[:low], new, old[high:]]) for old, new in pairs),
        )
