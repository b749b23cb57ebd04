"""Numbers read off the geometry of a case of the neck."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from spine_edu.anatomy.levels import SIDES
from spine_edu.findings.case import Case
from spine_edu.findings.neck_canal import STATIONS_MM
from spine_edu.findings.neck_pressure import (
    CONTACT_MM,
    NervePressure,
    cord_pressure,
    neck_root_pressure,
)
from spine_edu.findings.neck_roots import RootKey
from spine_edu.findings.neck_yielding import NeckYielded, neck_yielded
from spine_edu.measure.neck_grades import NeckGrades, grade_neck
from spine_edu.measure.neck_room import NeckRoom, neck_room
from spine_edu.measure.states import (
    BENT,
    COMPRESSED,
    DISPLACED_MM,
    STATES,
    RootMeasure,
    State,
)

_WINDOW_MM: Final = 10.0
_ROOT_SHOWN_MM: Final = 1.2
CORD_DISPLACED_MM: Final = 0.4
CORD_COMPRESSED: Final = 0.10


@dataclass(frozen=True)
class CordMeasure:
    """The spinal cord where it is worst off; fields as those of a root.

    Parameters
    ----------
    state : {"free", "touched", "displaced", "compressed"}
        Contact is a clearance of at most 0.2 mm through the dura, displaced a centre moved by
        0.4 mm, compressed a least width or an area below 0.90 of that at rest.
    """

    state: State
    clearance_mm: float
    displacement_mm: float
    flattening: float
    area_mm2: float
    depth_mm: float
    at_mm: float


@dataclass(frozen=True)
class NeckMeasures:
    """What the geometry of a case of the neck says.

    Parameters
    ----------
    case : Case
        What was measured.
    worst_at_mm : float
        Height of the slice where the finding is worst, above the middle of the disc.
    sac_area_mm2, sac_area_healthy_mm2 : float
        Least area of the dural sac within 10 mm of the disc, with and without the findings.
    roots : dict of RootMeasure
        The exiting root on the case's side; the worse side where the finding is in the midline.
    roots_both : dict of RootMeasure
        By name and side.
    cord : CordMeasure
        The spinal cord.
    soft, rest : NeckYielded
        The solved tissue that was measured, and the same neck without the findings.
    """

    case: Case
    worst_at_mm: float
    sac_area_mm2: float
    sac_area_healthy_mm2: float
    roots: dict[str, RootMeasure]
    roots_both: dict[RootKey, RootMeasure] = field(repr=False)
    cord: CordMeasure
    soft: NeckYielded = field(repr=False, compare=False)
    rest: NeckYielded = field(repr=False, compare=False)

    @property
    def cord_area_mm2(self) -> float:
        """Area of the cord where it is worst off."""
        return self.cord.area_mm2

    @property
    def cord_flattening(self) -> float:
        """Share of the cord's least width, or of its area if that is more, that is lost there."""
        return self.cord.flattening

    @cached_property
    def room(self) -> NeckRoom:
        """Canal, foramina and flavum around the disc."""
        return neck_room(self.soft)

    @property
    def foramen_area_mm2(self) -> float:
        """Least free section of the foramen on the case's side, across the root's course."""
        return self.room.foramen_area_mm2

    @cached_property
    def grades(self) -> NeckGrades:
        """Published grades of what is drawn; a finding, not a diagnosis."""
        by_root = {key: STATES.index(root.state) for key, root in self.roots_both.items()}
        return grade_neck(self.soft, self.rest, self.cord.flattening, by_root)


