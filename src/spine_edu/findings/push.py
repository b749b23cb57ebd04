"""A prolapse as an obstacle to roots and sac."""

from dataclasses import replace
from typing import Final

from spine_edu.anatomy.fields import FloatArray, smooth_max
from spine_edu.findings.canal import Canal
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.soft import IntArray

LEAST_PASSAGE_MM: Final = 2.3  # a prolapse leaves this much before the back wall
PASSAGE_ROUNDING_MM: Final = 0.8


class Push:
    """A prolapse on the stations of a canal; `sign` is −1 where it lies on the right."""

    def __init__(self, canal: Canal, body: ProlapseBody, sign: int) -> None:
        self.body, self.sign = body, sign
        self._canal = canal
        self._w = canal.s_mm - canal.spine.s_of(canal.spine.shape.disc)

    def distance(self, x: FloatArray, v: FloatArray, k: IntArray) -> FloatArray:
        """Distance to the prolapse, which keeps a passage before the back wall open, mm."""
        free = self.body.field(self.sign * x, v, self._w[k])
        passage = LEAST_PASSAGE_MM - self._canal.look(self._canal.back, x, v, k)
        return smooth_max(free, passage, PASSAGE_ROUNDING_MM)

    def grown(self, share: float) -> "Push":
        """The same prolapse at an earlier size."""
        return Push(self._canal, replace(self.body, size=self.body.size * share), self.sign)
