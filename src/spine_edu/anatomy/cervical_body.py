"""Body of a vertebra of the neck: flat, wide, with a hook along each side of its upper rim.

Frame: origin in the middle of the body, v posterior, w up, mm; callers pass the absolute x.
"""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.cervical_morphometry import (
    HOLLOW_LOWER_MM,
    HOLLOW_UPPER_MM,
    CervicalSize,
)
from spine_edu.anatomy.fields import (
    FloatArray,
    capsule,
    rounded_prism,
    smooth_max,
    smooth_min,
    smooth_step,
)

_RIM_ROUNDING_MM = 1.3
_POWER = 3.7
_HOOK_POWER = 5.0  # the hooks reach round the back corners of the body
_WAIST = 0.93
_HOOK_FROM_V_MM = -4.6
_HOOK_THICKNESS_MM = 2.7
_LEAST_RISE = 0.85  # of the field per mm behind the body, which is about as wide as deep
JOINT_CLEFT_MM = 0.8
"""Between the hook and the body above it (Luschka's joint)."""


@dataclass(frozen=True)
class CervicalBody:
    """Body, uncinate processes, and for C2 the dens.

    Parameters
    ----------
    size : CervicalSize
        Published sizes.
    dens : bool
        Whether it carries the dens (C2).
    hook_growth_mm : float
        How much the hooks have grown up and outward, on both sides.
    """

    size: CervicalSize
    dens: bool = False
    hook_growth_mm: float = 0.0

    @property
    def back_wall_mm(self) -> float:
        """Posterior offset of the back wall at pedicle height: the front of the canal."""
        return 0.5 * self.size.depth_mm - 0.5

    @property
    def _wedge_slope(self) -> float:
        return (self.size.height_front_mm - self.size.height_back_mm) / (2 * self.size.depth_mm)

    def lower_endplate_mm(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance of the lower endplate below the middle of the body, mm."""
        size = self.size
        shape = (x / (0.47 * size.lower_width_mm)) ** 2 + ((v - 0.8) / (0.46 * size.depth_mm)) ** 2
        hollow = HOLLOW_LOWER_MM * np.maximum(1 - shape, 0.0)
        return 0.5 * size.height_mm - self._wedge_slope * v - hollow

    def upper_endplate_mm(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance of the upper endplate above the middle of the body, hooks left out, mm."""
        size = self.size
        shape = (x / (0.5 * size.upper_width_mm)) ** 2 + ((v - 0.5) / (0.47 * size.depth_mm)) ** 2
        hollow = HOLLOW_UPPER_MM * np.maximum(1 - shape, 0.0)
        return 0.5 * size.height_mm - self._wedge_slope * v - hollow

    def field(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of body, hooks and dens."""
        low, high = -self.lower_endplate_mm(x, v), self.upper_endplate_mm(x, v)
        out = smooth_max(self._column(x, v, w), np.maximum(low - w, w - high), _RIM_ROUNDING_MM)
        if self.size.uncus_height_mm:
            out = smooth_min(out, self.hook(x, v, w), 1.2)
        if self.dens:
            out = smooth_min(out, self._dens(x, v, w), 3.0)
        return out

    def before(self, v: FloatArray, w: FloatArray) -> FloatArray:
        """No more than :meth:`field`: the way to its back, its top or its floor."""
        if self.dens:
            return np.full(1, -np.inf)
        size, grown = self.size, self.hook_growth_mm
        behind = v - 0.5 * max(size.upper_depth_mm, size.lower_depth_mm) - 0.3 - 0.7 * grown
        behind = np.where(behind > 0, _LEAST_RISE * behind, -np.inf)
        height = 0.5 * size.height_mm + abs(self._wedge_slope) * np.abs(v)
        beyond = np.maximum(w - height - size.uncus_height_mm - 0.5 * grown, -w - height)
        return np.maximum(behind, beyond) - 0.3

    def hook(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the uncinate process: a curved wall along the side of the upper rim."""
        size = self.size
        rim = 0.5 * size.height_mm
        grown = self.hook_growth_mm
        rise = np.clip((w - rim) / size.uncus_height_mm, -0.8, 1.6)
        outer = self._rim(x, v, 0.5 * size.uncus_width_mm - 0.5 + 0.5 * rise)
        outer = outer - 0.7 * grown * smooth_step(-0.6, 0.4, rise)
        thick = _HOOK_THICKNESS_MM - 1.1 * np.maximum(rise, 0.0) + 0.7 * grown
        wall = smooth_max(outer, -(outer + thick), 0.8)
        top = rim + (size.uncus_height_mm + 0.5 * grown) * (
            0.45 + 0.55 * smooth_step(_HOOK_FROM_V_MM, -0.5, v)
        )
        ends = np.maximum(_HOOK_FROM_V_MM - v, 0.62 * (0.29 * size.uncus_width_mm - x))
        upright = np.maximum(w - top, rim - 3.0 - w)
        return smooth_max(wall, smooth_max(ends, upright, 1.5), 1.3)

    def _rim(self, x: FloatArray, v: FloatArray, half_width: FloatArray) -> FloatArray:
        depth = 0.5 * self.size.upper_depth_mm
        return rounded_prism(x, v, half_width, depth, depth + 0.3, _HOOK_POWER)

    def _column(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        size = self.size
        reach = np.clip(2 * w / size.height_mm, -1.0, 1.0)
        flare, upper = reach * reach, 0.5 * (1 + reach)
        top_width = 0.5 * (size.upper_width_mm + size.uncus_width_mm) - 0.6
        width = 0.5 * (size.lower_width_mm + (top_width - size.lower_width_mm) * upper)
        width = width * (_WAIST + (1 - _WAIST) * flare)
        depth = 0.5 * (size.lower_depth_mm + (size.upper_depth_mm - size.lower_depth_mm) * upper)
        front = depth * (0.94 + 0.06 * flare)
        back = depth * (0.965 + 0.035 * flare)
        return rounded_prism(x, v, width, front, back, _POWER)

    def _dens(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        top = 0.5 * self.size.height_mm
        neck = capsule(
            x, v, w, (0.0, -0.5, top - 4), (0.0, 0.8, top + 11), (5.2, 4.3), (1, 0.95, 1)
        )
        shoulder = capsule(
            x, v, w, (3.0, 2.0, top - 3.5), (13.0, 2.5, top - 5.5), (4.0, 3.2), (1, 1.6, 1)
        )
        return smooth_min(neck, shoulder, 3.0)