def measure_neck(case: Case) -> NeckMeasures:
    """Measure a case of the neck in three dimensions, within 10 mm of its disc.

    Returns
    -------
    NeckMeasures
        Areas in mm², lengths in mm, heights above the middle of the disc.
    """
    soft, rest = neck_yielded(case), neck_yielded(case.healthy())
    both = {key: _root(key, neck_root_pressure(soft, key)) for key in soft.roots}
    cord = _cord(soft, cord_pressure(soft, rest))
    area, sac_at = _least_sac_area(soft)
    healthy, _ = _least_sac_area(rest)
    return NeckMeasures(
        case=case,
        worst_at_mm=_worst_at(case, both, cord, sac_at, healthy - area),
        sac_area_mm2=area,
        sac_area_healthy_mm2=healthy,
        roots=_on_the_case_side(case, both),
        roots_both=both,
        cord=cord,
        soft=soft,
        rest=rest,
    )


def _least_sac_area(soft: NeckYielded) -> tuple[float, float]:
    inside = np.abs(STATIONS_MM) <= _WINDOW_MM
    area, height = soft.sac.areas_mm2[inside], STATIONS_MM[inside]
    k = int(np.argmin(area * (1 + 0.05 * np.abs(height))))
    return float(area.min()), float(height[k])


def _root(key: RootKey, pressure: NervePressure) -> RootMeasure:
    k = pressure.worst
    return RootMeasure(
        name=key[0],
        side=key[1],
        state=_state(pressure, k, DISPLACED_MM, COMPRESSED),
        clearance_mm=float(pressure.clearance_mm.min()),
        displacement_mm=float(pressure.displacement_mm[k]),
        flattening=float(pressure.flattening[k]),
        area_mm2=float(pressure.area_mm2[k]),
        at_mm=_plane_mm(pressure, k),
    )


def _plane_mm(pressure: NervePressure, k: int) -> float:
    """Height of the plane that shows section `k` of a root: it is several millimetres tall."""
    w = float(np.clip(pressure.w_mm[k], -_WINDOW_MM, _WINDOW_MM))
    return 0.0 if abs(w) < _ROOT_SHOWN_MM else w


def _cord(soft: NeckYielded, pressure: NervePressure) -> CordMeasure:
    k = pressure.worst
    return CordMeasure(
        state=_state(pressure, k, CORD_DISPLACED_MM, CORD_COMPRESSED),
        clearance_mm=float(pressure.clearance_mm.min()),
        displacement_mm=float(pressure.displacement_mm[k]),
        flattening=float(pressure.flattening[k]),
        area_mm2=float(pressure.area_mm2[k]),
        depth_mm=float(np.ptp(soft.cord.polygons()[k, :, 1])),
        at_mm=pressure.shown_at_mm,
    )


def _state(pressure: NervePressure, k: int, displaced_mm: float, compressed: float) -> State:
    if pressure.clearance_mm.min() > CONTACT_MM:
        return "free"
    if pressure.flattening[k] >= compressed:
        return "compressed"
    moved = pressure.displacement_mm[k] >= displaced_mm or pressure.flattening[k] >= BENT
    return "displaced" if moved else "touched"


def _on_the_case_side(case: Case, both: dict[RootKey, RootMeasure]) -> dict[str, RootMeasure]:
    names = list(dict.fromkeys(name for name, _ in both))
    if case.spur is not None or (case.prolapse is not None and case.prolapse.zone != "central"):
        return {name: both[name, case.side] for name in names}
    sides = (case.side, *(side for side in SIDES if side != case.side))
    return {
        name: max((both[name, side] for side in sides), key=lambda root: STATES.index(root.state))
        for name in names
    }


def _worst_at(
    case: Case,
    both: dict[RootKey, RootMeasure],
    cord: CordMeasure,
    sac_at: float,
    sac_loss: float,
) -> float:
    """Where a met root is worst off; else the cord; else the sac, by a finding; else the disc."""
    if case.is_sound:
        return 0.0
    hit = [root for root in both.values() if root.state != "free"]
    if hit and cord.state == "free":
        worst = max(hit, key=lambda root: (STATES.index(root.state), root.flattening))
        return worst.at_mm
    if cord.state != "free":
        return cord.at_mm
    return sac_at if sac_loss >= 2.0 else 0.0
