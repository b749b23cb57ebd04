"""Shape of a calm standing adult, front and back, with coordinates along the limbs.

Designed by eye on common drawing proportions (about seven and a half heads, arms hanging a
little away from the trunk, palms forward); no one person and no sex. Lengths here are in cm,
x to the patient's left in the view from the front, y above the sole.
"""

from functools import cache
from typing import Final

import numpy as np

from spine_edu.views.curves import normals, smooth_line
from spine_edu.views.scene import FloatArray

HEAD: Final = (
    (0, 175.4), (3.7, 174.4), (6.3, 171.6), (7.3, 167.6), (7.35, 164.6), (8.1, 164.7), (8.5, 162.9),
    (8.0, 160.4), (7.1, 159.4), (6.5, 156.8), (5.5, 154.4), (5.2, 152.2),
)  # fmt: skip
SHOULDER: Final = (
    (5.4, 150.0), (6.6, 148.2), (9.4, 146.6), (13.2, 145.3), (16.8, 144.0), (19.7, 141.8),
    (21.5, 138.4),
)  # fmt: skip
FLANK: Final = (
    (15.6, 129.4), (15.5, 126.6), (15.0, 120.5), (14.2, 113.5), (13.7, 107.5), (14.1, 102.5),
    (15.3, 97.0), (16.6, 91.5),
)  # fmt: skip
LEG_OUTER: Final = (
    (17.3, 86.0), (17.3, 80.0), (16.8, 73.0), (15.8, 64.5), (14.5, 56.5), (13.7, 51.0),
    (13.4, 47.0), (13.9, 41.5), (14.4, 36.0), (14.0, 30.0), (12.8, 22.5), (11.6, 15.5),
    (11.0, 11.0), (11.1, 8.4),
)  # fmt: skip
LEG_INNER: Final = (
    (0.0, 80.4), (0.6, 79.0), (1.0, 76.0), (1.7, 70.0), (2.8, 62.0), (3.8, 55.0), (4.3, 50.5),
    (4.3, 46.5), (3.8, 41.0), (3.8, 35.5), (4.7, 28.5), (6.0, 20.5), (6.6, 14.0), (6.3, 9.8),
    (6.2, 8.0),
)  # fmt: skip
FOOT_FRONT: Final = (
    (11.4, 6.0), (12.0, 3.6), (13.1, 1.2), (13.9, -0.6), (13.8, -1.7), (13.2, -1.9),
    (12.75, -1.6), (12.5, -2.3), (11.8, -2.6), (11.3, -2.1), (11.0, -2.8), (10.2, -3.1),
    (9.7, -2.5), (9.3, -3.3), (8.5, -3.6), (8.0, -2.9), (7.6, -3.9), (6.5, -4.2), (5.6, -3.4),
    (5.5, -1.8), (5.8, 0.6), (5.9, 3.2), (5.8, 5.6),
)  # fmt: skip
FOOT_BACK: Final = (
    (11.3, 6.2), (11.6, 4.0), (12.9, 2.2), (13.1, 0.6), (12.2, -0.2), (11.0, -0.6),
    (9.4, -1.0), (7.6, -1.0), (6.2, -0.4), (5.6, 1.2), (5.7, 3.6), (5.8, 5.8),
)  # fmt: skip
HAND: Final = (
    (1.4, 2.65), (3.2, 3.4), (5.4, 4.65), (7.6, 5.75), (9.4, 6.4), (10.3, 6.0), (10.0, 5.1),
    (8.6, 4.4), (7.4, 3.8), (8.6, 3.75), (9.9, 3.95), (12.6, 4.35), (15.4, 4.5), (16.2, 3.85),
    (15.7, 3.05), (12.8, 2.55), (9.9, 2.05), (13.0, 2.3), (16.6, 2.3), (17.5, 1.5), (16.8, 0.7),
    (13.2, 0.45), (10.0, 0.1), (13.0, -0.05), (16.0, -0.35), (16.8, -1.1), (16.2, -1.85),
    (13.0, -1.8), (9.5, -1.8), (11.4, -2.1), (13.6, -2.65), (14.3, -3.4), (13.6, -4.0),
    (11.0, -3.8), (8.4, -3.75), (5.0, -3.6), (2.4, -3.0),
)  # fmt: skip
"""Palm side of a left hand: along the fingers, toward the thumb; from the wrist."""

