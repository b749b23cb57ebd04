"""The walls around a disc as parts to be sampled, alike for the low back and the neck."""

from collections.abc import Callable

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.spine import LumbarSpine, Points
from spine_edu.findings.sampling import Part

Spine = LumbarSpine | CervicalSpine


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
