"""Where a section across the spine lies in a section along it."""

from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import cervical_spine
from spine_edu.anatomy.levels import region_of
from spine_edu.anatomy.spine import lumbar_spine
from spine_edu.findings.case import Case
from spine_edu.findings.cervical_shape import neck_shape_of
from spine_edu.findings.shape import shape_of

HEIGHTS_MM: Final = (-12.0, 12.0)
"""Between these heights above the disc the line moves evenly, well enough for a picture."""
_FROM_TO_MM: Final = np.array([-60.0, 110.0])


def cut_lines(disc: str) -> list[list[float]]:
    """The lines at the two heights, each x0, y0, x1, y1; mm, y down.

    Examples
    --------
    >>> [len(line) for line in cut_lines("L4/L5")]
    [4, 4]
    """
    case = Case(disc)
    if region_of(disc) == "cervical":
        neck = cervical_spine(neck_shape_of(case))
        curve, middle_mm = neck.curve, neck.s_of(disc)
    else:
        back = lumbar_spine(shape_of(case))
        curve, middle_mm = back.curve, back.s_of(disc)
    lines = []
    for height in HEIGHTS_MM:
        y, z = curve.world(np.full(2, middle_mm + height), _FROM_TO_MM)
        lines.append([round(float(v), 1) for v in (y[0], -z[0], y[1], -z[1])])
    return lines
