"""Which stops a thing needs: between them it runs straight, near enough to what was computed."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.widgets.keyframes.straying import beside_mm

FloatArray = NDArray[np.float64]
_LOOK_AHEAD: Final = 4
"""A longer way may fit again where a shorter one did not."""
STRAIGHT: Final = 1e-6


def knots_of(
    sizes: FloatArray, shapes: FloatArray, stops: Sequence[int], tolerance_mm: float, closed: bool
) -> list[int]:
    """Few of the stops, so that straight ways between them stay near all computed shapes.

    Parameters
    ----------
    sizes : (k,) float
        Sizes that were computed.
    shapes : (k, n, 2) float, mm
        The outline at each.
    stops : sequence of int
        Indices of the sizes that may be knots, ascending; the first and the last always are.
    tolerance_mm : float
        Largest distance between a straight way and a computed outline.
    closed : bool
        Whether the outline is a ring.

    Returns
    -------
    list of int
        Indices of the sizes that are knots; one alone where the outline stands still.
    """
    first = np.broadcast_to(shapes[0], shapes.shape)
    if _near(first, shapes, tolerance_mm, closed):
        return [0]
    knots = [0]
    while knots[-1] < stops[-1]:
        start = knots[-1]
        later = [stop for stop in stops if stop > start]
        best, missed = 0, 0
        for i, end in enumerate(later[1:], 1):
            between = np.arange(start + 1, end)
            share = (sizes[between] - sizes[start]) / (sizes[end] - sizes[start])
            straight = shapes[start] + share[:, None, None] * (shapes[end] - shapes[start])
            if _near(straight, shapes[between], tolerance_mm, closed):
                best, missed = i, 0
            else:
                missed += 1
                if missed == _LOOK_AHEAD:
                    break
        knots.append(later[best])
    return knots


def _near(drawn: FloatArray, true: FloatArray, tolerance_mm: float, closed: bool) -> bool:
    off = np.sqrt(((drawn - true) ** 2).sum(axis=-1)).max(axis=-1)
    far = off > tolerance_mm
    if not far.any():
        return True
    if drawn.shape[1] < 3 or off.max() > 12 * tolerance_mm:
        return False
    first = [int(off.argmax())]
    if beside_mm(drawn[first], true[first], closed)[0] > tolerance_mm:
        return False
    return bool(beside_mm(drawn[far], true[far], closed).max() <= tolerance_mm)


def straightened(sizes: FloatArray, values: FloatArray, knots: Sequence[int]) -> FloatArray:
    """Values at all sizes, linear between the knots; (k, ...) in and out."""
    if len(knots) == 1:
        return values[:1]
    flat = values.reshape(len(values), -1)
    out = np.empty_like(flat)
    for start, end in pairwise(knots):
        part = slice(start, end + 1)
        share = ((sizes[part] - sizes[start]) / (sizes[end] - sizes[start]))[:, None]
        out[part] = flat[start] + share * (flat[end] - flat[start])
    return out.reshape(values.shape)


def bends_of(sizes: FloatArray, values: FloatArray) -> list[int]:
    """Indices between which values (k, ...) are exactly linear; one alone where they are equal."""
    flat = values.reshape(len(values), -1)
    if len(flat) == 1 or np.ptp(flat, axis=0).max(initial=0.0) < STRAIGHT:
        return [0]
    knots = [0]
    while knots[-1] < len(flat) - 1:
        start, end = knots[-1], knots[-1] + 1
        slope = (flat[end] - flat[start]) / (sizes[end] - sizes[start])
        while end + 1 < len(flat):
            ahead = flat[start] + slope * (sizes[end + 1] - sizes[start])
            if np.abs(ahead - flat[end + 1]).max() > STRAIGHT:
                break
            end += 1
        knots.append(end)
    return knots
