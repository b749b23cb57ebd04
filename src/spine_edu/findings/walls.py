"""The walls around a disc as parts to be sampled, alike for the low back and the neck."""

from collections.abc import Callable
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine
from spine_edu.anatomy.fields import FloatArray, smooth_step
from spine_edu.anatomy.spine import LumbarSpine, Points
from spine_edu.findings.sampling import Part

Spine = LumbarSpine | CervicalSpine
_UNCHANGED_MM: Final = 0.3  # a wall that is where it was counts as so much farther off
_CHANGED_BY_MM: Final = 0.08  # from here on it is a finding


def as_finding(now: FloatArray, before: FloatArray) -> FloatArray:
    """Room to the walls `now`, mm, more than that where it was no more `before`."""
    return now + _UNCHANGED_MM * (1 - smooth_step(0.0, _CHANGED_BY_MM, before - now))


def bone(spine: Spine, name: str, part: str) -> Part:
    """One part of a vertebra, such as ``"body"``: a field that it has by this name."""
    field: Callable[..., FloatArray] = getattr(spine.vertebrae[name], part)
    frame = spine.frame(name)
    return lambda points: field(np.abs(points.x), *frame.local(points.y, points.z))


def flavum(spine: Spine, disc: str) -> Part:
    """The ligamentum flavum at a disc."""
    return lambda points: spine.flavum_field(points, disc)


def annulus(spine: Spine) -> Part:
    """The disc that may be changed, on the left."""
    return lambda points: spine.annulus(points, spine.shape.disc)


def annulus_right(spine: Spine) -> Part:
    """The same on the right, mirrored."""
    return lambda points: spine.annulus(
        Points(-points.x, points.v, points.s, points.y, points.z), spine.shape.disc
    )
