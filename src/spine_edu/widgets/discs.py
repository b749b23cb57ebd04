"""Which discs explorers carry where their cells name none."""

import os
from collections.abc import Sequence
from typing import Final

from spine_edu.anatomy.levels import DISCS, parse_disc

USUAL: Final = ("L3/L4", "L4/L5", "L5/S1")
COMMON: Final = (*USUAL, "C5/C6", "C6/C7")
"""The five that are met most."""
SETTING: Final = "SPINE_EDU_DISCS"
"""Environment variable that names more of them, as :func:`chosen` reads it."""


def chosen(text: str) -> tuple[str, ...]:
    """Discs by name, apart by commas; ``"all"`` and ``"common"`` name several.

    Raises
    ------
    ValueError
        If a disc is unknown.

    Examples
    --------
    >>> chosen("C5/6, L4/L5")
    ('C5/C6', 'L4/L5')
    """
    several = {"": (), "all": DISCS, "common": COMMON}
    if text in several:
        return several[text]
    return tuple(parse_disc(name.strip()) for name in text.split(","))


def carried(named: Sequence[str] | None, usual: Sequence[str] = USUAL) -> tuple[str, ...]:
    """Canonical names of the discs that a cell named, else of the usual and the set ones.

    Raises
    ------
    TypeError, ValueError
        If a disc is unknown.
    """
    discs = (*usual, *chosen(os.environ.get(SETTING, ""))) if named is None else named
    return tuple(dict.fromkeys(parse_disc(disc) for disc in discs))
