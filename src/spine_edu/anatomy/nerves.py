"""Resting places of the dural sac and the lumbar nerve roots, in curve coordinates."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from scipy.interpolate import PchipInterpolator

from spine_edu.anatomy.fields import FloatArray

SAC_AREA_MM2: Final = {
    "T12/L1": 200.0,
    "L1/L2": 195.0,
    "L2/L3": 182.0,
    "L3/L4": 166.0,
    "L4/L5": 151.0,
    "L5/S1": 124.0,
}
"""Area of the healthy sac; L4/L5 from [Lim17], the others follow the bony canal."""

SAC_END: Final = "S2"
"""The sac ends most often at the middle third of S2 [ARI14]."""

ROOT_DIAMETER_MM: Final = {"L1": 3.9, "L2": 4.2, "L3": 4.4, "L4": 4.6, "L5": 4.9, "S1": 5.2}
"""L1 and S1 from 350 MRI scans [Kha23]; those between by their linear rise."""

GANGLION_DIAMETER_MM: Final = {"L1": 4.6, "L2": 5.0, "L3": 5.6, "L4": 5.9, "L5": 6.3, "S1": 6.2}
"""Between the two cadaver series [Sil16] and [Roh22]."""

# Course of a root: height above the middle of its own vertebra; distance from the canal's side
# wall, outward; distance behind the back wall of the body; share of the way from root diameter to
# ganglion diameter. Drawn by hand through the limits of rule 11 (facts/anatomy_tests.md).
_COURSE: Final = np.array(
    [
        [33.0, -3.6, 3.4, -0.92],
        [29.0, -3.6, 3.4, -0.50],
        [25.5, -3.4, 3.4, -0.12],
        [23.0, -3.2, 3.3, 0.0],
        [18.0, -2.9, 3.2, 0.0],
        [10.0, -2.5, 3.2, 0.0],
        [2.0, -2.7, 3.3, 0.0],
        [-4.0, 0.4, 2.9, 0.3],
        [-7.6, 5.4, 2.0, 1.0],
        [-10.8, 9.2, 0.8, 1.0],
        [-15.5, 12.8, -1.8, 0.3],
        [-23.0, 17.0, -6.2, 0.0],
        [-33.0, 20.5, -11.0, -0.05],
        [-48.0, 24.0, -16.5, -0.1],
        [-70.0, 27.0, -22.0, -0.1],
    ]
)

# The root S1 runs steeply, and leaves through the first opening of the sacrum [Has96][Suh05].
_IN_SACRUM: Final = np.array(
    [
        [-6.0, -1.6, 2.6, 0.6],
        [-11.0, 1.0, 0.6, 1.0],
        [-16.0, 4.5, -1.6, 0.9],
        [-22.0, 7.6, -10.0, 0.2],
        [-30.0, 11.5, -23.0, -0.05],
    ]
)


@dataclass(frozen=True)
class RootCourse:
    """Resting centre and radius of one root (left side) over arc length.

    Parameters
    ----------
    name : str
        Such as ``"L5"``.
    s_mm : (n,) float
        Arc lengths, increasing upward.
    x_mm, v_mm, radius_mm : (n,) float
        Centre and radius at those arc lengths.
    ganglion_mm : (float, float)
        Lower and upper arc length of the dorsal root ganglion.
    """

    name: str
    s_mm: FloatArray
    x_mm: FloatArray
    v_mm: FloatArray
    radius_mm: FloatArray
    ganglion_mm: tuple[float, float]

    def at(self, s: FloatArray) -> FloatArray:
        """Centre and radius as (..., 3): x, v, radius, mm."""
        return np.stack(
            [np.interp(s, self.s_mm, q) for q in (self.x_mm, self.v_mm, self.radius_mm)], axis=-1
        )


def root_course(
    name: str, own_s_mm: float, half_canal_mm: float, back_wall_mm: float
) -> RootCourse:
    """Course of a root from above its disc, under its pedicle and out of the foramen."""
    s_mm, x, v, share = _smooth_course(name == "S1")
    thin, thick = 0.5 * ROOT_DIAMETER_MM[name], 0.5 * GANGLION_DIAMETER_MM[name]
    inward = 1.6 if name == "S1" else 0.0
    return RootCourse(
        name,
        own_s_mm + s_mm,
        half_canal_mm + x - inward,
        back_wall_mm + v,
        thin * (1 + np.minimum(share, 0.0)) + (thick - thin) * np.maximum(share, 0.0),
        (own_s_mm - 13.0, own_s_mm - 6.0),
    )


@cache
def _smooth_course(in_sacrum: bool) -> tuple[FloatArray, ...]:
    """The course every half millimetre: its four columns."""
    knots = np.concatenate([_COURSE[:7], _IN_SACRUM]) if in_sacrum else _COURSE
    height, *others = knots[::-1].T
    s_mm = np.arange(height[0], height[-1] + 0.25, 0.5)
    return s_mm, *(np.asarray(PchipInterpolator(height, column)(s_mm)) for column in others)


@dataclass(frozen=True)
class SacRest:
    """Resting section of the dural sac over arc length.

    Parameters
    ----------
    s_mm, half_width_mm, half_depth_mm, centre_v_mm : (n,) float
        Superellipse per station, mm.
    """

    s_mm: FloatArray
    half_width_mm: FloatArray
    half_depth_mm: FloatArray
    centre_v_mm: FloatArray

    POWER = 2.25

    def radii(self, s: FloatArray, theta: FloatArray) -> FloatArray:
        """Distance from the centre to the dura, mm, for stations `s` and directions `theta`."""
        half_width = np.interp(s, self.s_mm, self.half_width_mm)[..., None]
        half_depth = np.interp(s, self.s_mm, self.half_depth_mm)[..., None]
        power = self.POWER
        r = (
            np.abs(np.cos(theta) / half_width) ** power
            + np.abs(np.sin(theta) / half_depth) ** power
        ) ** (-1 / power)
        return r * (1 + 0.05 * np.cos(3 * (theta - np.pi / 2)))

    def centre_v(self, s: FloatArray) -> FloatArray:
        """Posterior offset of the centre, mm."""
        return np.interp(s, self.s_mm, self.centre_v_mm)
