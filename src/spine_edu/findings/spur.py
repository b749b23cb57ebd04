"""A bony spur on the uncinate process, at the mouth of a foramen of the neck; on the left."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import from_course
from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.levels import exiting_root, vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.findings.case import Case
from spine_edu.findings.neck_prolapse import LEAST_SIZE, grown_to_reach, root_surface
from spine_edu.findings.prolapse import Form, ProlapseBody

_HEIGHT_MM: Final = 0.4  # of its middle above the disc
_GROWTH: Final = np.arange(0.8, 2.2, 0.04)
_FORM: Final = Form((3.0, 3.0, 3.4), -0.5, 0.0)


def spur_body(case: Case, spine: CervicalSpine) -> ProlapseBody | None:
    """The spur of a case as a dome on the back of the uncinate process; None without one.

    Notes
    -----
    A spur is bone; only its geometry is that of a prolapse: a dome that grows from one point.
    """
    if case.spur is None or case.spur.size < LEAST_SIZE:
        return None
    return replace(full_spur(spine.shape), size=case.spur.size)


@lru_cache(maxsize=24)
def full_spur(shape: NeckShape) -> ProlapseBody:
    """The spur of full size, fitted to the root beside it."""
    spine = cervical_spine(shape)
    root = spine.roots[exiting_root(shape.disc)]
    u_mm = float(root.ganglion_mm[0]) - 1.6
    n = np.arange(6.0, 20.0, 0.05)
    x, v = from_course(np.full_like(n, u_mm), n)
    points = spine.points(x, v, np.full_like(n, spine.s_of(shape.disc) + _HEIGHT_MM))
    front = np.minimum(
        spine.body(points, vertebrae_of(shape.disc)[1]), spine.annulus(points, shape.disc)
    )
    at = int(np.flatnonzero(front < 0)[-1]) if (front < 0).any() else 0
    out = from_course(np.array(0.0), np.array(1.0))
    body = ProlapseBody(
        float(x[at]),
        float(v[at]),
        _HEIGHT_MM,
        (float(out[0]), float(out[1])),
        1.0,
        _FORM,
        0.0,
        False,
    )
    forms = [_grown(share) for share in _GROWTH]
    return replace(body, form=grown_to_reach([body], forms, [root_surface(spine, shape.disc)]))


def _grown(share: float) -> Form:
    along, outward, up = _FORM.radii_mm
    return Form((along * 0.5 * (1 + share), outward * share, up), _FORM.out_mm, 0.0)
