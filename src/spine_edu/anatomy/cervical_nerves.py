"""Resting places of cord, dural sac, nerve roots and vertebral artery in the neck.

Places are given around one disc: x (patient's left), v (posterior offset) and w (height above the
middle of the disc along the spine's curve), mm.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from scipy.interpolate import PchipInterpolator

from spine_edu.anatomy.fields import FloatArray

CORD_SIZE_MM: Final = {
    "C2": (7.8, 11.7),
    "C3": (7.6, 12.1),
    "C4": (7.6, 12.9),
    "C5": (7.5, 13.0),
    "C6": (7.1, 12.4),
    "C7": (6.6, 10.9),
    "T1": (6.3, 9.4),
    "T2": (6.1, 8.8),
}
"""Cord depth and width at each vertebra, 203 healthy adults [PAM50]; T2 continues the trend."""

SAC_AREA_MM2: Final = {
    "C2/C3": 142.0,
    "C3/C4": 134.0,
    "C4/C5": 132.0,
    "C5/C6": 130.0,
    "C6/C7": 124.0,
    "C7/T1": 118.0,
    "T1/T2": 112.0,
}
"""Area of the healthy sac: at C5 the cord fills 58 % of it [Kato12]; the others follow [PAM50]."""

ROOT_SIZE_MM: Final = {
    "C3": (2.7, 4.3),
    "C4": (2.8, 4.4),
    "C5": (2.9, 4.7),
    "C6": (3.0, 4.8),
    "C7": (3.0, 4.7),
    "C8": (2.9, 4.4),
    "T1": (2.8, 4.2),
}
"""Thickness and height of the root's section: a quarter of its foramen [OM-C], and flatter in the
axial plane than the 4.3–6.0 mm that a cadaver series measured at the mouth [Kob15]."""

GANGLION_GROWTH: Final = 1.32
"""Ganglion over root (drawing default); widest 5.6–6.7 mm against 4.3–6.0 at the mouth [Kob15]."""

_DIRECTION_DEG: Final = 45.0  # forward and outward, standard teaching
COS: Final = float(np.cos(np.radians(_DIRECTION_DEG)))
SIN: Final = float(np.sin(np.radians(_DIRECTION_DEG)))

# Course of a root: distance u along the foramen's direction from the plane through the pedicles;
# offset backward from the foramen's axis; height above the disc; share of the ganglion's growth.
_COURSE: Final = np.array(
    [
        [-8.0, -0.6, 0.8, -0.25],
        [-5.0, -0.3, 0.7, -0.10],
        [-2.0, 0.0, 0.5, 0.0],
        [1.0, 0.0, 0.2, 0.15],
        [4.0, 0.6, -0.2, 0.8],
        [6.5, 1.3, -0.8, 1.0],
        [9.0, 1.5, -1.6, 0.6],
        [12.0, 1.3, -2.7, 0.1],
        [16.0, 1.3, -4.6, 0.0],
        [20.0, 1.8, -7.2, 0.0],
        [24.0, 2.6, -10.4, 0.0],
    ]
)
_STEEPER: Final = {"C3": 0.8, "C4": 0.9, "C8": 1.35, "T1": 1.2}
"""Roots slope more downward the lower they leave [JKNS12]."""
_HIGHER_MM: Final = {"C8": 0.6, "T1": 1.6}
"""T1 leaves above the head of the second rib, as roots of the chest do [Gray]."""
U_STEP_MM: Final = 0.75


@dataclass(frozen=True)
class RootAxis:
    """Resting course of one root (left side) through its foramen.

    Axes: u runs forward and outward, n backward and outward, both in the plane of the disc; w up.

    Parameters
    ----------
    name : str
        Such as ``"C6"``.
    disc : str
        The disc beside its foramen.
    u_mm : (k,) float
        Stations along the course, outward.
    n_mm, w_mm : (k,) float
        Centre on each station.
    thick_mm, tall_mm : (k,) float
        Half axes of its oval section along n and w.
    ganglion_mm : (float, float)
        Where along u the ganglion lies.
    """

    name: str
    disc: str
    u_mm: FloatArray
    n_mm: FloatArray
    w_mm: FloatArray
    thick_mm: FloatArray
    tall_mm: FloatArray
    ganglion_mm: tuple[float, float]


def to_course(x: FloatArray, v: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(u, n) of points on the left side: along the foramen outward, and backward across it."""
    return x * SIN - v * COS, x * COS + v * SIN


