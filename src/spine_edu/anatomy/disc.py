"""An intervertebral disc between two hollow endplates, in its own frame."""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.fields import FloatArray, rounded_prism, smooth_max, smooth_step

_POWER = 2.45
_NUCLEUS_SHARE = 0.60
_NUCLEUS_SHIFT_MM = 1.8


@dataclass(frozen=True)
class LumbarDisc:
    """Outline and nucleus of one disc; its height is set by the endplates around it.

    Parameters
    ----------
    half_width_mm, depth_front_mm, depth_back_mm : float
        Of the annulus's rim, from the middle of the disc.
    bulge_mm : float
        How far the rim is pushed out behind and at the sides.
    side_bulge_mm : float
        How far the rim is pushed out beside, where the foramina lie.
    asymmetry : float
        −1 (bulge on the right only) to +1 (on the left only).
    """

    half_width_mm: float
    depth_front_mm: float
    depth_back_mm: float
    bulge_mm: float = 0.0
    asymmetry: float = 0.0
    side_bulge_mm: float = 0.0

    def rim(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance from the annulus's outer edge in the disc's plane; `x` is signed."""
        edge = rounded_prism(
            x, v, self.half_width_mm, self.depth_front_mm, self.depth_back_mm, _POWER
        )
        edge = edge + 1.3 * np.exp(-((x / 8.0) ** 2)) * smooth_step(2.0, 10.0, v)
        turn = v / np.sqrt(x * x + v * v + 1e-6)
        if self.side_bulge_mm:
            edge = edge - self.side_bulge_mm * np.exp(-(((turn - 0.45) / 0.2) ** 2))
        if not self.bulge_mm:
            return edge
        share = 0.25 + 0.75 * smooth_step(-0.5, 0.6, turn)
        lean = 1.0 + self.asymmetry * np.tanh(x / 9.0)
        return edge - self.bulge_mm * share * lean

    def off(self, x_mm: float, v_mm: float) -> tuple[float, float]:
        """Unit vector (x, v) out of the disc, square to its rim."""
        step = 0.05 * np.array([1.0, -1.0, 0.0, 0.0])
        right, left, front, back = self.rim(x_mm + step, v_mm - step[::-1])
        dx, dv = float(right - left), float(front - back)
        length = float(np.hypot(dx, dv))
        return dx / length, dv / length

    def depth_share(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """0 at the annulus's outer edge to 1 at the nucleus: the lamellae are its level lines."""
        outer, inner = self.rim(x, v), self.nucleus_edge(x, v)
        return -outer / np.maximum(inner - outer, 1e-3)

    def nucleus_edge(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance from the nucleus's edge in the disc's plane."""
        return rounded_prism(
            x,
            v - _NUCLEUS_SHIFT_MM,
            _NUCLEUS_SHARE * self.half_width_mm,
            _NUCLEUS_SHARE * self.depth_front_mm,
            _NUCLEUS_SHARE * self.depth_back_mm,
            2.3,
        )

    def annulus(
        self, x: FloatArray, v: FloatArray, below: FloatArray, above: FloatArray
    ) -> FloatArray:
        """Field of the whole disc; `below`, `above`: distance past the two endplates."""
        return smooth_max(smooth_max(self.rim(x, v), below, 1.2), above, 1.2)

    def nucleus(
        self, x: FloatArray, v: FloatArray, below: FloatArray, above: FloatArray
    ) -> FloatArray:
        """Field of the nucleus, 1.3 mm inside the endplates."""
        edge = self.nucleus_edge(x, v)
        return smooth_max(smooth_max(edge, below + 1.3, 3.0), above + 1.3, 3.0)
