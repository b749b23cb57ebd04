"""The curve the vertebrae are threaded on, and rigid frames along it."""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from spine_edu.anatomy.fields import FloatArray

STEP_MM = 0.5
Coordinate = FloatArray | float


@dataclass(frozen=True)
class Frame:
    """A rigid frame in the midsagittal plane.

    `y_mm`, `z_mm` is its origin; `tilt_rad` turns its "up" forward (positive at the sacrum).
    """

    y_mm: float
    z_mm: float
    tilt_rad: float

    def local(self, y: Coordinate, z: Coordinate) -> tuple[FloatArray, FloatArray]:
        """World (y, z) as (v posterior, w up) of this frame, mm."""
        cos, sin = np.cos(self.tilt_rad), np.sin(self.tilt_rad)
        dy, dz = np.asarray(y) - self.y_mm, np.asarray(z) - self.z_mm
        return dy * cos + dz * sin, dz * cos - dy * sin

    def world(self, v: Coordinate, w: Coordinate) -> tuple[FloatArray, FloatArray]:
        """(v, w) of this frame as world (y, z), mm."""
        cos, sin = np.cos(self.tilt_rad), np.sin(self.tilt_rad)
        v, w = np.asarray(v), np.asarray(w)
        return self.y_mm + v * cos - w * sin, self.z_mm + v * sin + w * cos

    def within(self, other: "Frame") -> "Frame":
        """The frame as seen from `other`."""
        y, z = other.local(self.y_mm, self.z_mm)
        return Frame(float(y), float(z), self.tilt_rad - other.tilt_rad)


class SpineCurve:
    """Smooth curve through the middles of bodies and discs.

    Parameters
    ----------
    stations_mm : (n,) float
        Arc lengths, increasing upward.
    tilts_rad : (n,) float
        Tilt of the curve at each station.
    origin_mm : float
        Arc length that lies at world (0, 0).
    """

    def __init__(self, stations_mm: FloatArray, tilts_rad: FloatArray, origin_mm: float) -> None:
        self.s_mm = np.arange(stations_mm[0], stations_mm[-1] + STEP_MM, STEP_MM)
        tilt = PchipInterpolator(stations_mm, tilts_rad)(
            np.clip(self.s_mm, stations_mm[0], stations_mm[-1])
        )
        self.tilt_rad = np.asarray(tilt, dtype=float)
        middle = 0.5 * (self.tilt_rad[1:] + self.tilt_rad[:-1])
        self.y_mm = np.concatenate(([0.0], np.cumsum(-np.sin(middle)) * STEP_MM))
        self.z_mm = np.concatenate(([0.0], np.cumsum(np.cos(middle)) * STEP_MM))
        self.y_mm -= np.interp(origin_mm, self.s_mm, self.y_mm)
        self.z_mm -= np.interp(origin_mm, self.s_mm, self.z_mm)
        self._bend = np.gradient(self.tilt_rad, STEP_MM)

    def frame(self, s_mm: float) -> Frame:
        """Rigid frame of the plane across the curve at arc length `s_mm`."""
        return Frame(
            float(np.interp(s_mm, self.s_mm, self.y_mm)),
            float(np.interp(s_mm, self.s_mm, self.z_mm)),
            float(np.interp(s_mm, self.s_mm, self.tilt_rad)),
        )

    def world(self, s: FloatArray, v: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Curve coordinates (arc length s, posterior offset v) as world (y, z), mm."""
        tilt = np.interp(s, self.s_mm, self.tilt_rad)
        y = np.interp(s, self.s_mm, self.y_mm) + v * np.cos(tilt)
        return y, np.interp(s, self.s_mm, self.z_mm) + v * np.sin(tilt)

    def coordinates(self, y: FloatArray, z: FloatArray) -> tuple[FloatArray, FloatArray]:
        """World (y, z) as curve coordinates (s, v): the foot of each point on the curve.

        Newton steps along the curve, damped where planes fan together behind it.
        """
        s = np.array(np.broadcast_to(z, np.broadcast_shapes(np.shape(y), np.shape(z))), dtype=float)
        s = np.interp(s, self.z_mm, self.s_mm)
        for _ in range(10):
            tilt = np.interp(s, self.s_mm, self.tilt_rad)
            dy = y - np.interp(s, self.s_mm, self.y_mm)
            dz = z - np.interp(s, self.s_mm, self.z_mm)
            along = dz * np.cos(tilt) - dy * np.sin(tilt)
            offset = dy * np.cos(tilt) + dz * np.sin(tilt)
            bend = np.interp(s, self.s_mm, self._bend)
            s = s + np.clip(along / np.maximum(1 + bend * offset, 0.35), -15, 15)
            s = np.clip(s, self.s_mm[0], self.s_mm[-1])
        tilt = np.interp(s, self.s_mm, self.tilt_rad)
        dy = y - np.interp(s, self.s_mm, self.y_mm)
        dz = z - np.interp(s, self.s_mm, self.z_mm)
        return s, dy * np.cos(tilt) + dz * np.sin(tilt)
