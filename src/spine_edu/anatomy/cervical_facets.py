"""A pair of facet joints of the neck: one nearly flat surface through both articular pillars.

It slopes from the front above to the back below, so that the superior process of the lower
vertebra lies in front and the inferior process of the upper vertebra behind it.
"""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.fields import FloatArray, smooth_max

_HOLLOW_PER_MM = 0.028


@dataclass(frozen=True)
class PillarJoint:
    """Facet joints at one disc (left and right alike), in the frame of the disc.

    Parameters
    ----------
    middle_x_mm, middle_v_mm : float
        Middle of the joint.
    slope_deg : float
        Angle of its plane to the plane of the disc.
    hypertrophy : float
        0 (normal) to 1 (the largest that the model shows; 2 at T1/T2, which has no hooks).
    """

    middle_x_mm: float
    middle_v_mm: float
    slope_deg: float
    hypertrophy: float = 0.0

    @property
    def gap_mm(self) -> float:
        """Width of the joint space: bone to bone, cartilage included."""
        return 1.5 - 0.5 * self.hypertrophy

    def above(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance above the joint's surface, mm."""
        slope = np.radians(self.slope_deg)
        flat = w * float(np.cos(slope)) + (v - self.middle_v_mm) * float(np.sin(slope))
        beside = np.minimum(np.abs(x - self.middle_x_mm), 6.5)
        return flat - _HOLLOW_PER_MM * beside * beside

    def cartilage(
        self, x: FloatArray, v: FloatArray, w: FloatArray, half_mm: tuple[float, float]
    ) -> FloatArray:
        """Field of the joint space within a pillar of the given half width and half depth."""
        across = np.abs(self.above(x, v, w)) - 0.5 * self.gap_mm
        beside = np.maximum(
            np.abs(x - self.middle_x_mm) - half_mm[0] + 1.0,
            np.abs(v - self.middle_v_mm) - half_mm[1] + 1.0,
        )
        return smooth_max(across, beside, 0.8)
