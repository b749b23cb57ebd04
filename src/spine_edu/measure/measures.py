"""Numbers read off the geometry of a case."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from spine_edu.anatomy.levels import SIDES
from spine_edu.findings.case import Case
from spine_edu.findings.pressure import CONTACT_MM, WINDOW_MM, RootPressure, root_pressure
from spine_edu.findings.yielding import RootKey, Yielded, yielded
from spine_edu.measure.grades import Grades, grade
from spine_edu.measure.neck import NeckMeasures, measure_neck
from spine_edu.measure.room import Room, room_around
from spine_edu.measure.states import (
    BENT,
    COMPRESSED,
    DISPLACED_MM,
    STATES,
    RootMeasure,
    State,
)

__all__ = ["STATES", "AnyMeasures", "Measures", "RootMeasure", "State", "measure"]

_SEEN_LOSS: Final = 0.05
"""Share of the sac's area that has to be lost before a picture is cut for it."""


@dataclass(frozen=True)
class Measures:
    """What the geometry of a case says.

    Parameters
    ----------
    case : Case
        What was measured.
    worst_at_mm : float
        Height of the slice where the finding is worst, above the middle of the disc.
    sac_area_mm2, sac_area_healthy_mm2 : float
        Least area of the dural sac within 15 mm of the disc, with and without the findings.
    roots : dict of RootMeasure
        By name, on the case's side; the worse side where the finding lies in the midline.
    roots_both : dict of RootMeasure
        By name and side.
    soft : Yielded
        The solved tissue that was measured.
    """

    case: Case
    worst_at_mm: float
    sac_area_mm2: float
    sac_area_healthy_mm2: float
    roots: dict[str, RootMeasure]
    roots_both: dict[RootKey, RootMeasure] = field(repr=False)
    soft: Yielded = field(repr=False, compare=False)

    @cached_property
    def room(self) -> Room:
        """Canal, recess, foramen and flavum around the disc."""
        return room_around(self.soft)

    @property
    def foramen_area_mm2(self) -> float:
        """Free section of the foramen, just inside the pedicles."""
        return self.room.foramen_area_mm2

    @cached_property
    def grades(self) -> Grades:
        """Published grades of what is drawn; a finding, not a diagnosis."""
        by_root = {key: STATES.index(root.state) for key, root in self.roots_both.items()}
        return grade(self.soft, by_root)


AnyMeasures = Measures | NeckMeasures


def measure(case: Case) -> AnyMeasures:
    """Measure a case in three dimensions, within 15 mm of its disc (10 mm in the neck).

    Parameters
    ----------
    case : Case
        What is measured.

    Returns
    -------
    Measures or NeckMeasures
        Areas in mm², lengths in mm, heights above the middle of the disc.

    Raises
    ------
    TypeError
        If `case` is not a Case.
    """
    if not isinstance(case, Case):
        raise TypeError(f"case must be a spine_edu.Case, not {case!r}")
    if case.region == "cervical":
        return measure_neck(case)
    soft = yielded(case)
    pressures = {key: root_pressure(soft, key) for key in soft.roots}
    both = {key: _root(key, pressure) for key, pressure in pressures.items()}
    area, sac_at = _least_sac_area(soft)
    healthy, _ = _least_sac_area(yielded(case.healthy()))
    return Measures(
        case=case,
        worst_at_mm=_worst_at(case, both, sac_at, 1 - area / healthy),
        sac_area_mm2=area,
        sac_area_healthy_mm2=healthy,
        roots=_on_the_case_side(case, both),
        roots_both=both,
        soft=soft,
    )


def _least_sac_area(soft: Yielded) -> tuple[float, float]:
    w = soft.canal.s_mm - soft.canal.spine.s_of(soft.case.disc)
    inside = np.abs(w) <= WINDOW_MM
    area, height = soft.sac.areas_mm2[inside], w[inside]
    k = int(np.argmin(area + 1e-3 * np.abs(height)))
    return float(area[k]), float(height[k])


def _root(key: RootKey, pressure: RootPressure) -> RootMeasure:
    k = pressure.worst
    return RootMeasure(
        name=key[0],
        side=key[1],
        state=_state(pressure, k),
        clearance_mm=float(pressure.clearance_mm.min()),
        displacement_mm=float(pressure.displacement_mm[k]),
        flattening=float(pressure.flattening[k]),
        area_mm2=float(pressure.area_mm2[k]),
        at_mm=float(pressure.w_mm[k]),
    )


def _state(pressure: RootPressure, k: int) -> State:
    if pressure.clearance_mm.min() > CONTACT_MM:
        return "free"
    if pressure.flattening[k] >= COMPRESSED:
        return "compressed"
    moved = pressure.displacement_mm[k] >= DISPLACED_MM or pressure.flattening[k] >= BENT
    return "displaced" if moved else "touched"


def _in_midline(case: Case) -> bool:
    return case.prolapse is None or case.prolapse.zone == "central"


def _on_the_case_side(case: Case, both: dict[RootKey, RootMeasure]) -> dict[str, RootMeasure]:
    names = list(dict.fromkeys(name for name, _ in both))
    if not _in_midline(case):
        return {name: both[name, case.side] for name in names}
    sides = (case.side, *(side for side in SIDES if side != case.side))
    return {
        name: max((both[name, side] for side in sides), key=lambda root: STATES.index(root.state))
        for name in names
    }


def _worst_at(
    case: Case, both: dict[RootKey, RootMeasure], sac_at: float, sac_loss: float
) -> float:
    """Where the hit root is worst off; else where a finding leaves the sac least; else the disc."""
    if case.is_sound:
        return 0.0
    hit = [root for root in both.values() if root.state != "free"]
    lateral = case.prolapse is not None and case.prolapse.zone != "central"
    if hit and (lateral or sac_loss < _SEEN_LOSS):
        worst = max(hit, key=lambda root: (STATES.index(root.state), root.flattening))
        return worst.at_mm
    return sac_at if sac_loss >= _SEEN_LOSS else 0.0
