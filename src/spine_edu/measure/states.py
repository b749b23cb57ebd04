"""States of a nerve root, shared by the low back and the neck."""

from dataclasses import dataclass
from typing import Final, Literal

from spine_edu.anatomy.levels import Side

State = Literal["free", "touched", "displaced", "compressed"]
STATES: Final[tuple[State, ...]] = ("free", "touched", "displaced", "compressed")
"""Root states, as Pfirrmann's grades 0 to 3 [Pf04]."""


DISPLACED_MM: Final = 0.8
COMPRESSED: Final = 0.16
BENT: Final = 0.08


@dataclass(frozen=True)
class RootMeasure:
    """One nerve root where it is worst off.

    Parameters
    ----------
    name, side : str
        Such as ``"L5"``, ``"left"``.
    state : {"free", "touched", "displaced", "compressed"}
        Pfirrmann's grades 0–3 [Pf04], computed from the geometry: contact is a clearance of at
        most 0.2 mm, displaced a centre moved by 0.8 mm, compressed an axis ratio below 0.84.
    clearance_mm : float
        Least distance to the finding in three dimensions; 99 where there is none.
    displacement_mm : float
        How far its centre has moved there.
    flattening : float
        0 (round) to 1.
    area_mm2 : float
        Its section there.
    at_mm : float
        Height of that place above the middle of the disc.
    """

    name: str
    side: Side
    state: State
    clearance_mm: float
    displacement_mm: float
    flattening: float
    area_mm2: float
    at_mm: float
