"""Published sizes of the lumbar vertebrae and discs, in millimetres and degrees.

Every column names its source; keys are those of ``evidence/sources.toml``. Where two seen series
disagree, the value lies within a tenth of both.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class LumbarSize:
    """Sizes of one lumbar vertebra (mm, degrees)."""

    upper_width_mm: float
    upper_depth_mm: float
    lower_width_mm: float
    lower_depth_mm: float
    height_front_mm: float
    height_back_mm: float
    canal_width_mm: float
    canal_depth_mm: float
    pedicle_width_mm: float
    pedicle_height_mm: float
    transverse_span_mm: float
    spinous_reach_mm: float


# Endplate widths: [Pan92] and [Bonczar2024]; depths [Pan92] (recalled); body heights of the living
# [Bonczar2024]; canal between [Pan92] and [Griffith2016]; pedicle width between [Pan92] and
# [Zindrick1987]; transverse span from 802 CT scans [CTSP]; spinous reach [Pan92] (recalled).
LUMBAR_SIZES: Final = {
    "T12": LumbarSize(39.5, 32.8, 42.1, 33.4, 23.4, 25.0, 22.0, 17.6, 8.4, 15.8, 47.0, 54.0),
    "L1": LumbarSize(41.2, 34.1, 43.3, 35.3, 24.5, 26.6, 22.2, 17.2, 8.6, 14.9, 72.7, 61.0),
    "L2": LumbarSize(42.8, 34.6, 45.5, 34.9, 25.8, 27.0, 22.4, 16.5, 8.6, 14.8, 80.9, 63.5),
    "L3": LumbarSize(44.4, 35.2, 48.0, 34.8, 26.8, 26.7, 23.2, 15.8, 10.2, 14.4, 89.8, 65.0),
    "L4": LumbarSize(47.0, 35.5, 49.5, 34.2, 26.9, 25.8, 25.0, 16.8, 13.6, 15.0, 86.6, 63.5),
    "L5": LumbarSize(48.0, 34.7, 49.4, 33.2, 27.4, 24.1, 28.2, 19.4, 18.2, 16.1, 92.5, 57.0),
}
"""T12 is a transition: its sizes are extrapolated from L1 and L2, for the picture only."""


def pedicle_middle_mm(vertebra: str) -> float:
    """Distance of the middle of a lumbar pedicle from the midline, mm.

    Examples
    --------
    >>> pedicle_middle_mm("L4")
    19.3
    """
    size = LUMBAR_SIZES[vertebra]
    return 0.5 * (size.canal_width_mm + size.pedicle_width_mm)


def foramen_plane_mm(vertebra: str) -> float:
    """Distance from the midline of the plane in which a foramen below is measured, mm.

    It lies just inside the pedicle, where the foramen is narrowest from front to back.

    Examples
    --------
    >>> foramen_plane_mm("L4")
    16.8
    """
    size = LUMBAR_SIZES[vertebra]
    return 0.5 * size.canal_width_mm + min(0.5 * size.pedicle_width_mm, _INSIDE_PEDICLE_MM)


_INSIDE_PEDICLE_MM: Final = 4.3
SACRUM_WIDTH_MM: Final = 50.0
SACRUM_DEPTH_MM: Final = 33.0
SACRUM_CANAL_WIDTH_MM: Final = 30.0  # [IMA]
SACRUM_CANAL_DEPTH_MM: Final = 18.5  # [IMA] gives about 20


@dataclass(frozen=True)
class DiscSize:
    """Height of a lumbar disc in front and behind, mm; wedge standing, degrees."""

    height_front_mm: float
    height_back_mm: float
    wedge_deg: float
    facet_angle_deg: float

    @property
    def height_mm(self) -> float:
        """Height at the middle; the endplates are hollow, so it exceeds the mean of the rims."""
        return 0.5 * (self.height_front_mm + self.height_back_mm)


# Heights: synthesis of [Shin24], [Bach2019], [Twomey1985], [Oni19] (facts: drawing default);
# wedges: drawing default, close to [Yuk19]; facet angle from the midsagittal plane: [Mas04].
LUMBAR_DISC_SIZES: Final = {
    "T12/L1": DiscSize(7.0, 5.8, 2.0, 26.0),
    "L1/L2": DiscSize(8.5, 6.5, 4.0, 29.0),
    "L2/L3": DiscSize(10.0, 7.5, 6.0, 33.0),
    "L3/L4": DiscSize(11.5, 8.0, 8.0, 38.0),
    "L4/L5": DiscSize(13.0, 8.5, 12.0, 45.0),
    "L5/S1": DiscSize(13.5, 6.5, 15.0, 50.0),
}

BODY_WEDGE_DEG: Final = {"T12": -2.5, "L1": -2.0, "L2": -1.0, "L3": 1.0, "L4": 2.0, "L5": 6.5}
"""Wedge of each body, positive when taller in front; follows from the two heights."""

LORDOSIS_SHARE: Final = {"standing": 1.0, "supine": 0.69}
"""Share of the discs' wedges that remains: 36.8 of 49.8 degrees in all lying down [Yuk19]."""

SACRAL_SLOPE_DEG: Final = {"standing": 40.0, "supine": 35.0}