def from_course(u: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(x, v) of points given along and across the foramen."""
    return u * SIN + n * COS, n * SIN - u * COS


def root_axis(name: str, disc: str, middle_u_mm: float, middle_n_mm: float) -> RootAxis:
    """Course of a root through the foramen whose narrowest plane lies at `middle_u_mm`.

    Parameters
    ----------
    middle_n_mm : float
        Middle between the front and the back wall there.
    """
    u, n, w, share = _smooth_course()
    thick, tall = ROOT_SIZE_MM[name]
    bigger = 1 + (GANGLION_GROWTH - 1) * share
    steep = _STEEPER.get(name, 1.0)
    return RootAxis(
        name,
        disc,
        middle_u_mm - 1.0 + u,
        middle_n_mm + n,
        _HIGHER_MM.get(name, 0.0) + w * steep,
        0.5 * thick * bigger,
        0.5 * tall * (1 + 0.6 * (bigger - 1)),
        (middle_u_mm + 2.0, middle_u_mm + 8.0),
    )


@cache
def _smooth_course() -> tuple[FloatArray, ...]:
    """The course at every station: its four columns."""
    at, *others = _COURSE.T
    u = np.arange(at[0], at[-1] + 0.5 * U_STEP_MM, U_STEP_MM)
    return u, *(np.asarray(PchipInterpolator(at, column)(u)) for column in others)


ARTERY_RADIUS_MM: Final = 2.1
"""Vertebral artery (drawing default: about 4 mm wide)."""


@dataclass(frozen=True)
class ArteryCourse:
    """Middle of the left vertebral artery over arc length: C6 and above through the holes."""

    s_mm: FloatArray
    x_mm: FloatArray
    v_mm: FloatArray

    def at(self, s: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Middle (x, v) at arc lengths, mm."""
        return np.interp(s, self.s_mm, self.x_mm), np.interp(s, self.s_mm, self.v_mm)

    def field(self, x: FloatArray, v: FloatArray, s: FloatArray) -> FloatArray:
        """Distance to the artery's wall at absolute x, mm."""
        at_x, at_v = self.at(s)
        return np.sqrt((x - at_x) ** 2 + (v - at_v) ** 2) - ARTERY_RADIUS_MM


@dataclass(frozen=True)
class CordRest:
    """Resting section of the cord over arc length: an ellipse, a little flatter in front."""

    s_mm: FloatArray
    half_width_mm: FloatArray
    half_depth_mm: FloatArray
    centre_v_mm: FloatArray

    def radii(self, s: FloatArray, theta: FloatArray) -> FloatArray:
        """Distance from the centre to the surface, (k, n) mm."""
        half_width = np.interp(s, self.s_mm, self.half_width_mm)[..., None]
        half_depth = np.interp(s, self.s_mm, self.half_depth_mm)[..., None]
        c, d = np.cos(theta) / half_width, np.sin(theta) / half_depth
        dent = 0.05 * np.exp(-(((theta + 0.5 * np.pi) / 0.22) ** 2))
        return (np.abs(c) ** 2.15 + np.abs(d) ** 2.15) ** (-1 / 2.15) * (1 - dent)

    def centre_v(self, s: FloatArray) -> FloatArray:
        """Posterior offset of the centre, mm."""
        return np.interp(s, self.s_mm, self.centre_v_mm)
