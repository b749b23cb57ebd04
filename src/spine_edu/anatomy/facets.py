"""A pair of facet joints between two lumbar vertebrae, in the frame of their disc.

The superior process of the lower vertebra lies in front and outside, hollow; the inferior process
of the upper vertebra lies behind and inside, round. Both are cut by one shared cylinder, so that
the joint space is even.
"""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.fields import FloatArray, smooth_max, smooth_min, smooth_step

_CURVATURE_MM = 14.0
_WHOLE_FILLET = 0.4  # growth from which on a spur runs smoothly into its process
_LIP_HEIGHT = 0.4  # its width over its height


@dataclass(frozen=True)
class FacetJoint:
    """Shape of a facet joint (left and right alike).

    Parameters
    ----------
    middle_x_mm, middle_v_mm : float
        Middle of the joint space in the disc's plane.
    angle_deg : float
        Angle of the joint to the midsagittal plane [Mas04].
    hypertrophy : float
        0 (normal) to 1 (the largest that the model shows).
    tip_growth : float
        0 to 1: how far the tip of the superior process has grown up and forward.
    spurs : bool
        Whether what has grown beyond the process itself counts: its lip and its tip.
    """

    middle_x_mm: float
    middle_v_mm: float
    angle_deg: float
    hypertrophy: float = 0.0
    tip_growth: float = 0.0
    spurs: bool = True

    @property
    def gap_mm(self) -> float:
        """Width of the joint space: bone to bone, cartilage included."""
        return 1.8 - 0.6 * self.hypertrophy

    @property
    def _normal(self) -> tuple[float, float]:
        angle = np.radians(self.angle_deg)
        return float(np.cos(angle)), -float(np.sin(angle))

    def _surface(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance outward (toward the superior process) from the joint's middle surface."""
        nx, nv = self._normal
        cx, cv = self.middle_x_mm - nx * _CURVATURE_MM, self.middle_v_mm - nv * _CURVATURE_MM
        return np.sqrt((x - cx) ** 2 + (v - cv) ** 2) - _CURVATURE_MM

    def _along(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Position along the joint in the disc's plane, growing backward and outward."""
        nx, nv = self._normal
        return (x - self.middle_x_mm) * -nv + (v - self.middle_v_mm) * nx

    def _out(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Position across the joint in the disc's plane, growing toward the superior process."""
        nx, nv = self._normal
        return (x - self.middle_x_mm) * nx + (v - self.middle_v_mm) * nv

    def processes(
        self, x: FloatArray, v: FloatArray, w: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """Fields of the inferior process (upper vertebra) and the superior one (lower vertebra)."""
        surface, along, out = self._surface(x, v), self._along(x, v), self._out(x, v)
        inferior = self._blob(along, out + 4.2, w, (-8.0, 14.0), (5.9, 4.4))
        superior = self._blob(along, out - 4.0, w, (-17.0, 6.4), (6.8, 4.2))
        if self.spurs and self.hypertrophy:
            superior = smooth_min(superior, self._lip(x, v, w), 2.0 * _fillet(self.hypertrophy))
        if self.spurs and self.tip_growth:
            superior = smooth_min(superior, self._tip(x, v, w), 3.0 * _fillet(self.tip_growth))
        return (
            smooth_max(inferior, surface + 0.5 * self.gap_mm, 1.2),
            smooth_max(superior, 0.5 * self.gap_mm - surface, 1.2),
        )

    def cartilage(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the joint space between the two processes."""
        surface, along = self._surface(x, v), self._along(x, v)
        across = np.abs(surface) - 0.5 * self.gap_mm
        ends = np.maximum(np.abs(along - 0.3) - 6.4 - self.hypertrophy, np.abs(w) - 8.5)
        near = np.sqrt((x - self.middle_x_mm) ** 2 + (v - self.middle_v_mm) ** 2) - 11.0
        return smooth_max(across, np.maximum(ends, near), 0.8)

    def _blob(
        self,
        along: FloatArray,
        out: FloatArray,
        w: FloatArray,
        reach_mm: tuple[float, float],
        half_mm: tuple[float, float],
    ) -> FloatArray:
        grow = self.hypertrophy
        length, thickness = half_mm[0] + 1.6 * grow, half_mm[1] + 1.0 * grow
        t = (along + 1.0) * (thickness / length)
        low, high = reach_mm
        section = np.sqrt(t * t + out * out) - thickness
        return smooth_max(section, np.abs(w - 0.5 * (low + high)) - 0.5 * (high - low), 4.0)

    def _tip(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Grown tip of the superior process, under the root in the foramen."""
        nx, nv = self._normal
        out = 4.0 + 3.2 * self.tip_growth
        dx, dv = x - self.middle_x_mm - nx * out, v - self.middle_v_mm - nv * out
        return np.sqrt(dx**2 + dv**2 + (0.55 * (w - 6.0)) ** 2) - 5.2 * self.tip_growth

    def lip_across(self, x: FloatArray, w: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Middle (posterior offset) and length of the way backward through the lip, mm."""
        x0, v0, radius = self._lip_sphere
        half = np.sqrt(np.maximum(radius**2 - (x - x0) ** 2 - (_LIP_HEIGHT * w) ** 2, 0.0))
        return np.full_like(half, v0), 2 * half

    @property
    def _lip_sphere(self) -> tuple[float, float, float]:
        nx, nv = self._normal
        x0 = self.middle_x_mm + nv * 6.6 + nx * 2.2
        v0 = self.middle_v_mm - nx * 6.6 + nv * 2.2
        return x0, v0, 3.6 * self.hypertrophy

    def _lip(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Bony lip of the superior process toward the lateral recess."""
        x0, v0, radius = self._lip_sphere
        return np.sqrt((x - x0) ** 2 + (v - v0) ** 2 + (_LIP_HEIGHT * w) ** 2) - radius


def _fillet(growth: float) -> float:
    """Share of a whole fillet: what has hardly grown swells nothing beside it."""
    return 1e-3 + float(smooth_step(0.0, _WHOLE_FILLET, np.array(growth)))
