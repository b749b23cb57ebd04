"""What a root feels on each plane: clearance, displacement and flattening."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings.canal import canal_around
from spine_edu.findings.shape import shape_of
from spine_edu.findings.walls import as_finding
from spine_edu.findings.yielding import RootKey, Yielded

CONTACT_MM: Final = 0.2
WINDOW_MM: Final = 15.0
_NEARER: Final = 0.05  # per mm: of planes about equally bad, the one nearer the disc is shown


@dataclass(frozen=True)
class RootPressure:
    """One root around the disc, plane by plane.

    Parameters
    ----------
    w_mm : (k,) float
        Heights above the middle of the disc.
    clearance_mm : (k,) float
        Least distance from the root's outline to the finding.
    displacement_mm : (k,) float
        How far its centre has moved.
    flattening : (k,) float
        0 (round) to 1: one minus the ratio of its axes.
    area_mm2 : (k,) float
        Its area.
    """

    w_mm: FloatArray
    clearance_mm: FloatArray
    displacement_mm: FloatArray
    flattening: FloatArray
    area_mm2: FloatArray

    @property
    def worst(self) -> int:
        """Index of the plane where it is worst off."""
        touched = self.clearance_mm <= CONTACT_MM
        if not touched.any():
            return int(np.argmin(self.clearance_mm))
        load = np.where(touched, self.flattening + 0.02 * self.displacement_mm, -1.0)
        return int(np.argmax(load - _NEARER * np.abs(self.w_mm)))

    @property
    def emphasis(self) -> float:
        """0 (free) to 1 (pressed), for its colour in pictures; from 0.3 once touched."""
        if self.clearance_mm.min() > CONTACT_MM:
            return 0.0
        k = self.worst
        load = self.flattening[k] / 0.35 + self.displacement_mm[k] / 8.0
        return float(np.clip(0.3 + 0.7 * load, 0.3, 1.0))


def root_pressure(soft: Yielded, key: RootKey) -> RootPressure:
    """Pressure on the root `key` (name, side) within 15 mm of the disc.

    The finding is the prolapse where there is one, and the walls where they are nearer than age
    alone brings them: a root always lies close to some, and a worn disc alone is no finding.
    """
    curves = soft.roots[key]
    w = soft.canal.s_mm[curves.stations] - soft.canal.spine.s_of(soft.case.disc)
    window = np.abs(w) <= WINDOW_MM
    outline = curves.polygons()[window]
    k = np.broadcast_to(curves.stations[window][:, None], outline.shape[:2])
    x, v = outline[..., 0], outline[..., 1]
    clearance = soft.prolapse_clearance(x, v, k)
    aged = shape_of(soft.case.aged())
    if soft.canal.spine.shape != aged:
        before = canal_around(aged).walls(x, v, k)
        walls = as_finding(soft.canal.walls(x, v, k), before)
        clearance = np.minimum(clearance, walls)
    moved = np.hypot(curves.centre_x - curves.rest_x, curves.centre_v - curves.rest_v)
    return RootPressure(
        w[window],
        clearance.min(axis=1),
        moved[window],
        _flattening(outline),
        curves.areas_mm2[window],
    )


def _flattening(outline: FloatArray) -> FloatArray:
    """One minus short over long axis of each outline's ellipse of inertia; (k,)."""
    x, v = (outline[..., i] - outline[..., i].mean(axis=1, keepdims=True) for i in (0, 1))
    x1, v1 = np.roll(x, -1, axis=1), np.roll(v, -1, axis=1)
    cross = x * v1 - x1 * v
    area = np.maximum(0.5 * cross.sum(axis=1), 1e-6)
    cx = ((x + x1) * cross).sum(axis=1) / (6 * area)
    cv = ((v + v1) * cross).sum(axis=1) / (6 * area)
    xx = ((x * x + x * x1 + x1 * x1) * cross).sum(axis=1) / (12 * area) - cx * cx
    vv = ((v * v + v * v1 + v1 * v1) * cross).sum(axis=1) / (12 * area) - cv * cv
    xv = ((x * v1 + 2 * x * v + 2 * x1 * v1 + x1 * v) * cross).sum(axis=1) / (24 * area) - cx * cv
    spread = np.sqrt(0.25 * (xx - vv) ** 2 + xv * xv)
    middle = 0.5 * (xx + vv)
    return np.asarray(1 - np.sqrt(np.maximum(middle - spread, 0.0) / (middle + spread)))
