"""A disc of the neck: between the uncinate processes, thicker in front than behind."""

from dataclasses import dataclass

import numpy as np

from spine_edu.anatomy.disc import LumbarDisc
from spine_edu.anatomy.fields import FloatArray, rounded_prism, smooth_max, smooth_step

_POWER = 3.3
_NUCLEUS_SHARE = 0.52
_NUCLEUS_SHIFT_MM = 0.7
_INSIDE_ENDPLATE_MM = 0.7


@dataclass(frozen=True)
class CervicalDisc(LumbarDisc):
    """Outline and nucleus of one disc of the neck; the hooks beside it cut it further.

    Notes
    -----
    Drawn as one ring like a lumbar disc. In adults the annulus of the neck is a crescent in front
    and a thin band behind, with clefts beside the hooks.
    """

    def rim(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance from the annulus's outer edge in the disc's plane; `x` is signed."""
        edge = rounded_prism(
            x, v, self.half_width_mm, self.depth_front_mm, self.depth_back_mm, _POWER
        )
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
