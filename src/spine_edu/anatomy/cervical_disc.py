"""A disc of the neck: between the uncinate processes, thicker in front than behind."""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.disc import LumbarDisc
from spine_edu.anatomy.fields import FloatArray, rounded_prism, smooth_max, smooth_step

_POWER = 3.3
_NUCLEUS_SHARE = 0.52
_NUCLEUS_SHIFT_MM = 0.7
_INSIDE_ENDPLATE_MM = 0.7
_OVER_EDGE_MM = 0.6
_ROUNDING_MM = 1.2


@dataclass(frozen=True)
class CervicalDisc(LumbarDisc):
    """Outline and nucleus of one disc of the neck; the hooks beside it cut it further.

    Parameters
    ----------
    lost_mm : float
        Height that the disc has lost.

    Notes
    -----
    Drawn as one ring like a lumbar disc. In adults the annulus of the neck is a crescent in front
    and a thin band behind, with clefts beside the hooks. What bulges beyond the bodies lies over
    their edges: it is as tall as before the disc became lower.
    """

    lost_mm: float = 0.0

    def rim(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance from the annulus's outer edge in the disc's plane; `x` is signed."""
        return self._bulged(self._healthy_rim(x, v), x, v)

    def annulus(
        self, x: FloatArray, v: FloatArray, below: FloatArray, above: FloatArray
    ) -> FloatArray:
        """Field of the whole disc; `below`, `above`: distance past the two endplates."""
        edge = self._healthy_rim(x, v)
        rim = self._bulged(edge, x, v)
        if self.bulge_mm and self.lost_mm:
            over = 0.5 * self.lost_mm * smooth_step(0.0, _OVER_EDGE_MM, edge)
            below, above = below - over, above - over
        return smooth_max(smooth_max(rim, below, _ROUNDING_MM), above, _ROUNDING_MM)

    def _healthy_rim(self, x: FloatArray, v: FloatArray) -> FloatArray:
        return rounded_prism(
            x, v, self.half_width_mm, self.depth_front_mm, self.depth_back_mm, _POWER
        )

    def _bulged(self, edge: FloatArray, x: FloatArray, v: FloatArray) -> FloatArray:
        """A healthy rim, pushed out."""
        if not self.bulge_mm:
            return edge
        turn = v / np.sqrt(x * x + v * v + 1e-6)
        share = 0.15 + 0.85 * smooth_step(-0.4, 0.6, turn)
        lean = 1.0 + 0.6 * self.asymmetry * np.tanh(x / 4.5)
        return edge - self.bulge_mm * share * lean

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

    def nucleus(
        self, x: FloatArray, v: FloatArray, below: FloatArray, above: FloatArray
    ) -> FloatArray:
        """Field of the nucleus, a little inside the endplates."""
        edge = self.nucleus_edge(x, v)
        inside = smooth_max(edge, below + _INSIDE_ENDPLATE_MM, 1.5)
        return smooth_max(inside, above + _INSIDE_ENDPLATE_MM, 1.5)
