"""Thresholds by which measures become words, handed to the browser from where Python keeps them."""

from typing import Final

from spine_edu.findings.pressure import CONTACT_MM
from spine_edu.measure import measures, neck, twin

RULES: Final = {
    "contact_mm": CONTACT_MM,
    "displaced_mm": measures._DISPLACED_MM,
    "bent_flattening": measures._BENT,
    "compressed_flattening": measures._COMPRESSED,
    "cord_displaced_mm": neck._CORD_DISPLACED_MM,
    "cord_compressed_flattening": neck._CORD_COMPRESSED,
    "relative_mm2": twin.RELATIVE_MM2,
    "absolute_mm2": twin.ABSOLUTE_MM2,
    "plenty_ratio": twin.PLENTY_RATIO,
    "little_ratio": twin.LITTLE_RATIO,
}


def root_state(clearance_mm: float, displacement_mm: float, flattening: float) -> measures.State:
    """State of a root by the rule of :class:`spine_edu.measure.measures.RootMeasure`."""
    return _state(clearance_mm, displacement_mm, flattening, "")


def cord_state(clearance_mm: float, displacement_mm: float, flattening: float) -> measures.State:
    """State of the spinal cord by the rule of :class:`spine_edu.measure.neck.CordMeasure`."""
    return _state(clearance_mm, displacement_mm, flattening, "cord_")


def _state(
    clearance_mm: float, displacement_mm: float, flattening: float, whose: str
) -> measures.State:
    if clearance_mm > RULES["contact_mm"]:
        return "free"
    if flattening >= RULES[f"{whose}compressed_flattening"]:
        return "compressed"
    bent = flattening >= RULES["bent_flattening"]
    moved = bent or displacement_mm >= RULES[f"{whose}displaced_mm"]
    return "displaced" if moved else "touched"
