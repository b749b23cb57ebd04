"""What a root of the neck feels along its course, and the cord on each plane."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings.cervical_shape import neck_shape_of
from spine_edu.findings.neck_canal import STATIONS_MM
from spine_edu.findings.neck_roots import RootKey
from spine_edu.findings.neck_sac import CSF_MM, SAC_GAP_MM
from spine_edu.findings.neck_yielding import NeckYielded
from spine_edu.findings.strip import RootStrip
from spine_edu.findings.walls import as_finding

CONTACT_MM: Final = 0.2
_THROUGH_DURA_MM: Final = CSF_MM + SAC_GAP_MM + 0.1
"""Between a finding and the cord there is always the dura, 0.1 mm of it by the rounding of both
outlines; contact is meant through it."""
_STIRRED_MM: Final = 0.05
_NEARLY: Final = 0.12
_NEARER: Final = 0.02  # of two sections about as badly off, the one nearer the disc is shown
_FORAMEN_U_MM: Final = 9.0  # how far outward along its course the walls can be a finding


@dataclass(frozen=True)
class NervePressure:
    """One nerve, section by section.

    Parameters
    ----------
    w_mm : (k,) float
        Heights above the middle of the disc.
    clearance_mm : (k,) float
        Least distance from its outline to the finding; for the cord, through the dura.
    displacement_mm : (k,) float
        How far its centre has moved.
    flattening : (k,) float
        Share of its least width at rest that is lost; for the cord, of its area if that is more.
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
        """Index of the section where it is worst off."""
        touched = self.clearance_mm <= CONTACT_MM
        if not touched.any():
            return int(np.argmin(self.clearance_mm + _NEARER * np.abs(self.w_mm)))
        load = np.where(touched, self.flattening + 0.05 * self.displacement_mm, -1.0)
        return int(np.argmax(load - _NEARER * np.abs(self.w_mm)))

    @property
    def shown_at_mm(self) -> float:
        """Height of the plane to show: the disc's middle where it is nearly as badly off there."""
        k, middle = self.worst, int(np.argmin(np.abs(self.w_mm)))
        alike = self.flattening[middle] >= self.flattening[k] - _NEARLY
        met = self.clearance_mm[middle] <= CONTACT_MM
        return 0.0 if alike and met else float(self.w_mm[k])

    @property
    def emphasis(self) -> float:
        """0 (free) to 1 (pressed), for its colour in pictures; from 0.3 once touched."""
        if self.clearance_mm.min() > CONTACT_MM:
            return 0.0
        k = self.worst
        load = self.flattening[k] / 0.4 + self.displacement_mm[k] / 3.0
        return float(np.clip(0.3 + 0.7 * load, 0.3, 1.0))


def neck_root_pressure(soft: NeckYielded, key: RootKey) -> NervePressure:
    """Pressure on an exiting root, by the findings and the walls, if changed by more than age."""
    strip = soft.roots[key]
    x, v, w = strip.places()
    clearance = soft.finding_clearance(x, v, w).min(axis=1)
    moved = np.hypot(strip.centre_n - strip.rest_n, strip.centre_w - strip.rest_w)
    flattening = _strip_flattening(strip)
    if soft.canal.spine.shape != neck_shape_of(soft.case.aged()):
        inside = strip.u_mm < strip.u_mm[0] + _FORAMEN_U_MM
        walls = soft.canal.walls(x, v, w).min(axis=1)
        pressing = inside & ((walls <= CONTACT_MM) | (moved > _STIRRED_MM) | (flattening > 0.02))
        clearance = np.where(pressing, np.minimum(clearance, walls), clearance)
    return NervePressure(strip.centre_w.copy(), clearance, moved, flattening, strip.areas_mm2)


def cord_pressure(soft: NeckYielded, rest: NeckYielded) -> NervePressure:
    """Pressure on the cord, compared with `rest`, the same neck without the findings."""
    ring = soft.cord.polygons()
    w = np.broadcast_to(STATIONS_MM[:, None], ring.shape[:2])
    x, v = ring[..., 0], ring[..., 1]
    clearance = soft.finding_clearance(x, v, w)
    if soft.canal.spine.shape != neck_shape_of(soft.case.aged()):
        healthy = rest.cord.polygons()
        before = rest.canal.walls(healthy[..., 0], healthy[..., 1], w)
        clearance = np.minimum(clearance, as_finding(soft.canal.walls(x, v, w), before))
    thinner = 1 - _least_width(ring) / _least_width(rest.cord.polygons())
    smaller = 1 - soft.cord.areas_mm2 / rest.cord.areas_mm2
    moved = np.hypot(
        soft.cord.centre_x - rest.cord.centre_x, soft.cord.centre_v - rest.cord.centre_v
    )
    return NervePressure(
        STATIONS_MM,
        clearance.min(axis=1) - _THROUGH_DURA_MM,
        moved,
        np.maximum.reduce([np.zeros(len(ring)), thinner, smaller]),
        soft.cord.areas_mm2,
    )


def _strip_flattening(strip: RootStrip) -> FloatArray:
    """Loss of thickness across the course against the outline it had at rest."""
    width, before = _least_width(strip.polygons()), _least_width(strip.resting_polygons())
    return np.clip(1 - width / before, 0.0, 1.0)


def _least_width(rings: FloatArray) -> FloatArray:
    """Least distance between two parallel lines that hold each ring (k, n, 2), mm."""
    turn = np.linspace(0.0, np.pi, 18, endpoint=False)
    along = rings @ np.stack([np.cos(turn), np.sin(turn)])
    return np.asarray(np.ptp(along, axis=1).min(axis=1))
