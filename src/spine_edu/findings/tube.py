"""Sac and cord of the neck as outlines on the axial planes around a disc."""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings import balloon
from spine_edu.findings.neck_canal import STATIONS_MM


@dataclass(frozen=True)
class Tube:
    """Outlines of sac or cord on the axial planes around a disc.

    Parameters
    ----------
    centre_x, centre_v : (k,) float
        Centres, mm.
    radii : (k, n) float
        Distances on equal rays, mm.
    rest_v : (k,) float
        Posterior offset of the centres at rest, mm.
    rest_area_mm2 : (k,) float
        Areas at rest.
    """

    centre_x: FloatArray
    centre_v: FloatArray
    radii: FloatArray
    rest_v: FloatArray
    rest_area_mm2: FloatArray

    @property
    def areas_mm2(self) -> FloatArray:
        """Area on each plane."""
        return balloon.areas(self.radii)

    def polygons(self) -> FloatArray:
        """Vertices on each plane, (k, n, 2) mm."""
        theta = balloon.directions(self.radii.shape[1])
        x = self.centre_x[:, None] + self.radii * np.cos(theta)
        v = self.centre_v[:, None] + self.radii * np.sin(theta)
        return np.stack([x, v], axis=-1)

    def at(self, w_mm: float) -> tuple[float, float, FloatArray]:
        """Centre and radii at a height over the disc, mm."""
        mixed = (
            _between(self.centre_x, w_mm),
            _between(self.centre_v, w_mm),
            _between(self.radii, w_mm),
        )
        return float(mixed[0]), float(mixed[1]), mixed[2]

    def distance(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to the outline at signed x, mm."""
        place = _place(w)
        low = np.minimum(np.floor(place), len(STATIONS_MM) - 2.0)
        share = place - low
        star = balloon.StarField(self.centre_x, self.centre_v, self.radii)
        return np.asarray((1 - share) * star(x, v, low) + share * star(x, v, low + 1))


def _place(w: FloatArray) -> FloatArray:
    step = STATIONS_MM[1] - STATIONS_MM[0]
    return np.asarray(np.clip((w - STATIONS_MM[0]) / step, 0.0, len(STATIONS_MM) - 1.0))


def _between(rows: FloatArray, w_mm: float) -> FloatArray:
    place = float(_place(np.asarray(w_mm, dtype=float)))
    low = min(int(place), len(STATIONS_MM) - 2)
    return np.asarray((1 - (place - low)) * rows[low] + (place - low) * rows[low + 1])
