"""Thresholds by which measures become words, handed to the browser from where Python keeps them."""

from typing import Final

from spine_edu.findings.pressure import CONTACT_MM
from spine_edu.measure import measures, twin

RULES: Final = {
    "contact_mm": CONTACT_MM,
    "displaced_mm": measures._DISPLACED_MM,
    "bent_flattening": measures._BENT,
    "compressed_flattening": measures._COMPRESSED,
    "relative_mm2": twin.RELATIVE_MM2,
    "absolute_mm2": twin.ABSOLUTE_MM2,
    "plenty_ratio": twin.PLENTY_RATIO,
    "little_ratio": twin.LITTLE_RATIO,
}


def root_state(clearance_mm: float, displacement_mm: float, flattening: float) -> measures.State:
    """State of a root by the rule of :class:`spine_edu.measure.measures.RootMeasure`."""
    if clearance_mm > RULES["contact_mm"]:
        return "free"
    if flattening >= RULES["compressed_flattening"]:
        return "compressed"
    bent = flattening >= RULES["bent_flattening"]
    return "displaced" if bent or displacement_mm >= RULES["displaced_mm"] else "touched"
