"""Prolapse and spur of the neck as obstacles, and the way out of their reach."""

from collections.abc import Callable
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import from_course
from spine_edu.anatomy.fields import FloatArray, smooth_max, smooth_step
from spine_edu.findings.neck_canal import NeckCanal
from spine_edu.findings.prolapse import ProlapseBody
from spine_edu.findings.strip import RootStrip

PASSAGE_ROUNDING_MM: Final = 1.2
_CANAL_PASSAGE_MM: Final = 4.8  # a prolapse leaves this much for the cord before the back wall
_FORAMEN_PASSAGE_MM: Final = 2.3  # and this much for the root before the pillar

Free = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]


class Push:
    """Prolapse and spur as one obstacle that leaves a passage before the back wall."""

    def __init__(self, canal: NeckCanal, bodies: tuple[ProlapseBody, ...], sign: int) -> None:
        self._canal, self._bodies, self._sign = canal, bodies, sign

    def distance(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to the findings, mm; 99 without any."""
        if not self._bodies:
            return np.full(np.broadcast_shapes(np.shape(x), np.shape(v), np.shape(w)), 99.0)
        free = np.minimum.reduce([body.field(self._sign * x, v, w) for body in self._bodies])
        passage = passage_mm(x) - self._canal.look(self._canal.back, x, v, w)
        return np.maximum(
            smooth_max(free, passage, PASSAGE_ROUNDING_MM), 0.3 - self._canal.artery(x, v, w)
        )

    def near(self, strip: RootStrip) -> bool:
        """Whether it comes close to a root at rest."""
        x, v = from_course(strip.u_mm, strip.rest_n)
        free = self.distance(strip.sign * x, v, strip.rest_w)
        return bool(np.any(free < 1.0 + strip.radii.max(axis=1)))


def passage_mm(x: FloatArray) -> FloatArray:
    """Least room a finding leaves before the back wall: for the cord, and less for a root."""
    narrower = smooth_step(3.0, 12.0, np.abs(x))
    return _CANAL_PASSAGE_MM + (_FORAMEN_PASSAGE_MM - _CANAL_PASSAGE_MM) * narrower


def ascend(
    free: Free,
    x: FloatArray,
    v: FloatArray,
    k: FloatArray,
    least_mm: float | FloatArray,
    turns: int,
) -> tuple[FloatArray, FloatArray]:
    """Move centres up the slope of the free room until `least_mm` is free all round."""
    probe = 0.35
    probe_x = np.array([0.0, probe, -probe, 0.0, 0.0])[:, None]
    probe_v = np.array([0.0, 0.0, 0.0, probe, -probe])[:, None]
    for turn in range(turns):
        around = free(x + probe_x, v + probe_v, np.broadcast_to(k, (5, len(k))))
        need = np.maximum(least_mm - around[0], 0.0)
        if not need.any():
            break
        slope_x, slope_v = around[1] - around[2], around[3] - around[4]
        norm = np.hypot(slope_x, slope_v) + 0.2
        step = 0.6 * np.minimum(need, 1.0) * 0.94**turn
        x, v = x + step * slope_x / norm, v + step * slope_v / norm
    return x, v
