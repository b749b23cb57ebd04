"""Published sizes of the vertebrae C2–T2 and their discs, in millimetres and degrees.

Every column names its source; keys are those of ``evidence/sources.toml``. Marks: (S) the source
was seen, (R) recalled and not read again. Where a seen and a recalled series disagree, the value
lies nearer the seen one.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class CervicalSize:
    """Sizes of one vertebra of the neck or the upper chest (mm).

    Parameters
    ----------
    upper_width_mm : float
        Upper endplate without the uncinate processes.
    uncus_width_mm : float
        Over both uncinate processes; the upper endplate's own width where there are none.
    uncus_height_mm : float
        Rise of the uncinate process over the endplate's rim; 0 where there is none.
    """

    upper_width_mm: float
    upper_depth_mm: float
    lower_width_mm: float
    lower_depth_mm: float
    uncus_width_mm: float
    uncus_height_mm: float
    height_front_mm: float
    height_back_mm: float
    canal_width_mm: float
    canal_depth_mm: float
    pedicle_width_mm: float
    pedicle_height_mm: float
    transverse_span_mm: float
    spinous_reach_mm: float

    @property
    def height_mm(self) -> float:
        """Height of the body through its middle."""
        return 0.5 * (self.height_front_mm + self.height_back_mm)

    @property
    def depth_mm(self) -> float:
        """Mean endplate depth, front to back."""
        return 0.5 * (self.upper_depth_mm + self.lower_depth_mm)


# Endplates: between [Pan91] (R) and [EJA20] (S: 23.2 wide over the uncinates, 19.9 below, 14.8 and
# 15.6 deep). Body heights: [Pan91] (R), typical 10.9 [EJA20] (S), T1 14.3 [Pan91T] (S).
# Canal: width between [Pan91] (R) and 22.0 [EJA20] (S); depth between [Pan91] (R, 16–18) and the
# soft canal of [PAM50] (S, 12.6–14.5). Pedicle width: 4.9 (C3) to 6.6 (C7) [UKped] (S); height
# 6.4–7.0 [Als21], [Ana21] (S). Transverse span and spinous reach, from the back wall of the body:
# [Pan91] (R). Uncinate height: drawing default.
CERVICAL_SIZES: Final = {
    "C2": CervicalSize(
        15.5, 14.6, 17.2, 15.4, 15.5, 0.0, 19.0, 19.0, 22.4, 18.2, 6.6, 8.4, 50.0, 28.0
    ),
    "C3": CervicalSize(
        15.8, 14.9, 17.8, 15.5, 20.8, 4.8, 11.8, 11.8, 22.4, 15.0, 4.9, 6.6, 50.0, 27.5
    ),
    "C4": CervicalSize(
        16.6, 15.0, 18.4, 15.7, 21.6, 5.2, 11.7, 11.7, 23.0, 15.0, 5.0, 6.7, 50.0, 28.0
    ),
    "C5": CervicalSize(
        17.2, 15.1, 19.4, 16.2, 22.6, 5.4, 11.6, 11.6, 23.4, 15.0, 5.3, 6.7, 50.0, 28.5
    ),
    "C6": CervicalSize(
        18.4, 15.6, 20.8, 16.6, 23.6, 5.2, 11.4, 11.6, 23.8, 15.1, 5.7, 6.8, 52.0, 34.0
    ),
    "C7": CervicalSize(
        20.6, 16.2, 22.6, 16.6, 25.0, 4.2, 12.6, 13.0, 23.6, 14.9, 6.5, 7.2, 66.6, 45.7
    ),
    "T1": CervicalSize(
        24.0, 16.8, 26.4, 17.4, 26.2, 2.2, 14.0, 14.4, 21.4, 15.2, 8.3, 9.4, 75.3, 50.1
    ),
    "T2": CervicalSize(
        25.4, 17.4, 26.8, 18.0, 25.4, 0.0, 15.2, 15.8, 18.6, 15.4, 7.6, 11.0, 69.0, 50.0
    ),
}
"""T2 and the body of C2 are there for the picture only: drawing defaults."""


@dataclass(frozen=True)
class CervicalDiscSize:
    """Height of a disc at its front and back rim, mm; wedge standing and facet slope, degrees.

    Parameters
    ----------
    facet_slope_deg : float
        Angle of the facet joints to the plane of the disc: about 45 in the neck, steep in the
        chest (drawing default).
    """

    height_front_mm: float
    height_back_mm: float
    wedge_deg: float
    facet_slope_deg: float

    @property
    def rim_height_mm(self) -> float:
        """Mean height between the rims; the hollow endplates add to it in the middle."""
        return 0.5 * (self.height_front_mm + self.height_back_mm)


# Heights: anterior 4.1/3.4, 3.9, posterior 2.8, middle 5.3–6.4 [Lee-K], [FBB22], [Koken14] (S).
# Wedges: C2–C7 21.4 standing [SB-cerv] (S), spread evenly over the discs.
CERVICAL_DISC_SIZES: Final = {
    "C2/C3": CervicalDiscSize(3.9, 2.8, 4.0, 46.0),
    "C3/C4": CervicalDiscSize(4.0, 2.8, 4.3, 45.0),
    "C4/C5": CervicalDiscSize(4.1, 2.9, 4.5, 45.0),
    "C5/C6": CervicalDiscSize(4.1, 2.9, 4.5, 45.0),
    "C6/C7": CervicalDiscSize(4.1, 2.9, 4.2, 48.0),
    "C7/T1": CervicalDiscSize(4.2, 3.3, 2.4, 58.0),
    "T1/T2": CervicalDiscSize(3.8, 3.6, 0.6, 68.0),
}

HOLLOW_UPPER_MM: Final = 0.9
"""Hollow of an upper endplate: 0.9–1.2 [Chong13] (S)."""
HOLLOW_LOWER_MM: Final = 2.1
"""Hollow of a lower endplate: 2.1–2.7, deepest in its back half [Chong13] (S)."""

CERVICAL_LORDOSIS_SHARE: Final = {"standing": 1.0, "supine": 0.74}
"""Share of the standing curve left when lying down; taken from the low back [Yuk19]."""

T1_SLOPE_DEG: Final = {"standing": 24.0, "supine": 18.0}
"""Forward slope of T1 (drawing default)."""
