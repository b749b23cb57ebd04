"""A prolapse as an obstacle to roots and sac."""

from dataclasses import replace
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray, smooth_max
from spine_edu.anatomy.shape import SpineShape
from spine_edu.findings.canal import Canal
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.soft import IntArray

PASSAGE_ROUNDING_MM: Final = 0.8
_PASSAGE_MM: Final = 2.3  # for a flattened root
_MORE_IN_MIDLINE_MM: Final = (2.2, 2.4)  # for the sac: always, and in the narrowest canal
_MIDLINE_MM: Final = (5.0, 2.4)
_MOST_NARROWED_MM: Final = 6.6  # by disc and ligament together


def passage_mm(x: FloatArray, shape: SpineShape) -> FloatArray:
    """Room that a prolapse leaves before the back wall, at a distance `x` from the midline, mm.

    Notes
    -----
    Simplified: however large a prolapse and however narrow the canal, roots and sac get by. What a
    prolapse can be at its place is less in a canal that is narrow already: beside a full one, more
    narrowing may leave the sac a few mm² more.
    """
    taken = (shape.bulge_mm + shape.flavum_extra_mm) / _MOST_NARROWED_MM
    narrow = (taken * (1 + 0.6 * shape.canal_narrowing)) ** 2
    more, wide = (a + b * narrow for a, b in (_MORE_IN_MIDLINE_MM, _MIDLINE_MM))
    return np.asarray(_PASSAGE_MM + more * np.exp(-((x / wide) ** 2)))


class Push:
    """A prolapse on the stations of a canal; `sign` is −1 where it lies on the right."""

    def __init__(self, canal: Canal, body: ProlapseBody, sign: int) -> None:
        self.body, self.sign = body, sign
        self._canal = canal
        self._w = canal.s_mm - canal.spine.s_of(canal.spine.shape.disc)

    def distance(self, x: FloatArray, v: FloatArray, k: IntArray) -> FloatArray:
        """Distance to the prolapse, which keeps a passage before the back wall open, mm."""
        free = self.body.field(self.sign * x, v, self._w[k])
        passage = passage_mm(x, self._canal.spine.shape) - self._canal.look(
            self._canal.back, x, v, k
        )
        return smooth_max(free, passage, PASSAGE_ROUNDING_MM)

    def grown(self, share: float) -> "Push":
        """The same prolapse at an earlier size."""
        return Push(self._canal, replace(self.body, size=self.body.size * share), self.sign)
