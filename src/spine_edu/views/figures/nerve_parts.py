"""Small parts of the root's close-up: blood cells, signals, fluid, irritants; fixed in number."""

from collections.abc import Callable
from typing import Final

import numpy as np

from spine_edu.views.figures.nerve_state import RootState, smoothstep
from spine_edu.views.scene import FloatArray, Outline

_ROUND: Final = np.linspace(0, 2 * np.pi, 20, endpoint=False)
_CELLS: Final = 13
_SIGNALS: Final = 11
_OWN: Final = 6
_BASES: Final = (5, 7, 11)


def ring_between(x: FloatArray, lower: FloatArray, upper: FloatArray) -> FloatArray:
    """Ring of (2 n, 2): along the lower edge and back along the upper."""
    there, back = np.column_stack([x, lower]), np.column_stack([x, upper])
    return np.vstack([there, back[::-1]])


def _spread(number: int, axis: int = 0) -> float:
    """Number from 0 to 1, spread evenly without a pattern (Halton); axes are independent."""
    base, value, share = _BASES[axis], 0.0, 1.0
    number += 12
    while number:
        share /= base
        number, digit = divmod(number, base)
        value += share * digit
    return value


def _on(line: FloatArray, x: float) -> tuple[FloatArray, FloatArray]:
    """Point of a line at x, and the line's direction there."""
    y = np.interp(x, line[:, 0], line[:, 1])
    ahead = np.interp(x + 1.0, line[:, 0], line[:, 1]) - y
    along = np.array([1.0, ahead])
    return np.array([x, y]), along / np.hypot(*along)


def _blob(middle: FloatArray, along: FloatArray, length: float, width: float) -> FloatArray:
    """An oval whose long axis lies along a direction."""
    across = np.array([-along[1], along[0]])
    return np.asarray(
        middle + np.cos(_ROUND)[:, None] * along * length + np.sin(_ROUND)[:, None] * across * width
    )


def cells(vessel: str, line: FloatArray, flow: float) -> list[Outline]:
    """Streaks in a vessel: long where blood runs, dots where it stands."""
    found = []
    for number in range(_CELLS):
        middle, along = _on(line, -90.0 + 180.0 * (number + 0.5) / _CELLS)
        middle = middle + np.array([0.0, 0.7 * np.sin(middle[0] / 8.0)])
        ring = _blob(middle, along, 0.5 + 3.2 * flow, 0.42)
        found.append(Outline(f"{vessel}_cell_{number}", "nucleus", ring, morph=True))
    return found


def _comet(middle: FloatArray, along: FloatArray, size: float, tail: float) -> FloatArray:
    """A round head that runs to the image's left, its tail behind it."""
    across = np.array([-along[1], along[0]])
    behind = np.cos(_ROUND)
    stretch = np.where(behind > 0, 1 + tail * behind**3, 1.0)
    narrow = np.where(behind > 0, 1 - 0.75 * behind**2, 1.0)
    return np.asarray(
        middle
        + (behind * stretch)[:, None] * along * size
        + (np.sin(_ROUND) * narrow)[:, None] * across * size
    )


def signals(state: RootState, rows: list[FloatArray]) -> list[Outline]:
    """Signals from the limb to the back: past the pressed place fewer, where slowed shorter."""
    found = []
    for row, line in enumerate(rows):
        for number in range(_SIGNALS):
            x = 88.0 - 176.0 * (number + 0.25 + 0.5 * row) / _SIGNALS
            middle, along = _on(line, x)
            rank = _spread(number, row)
            passed = smoothstep(rank - 0.12, rank + 0.02, state.through)
            size = 1.75 * (passed if x < -6.0 else 1.0)
            near = np.exp(-((x / 30.0) ** 2))
            tail = 3.6 * (1 - (1 - state.speed) * max(near, 1.0 if x < 0 else 0.0))
            ring = _comet(middle, along, size, tail)
            found.append(Outline(f"signal_{row}_{number}", "signal", ring, morph=True))
    return found


def own_signals(state: RootState, rows: list[FloatArray]) -> list[Outline]:
    """Diamonds: signals that the irritated root starts itself, on their way to the back."""
    found = []
    for row, line in enumerate(rows):
        for number in range(_OWN):
            x = 6.0 - 92.0 * (number + 0.6 * (1 - row)) / _OWN
            middle, _ = _on(line, x)
            rank = _spread(number, 2 - row)
            size = 2.1 * smoothstep(rank * 0.85, rank * 0.85 + 0.15, state.own_signals)
            corners = np.array([[-1.15, 0], [0, -1], [1.15, 0], [0, 1]]) * size
            ring = middle + np.array([0.0, 4.2 * (1 if row else -1)]) * 0.55 + corners
            found.append(Outline(f"own_{row}_{number}", "own_signal", ring, morph=True))
    return found


def droplets(state: RootState, line_at: Callable[[RootState, float], FloatArray]) -> list[Outline]:
    """Fluid in the nerve, beside the pressed place and, when irritated, all along it."""
    found = []
    for number in range(26):
        level = -0.62 + 1.24 * _spread(number, 0)
        x = (-1 if number % 2 else 1) * (10.0 + 44.0 * _spread(number, 1))
        middle, along = _on(line_at(state, level), x)
        size = (0.8 + 0.9 * _spread(number, 2)) * state.swelling
        ring = _blob(middle, along, 1.15 * size, size)
        found.append(Outline(f"fluid_{number}", "oedema", ring, morph=True))
    return found


def cloud(state: RootState, lower: FloatArray, upper: FloatArray, x: FloatArray) -> list[Outline]:
    """Nested outlines around the root that fade outward, the wider the more it is irritated."""
    near = np.exp(-((x / 60.0) ** 2))
    return [
        Outline(
            f"cloud_{number}",
            "irritant",
            ring_between(x, lower - reach * near, upper + reach * near),
            emphasis=1.0,
            morph=True,
        )
        for number, reach in enumerate(state.irritation * np.array([9.0, 7.2, 5.4, 3.6, 1.8]))
    ]


def irritants(
    state: RootState,
    lower: FloatArray,
    upper: FloatArray,
    floor: FloatArray,
    roof: FloatArray,
    x: FloatArray,
) -> list[Outline]:
    """Substances around the root: many under it, near the disc they come from, fewer above."""
    found = []
    for number in range(44):
        at = -58.0 + 116.0 * _spread(number, 0)
        below = number % 3 != 2
        edge, wall = (lower, floor) if below else (upper, roof)
        share = 0.18 + 0.64 * _spread(number, 1)
        y = float(np.interp(at, x, edge) * (1 - share) + np.interp(at, x, wall) * share)
        gap = abs(float(np.interp(at, x, edge) - np.interp(at, x, wall)))
        rank = _spread(number, 2)
        size = smoothstep(rank * 0.7, rank * 0.7 + 0.3, state.irritation)
        size *= min(1.0 + 0.5 * _spread(number + 5, 1), 0.35 * gap)
        ring = _blob(np.array([at, y]), np.array([1.0, 0.0]), size, size)
        found.append(Outline(f"irritant_{number}", "irritant", ring, morph=True))
    return found
