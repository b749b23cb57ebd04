"""The neck from behind: dural sac and cord as bands, as the findings leave them.

The picture's x is turned, so that the patient's left is on the left; its height is arc length.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import Side
from spine_edu.findings.neck_canal import STATIONS_MM
from spine_edu.findings.neck_yielding import NeckYielded
from spine_edu.findings.tube import Tube

_BLEND_MM: Final = 4.0
_STATIONS: Final = 96
_SMOOTH: Final = 1.2  # stations of 0.7 mm: no corner where two planes meet


@dataclass(frozen=True)
class TubeFromBehind:
    """Sac or cord: its edges toward the patient's right and left over arc length, mm."""

    s_mm: FloatArray
    right_x_mm: FloatArray
    left_x_mm: FloatArray

    def outward(self, side: Side, s: FloatArray) -> FloatArray:
        """Distance of the edge on one side from the midline, outward positive."""
        if side == "left":
            return np.interp(s, self.s_mm, self.left_x_mm)
        return -np.interp(s, self.s_mm, self.right_x_mm)

    def ring(self) -> FloatArray:
        """Closed outline in picture coordinates."""
        left = np.stack([-self.left_x_mm, self.s_mm], axis=-1)
        right = np.stack([-self.right_x_mm, self.s_mm], axis=-1)
        return np.concatenate([left, right[::-1]])


def sac_from_behind(soft: NeckYielded, low_mm: float, high_mm: float) -> TubeFromBehind:
    """The dural sac: at rest far from the disc, as it yields near it."""
    rest = soft.canal.spine.sac
    return _tube(soft, soft.sac, rest.s_mm, rest.half_width_mm, (low_mm, high_mm))


def cord_from_behind(soft: NeckYielded, low_mm: float, high_mm: float) -> TubeFromBehind:
    """The spinal cord: at rest far from the disc, as it yields near it."""
    rest = soft.canal.spine.cord
    return _tube(soft, soft.cord, rest.s_mm, rest.half_width_mm, (low_mm, high_mm))


def _tube(
    soft: NeckYielded,
    near: Tube,
    rest_s: FloatArray,
    rest_half: FloatArray,
    ends: tuple[float, float],
) -> TubeFromBehind:
    s = np.linspace(ends[0] - 2.0, ends[1] + 2.0, _STATIONS)
    middle = soft.canal.middle_s_mm
    weight = np.clip((STATIONS_MM[-1] - np.abs(s - middle)) / _BLEND_MM, 0.0, 1.0)
    half = np.interp(s, rest_s, rest_half)
    x = near.polygons()[..., 0]
    edges = []
    for resting, yielding in ((-half, x.min(axis=1)), (half, x.max(axis=1))):
        local = np.interp(s, middle + STATIONS_MM, yielding)
        edges.append(gaussian_filter1d(resting + weight * (local - resting), _SMOOTH))
    return TubeFromBehind(s, *edges)
