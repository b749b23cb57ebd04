"""Names of vertebrae, discs and nerve roots, and which root leaves where.

The numbering rules are those of the International Standards (ISNCSCI) and of every anatomy text:
C1–C7 leave above the pedicle of their own vertebra, C8 between C7 and T1, and all roots from T1
downward below the pedicle of their own vertebra.
"""

import re
from typing import Final, Literal

Region = Literal["cervical", "lumbar"]
Side = Literal["left", "right"]
SIDES: Final[tuple[Side, Side]] = ("left", "right")

VERTEBRAE: Final = (
    *(f"C{n}" for n in range(1, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    "S1",
)
"""The 24 free vertebrae from above, and the first segment of the sacrum."""

CERVICAL_ROOTS: Final = tuple(f"C{n}" for n in range(1, 9))
"""Eight roots for seven vertebrae: C8 leaves below C7."""

LUMBAR_DISCS: Final = ("L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1")
CERVICAL_DISCS: Final = ("C2/C3", "C3/C4", "C4/C5", "C5/C6", "C6/C7", "C7/T1", "T1/T2")
DISCS: Final = CERVICAL_DISCS + LUMBAR_DISCS
"""Discs that the model can show, from above."""

_DISC = re.compile(r"^([CTLS])(\d{1,2})\s*[/–-]\s*([CTLS]?)(\d{1,2})$")


def parse_disc(text: str) -> str:
    """Canonical name of a disc, such as ``"L4/L5"``.

    Parameters
    ----------
    text : str
        Both vertebrae: ``"L4/L5"``, ``"L4-L5"`` or ``"L4/5"``.

    Raises
    ------
    TypeError
        If `text` is not a string.
    ValueError
        If only one vertebra is named, or the two are not neighbours that the model can show.

    Examples
    --------
    >>> parse_disc("L5-S1")
    'L5/S1'
    >>> parse_disc("C5/6")
    'C5/C6'
    """
    if not isinstance(text, str):
        raise TypeError(f"disc must be a string such as 'L4/L5', not {text!r}")
    cleaned = text.strip().upper()
    if cleaned in VERTEBRAE or cleaned in CERVICAL_ROOTS:
        raise ValueError(
            f"disc {text!r} names one vertebra only; in Danish usage that is ambiguous "
            f"('L4-prolaps' means L4/L5). Name both vertebrae: {', '.join(DISCS)}"
        )
    match = _DISC.match(cleaned)
    if match:
        upper_letter, upper_number, lower_letter, lower_number = match.groups()
        name = f"{upper_letter}{upper_number}/{lower_letter or upper_letter}{lower_number}"
        if name in DISCS:
            return name
    raise ValueError(f"unknown disc {text!r}; allowed: {', '.join(DISCS)}")


def vertebrae_of(disc: str) -> tuple[str, str]:
    """The vertebra above and the vertebra below a disc."""
    upper, lower = disc.split("/")
    return upper, lower


def region_of(disc: str) -> Region:
    """``"cervical"`` for the neck (C2/C3 … T1/T2), ``"lumbar"`` for the low back."""
    return "lumbar" if disc in LUMBAR_DISCS else "cervical"


def exiting_root(disc: str) -> str:
    """Root that leaves through the foramen at the height of a disc.

    Examples
    --------
    >>> exiting_root("L4/L5"), exiting_root("C5/C6"), exiting_root("C7/T1")
    ('L4', 'C6', 'C8')
    """
    upper, lower = vertebrae_of(disc)
    if upper == "C7":
        return "C8"
    return lower if upper.startswith("C") else upper


def traversing_root(disc: str) -> str:
    """Lumbar root that passes a disc on its way to the foramen below.

    Raises
    ------
    ValueError
        For a disc of the neck: there the canal holds the cord, and no root traverses.

    Examples
    --------
    >>> traversing_root("L5/S1")
    'S1'
    """
    if region_of(disc) != "lumbar":
        raise ValueError(f"no root traverses the disc {disc!r}; allowed: {', '.join(LUMBAR_DISCS)}")
    return vertebrae_of(disc)[1]
