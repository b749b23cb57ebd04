"""Muscles and large vessels around the neck in an axial plane.

Notes
-----
Simplified: rounded columns in their usual places, cut back from bone and disc.
"""

import numpy as np

from spine_edu.anatomy.fields import FloatArray, ellipsoid, smooth_max, smooth_min

_TALL = 1.0e4


def neck_muscle_fields(
    x: FloatArray, v: FloatArray, half_width_mm: float, pillar_mm: tuple[float, float]
) -> dict[str, FloatArray]:
    """Field of each muscle on the left, by name.

    Parameters
    ----------
    x, v : float, mm
        Points in the plane, x ≥ 0.
    half_width_mm : float
        Half width of the body or disc there.
    pillar_mm : (float, float)
        Middle (x, v) of the articular pillar.
    """
    zero = np.zeros(1)
    px, pv = pillar_mm
    longus = ellipsoid(x - 0.62 * half_width_mm, v + 10.6, zero, (5.2, 2.6, _TALL))
    capitis = ellipsoid(x - half_width_mm - 3.4, v + 8.0, zero, (4.2, 3.0, _TALL))
    scalene = smooth_min(
        ellipsoid(x - px - 6.8, v + 5.6, zero, (4.2, 3.6, _TALL)),
        ellipsoid(x - px - 9.6, v - 4.4, zero, (4.0, 5.2, _TALL)),
        1.0,
    )
    deep = smooth_max(ellipsoid(x - 9.4, v - pv - 9.8, zero, (8.0, 7.2, _TALL)), 2.4 - x, 1.5)
    semispinalis = smooth_max(
        ellipsoid(x - 10.5, v - pv - 16.6, zero, (9.8, 8.6, _TALL)), 1.4 - deep, 1.2
    )
    semispinalis = smooth_max(semispinalis, 1.6 - x, 1.2)
    outer = smooth_min(
        ellipsoid(x - px - 4.6, v - pv - 10.5, zero, (6.4, 7.0, _TALL)),
        ellipsoid(x - px - 8.2, v - pv - 2.8, zero, (4.0, 5.6, _TALL)),
        4.0,
    )
    outer = smooth_max(outer, 1.4 - np.minimum(deep, semispinalis), 1.2)
    outer = smooth_max(outer, 1.2 - scalene, 1.0)
    return {
        "longus": smooth_min(longus, capitis, 1.6),
        "scalene": scalene,
        "deep_neck": deep,
        "semispinalis": semispinalis,
        "outer_neck": outer,
    }
