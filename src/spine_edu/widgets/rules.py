"""Thresholds by which measures become words, handed to the browser from where Python keeps them."""

from typing import Final

from spine_edu.findings.pressure import CONTACT_MM
from spine_edu.measure import neck, states, twin
from spine_edu.measure.states import State

RULES: Final = {
    "contact_mm": CONTACT_MM,
    "displaced_mm": states.DISPLACED_MM,
    "bent_flattening": states.BENT,
    "compressed_flattening": states.COMPRESSED,
    "cord_displaced_mm": neck.CORD_DISPLACED_MM,
    "cord_compressed_flattening": neck.CORD_COMPRESSED,
    "relative_mm2": twin.RELATIVE_MM2,
    "absolute_mm2": twin.ABSOLUTE_MM2,
    "plenty_ratio": twin.PLENTY_RATIO,
    "little_ratio": twin.LITTLE_RATIO,
}


def root_state(clearance_mm: float, displacement_mm: float, flattening: float) -> State:
    """State of a root by the rule of :class:`spine_edu.measure.states.RootMeasure`."""
    return _state(clearance_mm, displacement_mm, flattening, "")


def cord_state(clearance_mm: float, displacement_mm: float, flattening: float) -> State:
    """State of the spinal cord by the rule of :class:`spine_edu.measure.neck.CordMeasure`."""
    return _state(clearance_mm, displacement_mm, flattening, "cord_")


def _state(clearance_mm: float, displacement_mm: float, flattening: float, whose: str) -> State:
    if clearance_mm > RULES["contact_mm"]:
        return "free"
    if flattening >= RULES[f"{whose}compressed_flattening"]:
        return "compressed"
    bent = flattening >= RULES["bent_flattening"]
    moved = bent or displacement_mm >= RULES[f"{whose}displaced_mm"]
    return "displaced" if moved else "touched"
