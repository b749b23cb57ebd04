"""A hundred people, some of them marked: a share as natural frequency."""

from typing import Final

import numpy as np

from spine_edu.views.curves import smooth_ring
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.scene import FloatArray, Outline, Role

PITCH_MM: Final = (10.0, 12.0)
"""From one person to the next, across and down; the size on paper is the painter's."""

_HALF: Final = (
    (0.0, 5.0), (1.35, 4.45), (1.9, 3.1), (1.45, 1.85), (0.95, 1.25), (1.9, 0.85), (3.0, 0.1),
    (3.45, -1.4), (3.6, -3.6), (3.2, -4.6), (1.6, -4.85), (0.0, -4.9),
)  # fmt: skip
_PERSON: Final = smooth_ring([*_HALF, *((-x, y) for x, y in _HALF[-2:0:-1])], 4)


def checked_share(low: float, high: float, whole: int) -> tuple[int, int]:
    """`low` and `high` as whole people.

    Raises
    ------
    ValueError
        If they are no whole numbers from 0 to `whole`, or in the wrong order.
    """
    if not (low == int(low) and high == int(high) and 0 <= low <= high <= whole):
        raise ValueError(
            f"low={low!r}, high={high!r} cannot be drawn; allowed: whole numbers, "
            f"0 <= low <= high <= {whole}"
        )
    return int(low), int(high)


def place_of(number: int, columns: int) -> FloatArray:
    """Middle of the person with this number, row by row from the upper left, mm."""
    return np.array([(number % columns) * PITCH_MM[0], -(number // columns) * PITCH_MM[1]])


def icon_figure(
    low: float, high: float | None = None, whole: int = 100, columns: int = 10
) -> DrawnFigure:
    """`low` to `high` of `whole` people, marked.

    Parameters
    ----------
    low, high : float
        Whole numbers of people; `high` is `low` unless given. Those between are half marked
        (emphasis 0.5), the first `low` fully (emphasis 1).
    whole : int
        All people.
    columns : int
        People in a row.

    Returns
    -------
    DrawnFigure
        One outline a person, role ``"person"`` or ``"person_other"``.

    Raises
    ------
    ValueError
        If the numbers are not whole or out of order.
    """
    sure, possible = checked_share(low, low if high is None else high, whole)
    outlines = []
    for number in range(whole):
        marked = number < possible
        emphasis = 1.0 if number < sure else 0.5 if marked else 0.0
        role: Role = "person" if marked else "person_other"
        points = _PERSON + place_of(number, columns)
        outlines.append(Outline(f"person_{number}", role, points, emphasis=emphasis))
    rows = -(-whole // columns)
    frame = (
        -PITCH_MM[0] / 2,
        (columns - 0.5) * PITCH_MM[0],
        -(rows - 0.5) * PITCH_MM[1],
        PITCH_MM[1] / 2,
    )
    values = {"low": float(sure), "high": float(possible), "whole": float(whole)}
    return DrawnFigure("icons", tuple(outlines), frame, values=values)
