"""What lies around a disc before anything takes room: where roots and sac start from.

It is solved at a few heights of the disc and mixed between two of them: a lower disc moves the
bones evenly, and each lower disc would else cost a second solution.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.shape import SpineShape

_STEP: Final = 0.05  # of the share of its height that a disc has kept

Shape = TypeVar("Shape", bound=SpineShape)
Solution = TypeVar("Solution")


def without_narrowing(shape: Shape) -> Shape:
    """The same posture and disc height, with nothing that takes room."""
    return type(shape)(shape.disc, shape.curve, shape.posture, shape.disc_height_share)


def unnarrowed(
    shape: Shape,
    solved: Callable[[Shape], Solution],
    mixed: Callable[[Solution, Solution, float], Solution],
) -> Solution:
    """What `solved` gives for `shape` without narrowing.

    Parameters
    ----------
    shape : SpineShape
        Its disc may be lower.
    solved : callable
        The solution for a shape.
    mixed : callable
        Of two solutions and the share of the second.
    """
    healthy = without_narrowing(shape)
    place = round(shape.disc_height_share / _STEP, 9)
    below = solved(replace(healthy, disc_height_share=int(place) * _STEP))
    if place == int(place):
        return below
    above = solved(replace(healthy, disc_height_share=(int(place) + 1) * _STEP))
    return mixed(below, above, place - int(place))


def mixed_values(a: FloatArray, b: FloatArray, share: float) -> FloatArray:
    """The values of `a`, and a share of the way to those of `b`."""
    return a + share * (b - a)