_ARM_AXIS: Final = ((17.4, 140.0), (20.2, 130.2), (23.0, 120.5), (25.6, 111.6), (28.4, 103.4),
                    (31.2, 95.4), (33.9, 87.6))  # fmt: skip
_ARM_LATERAL: Final = (
    (0.0, 4.6), (0.1, 4.8), (0.2, 4.6), (0.3, 4.25), (0.42, 3.95), (0.52, 3.9), (0.60, 4.3),
    (0.70, 4.05), (0.82, 3.35), (0.92, 2.8), (1.0, 2.65),
)  # fmt: skip
_ARM_MEDIAL: Final = (
    (0.2, 4.6), (0.3, 4.3), (0.42, 4.0), (0.50, 3.95), (0.56, 4.15), (0.66, 4.0), (0.80, 3.2),
    (0.92, 2.6), (1.0, 2.45),
)  # fmt: skip


@cache
def _arm_axis() -> tuple[FloatArray, FloatArray, FloatArray]:
    """Axis from the shoulder to the wrist, its normals to the thumb side, and stations 0 to 1."""
    axis = smooth_line(_ARM_AXIS, 10)
    length = np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(axis, axis=0), axis=1))]
    return axis, normals(axis), length / length[-1]


def arm_point(station: float, across: float) -> tuple[float, float]:
    """Point of the left arm, front view, cm.

    Parameters
    ----------
    station : float
        0 at the shoulder, about 0.53 at the elbow, 1 at the wrist.
    across : float
        0 at the little-finger edge, 1 at the thumb edge.
    """
    axis, side, stations = _arm_axis()
    centre = [np.interp(station, stations, column) for column in axis.T]
    normal = [np.interp(station, stations, column) for column in side.T]
    lateral = np.interp(station, *np.transpose(_ARM_LATERAL))
    medial = -np.interp(station, *np.transpose(_ARM_MEDIAL))
    offset = medial + (lateral - medial) * across
    return float(centre[0] + normal[0] * offset), float(centre[1] + normal[1] * offset)


def hand_point(along: float, across: float) -> tuple[float, float]:
    """Point of the left hand, front view, cm: along the fingers, and toward the thumb."""
    wrist = np.array(_ARM_AXIS[-1])
    ahead = np.array([0.28, -0.96])
    point = wrist + ahead * along * 0.98 + np.array([0.96, 0.28]) * across * 0.95
    return float(point[0]), float(point[1])


def leg_point(across: float, height_cm: float) -> tuple[float, float]:
    """Point of the left leg, front view, cm: 0 at the inner edge to 1 at the outer, and height."""
    outer, inner = smooth_line(LEG_OUTER), smooth_line(LEG_INNER)
    x_outer = np.interp(-height_cm, -outer[:, 1], outer[:, 0])
    x_inner = np.interp(-height_cm, -inner[:, 1], inner[:, 0])
    return float(x_inner + (x_outer - x_inner) * across), height_cm


@cache
def silhouette_cm(back: bool) -> FloatArray:
    """Outline of the whole figure, cm; the same from behind but for the feet.

    Returns
    -------
    (n, 2) float, cm
        Clockwise from the crown over the patient's left (image right in the front view).
    """
    lateral = [arm_point(s, 1.0) for s, _ in _ARM_LATERAL[2:]]
    medial = [arm_point(s, 0.0) for s, _ in _ARM_MEDIAL[::-1]]
    half = [
        *HEAD, *SHOULDER, *lateral, *(hand_point(*p) for p in HAND), *medial[:-1],
        *FLANK, *LEG_OUTER, *(FOOT_BACK if back else FOOT_FRONT), *LEG_INNER[:0:-1],
    ]  # fmt: skip
    right = smooth_line([*half, LEG_INNER[0]], 6)
    left = right[-2:0:-1] * (-1.0, 1.0)
    return np.vstack([right, left])
