"""Muscles around the lumbar spine in an axial plane: psoas, multifidus, erector spinae.

Notes
-----
Simplified: rounded columns placed by the size of the vertebra, cut back from bone and disc.
"""

import numpy as np

from spine_edu.anatomy.fields import FloatArray, ellipsoid, smooth_max, smooth_min

_TALL = 1.0e4
MUSCLES = ("psoas", "multifidus", "erector")


def muscle_fields(
    x: FloatArray, v: FloatArray, half_width_mm: float, spinous_mm: float
) -> dict[str, FloatArray]:
    """Field of each muscle on the left, by name.

    Parameters
    ----------
    x, v : float, mm
        Points in the plane, x ≥ 0.
    half_width_mm : float
        Half width of the body or disc there.
    spinous_mm : float
        How far the spinous process reaches back.
    """
    zero = np.zeros(1)
    psoas = smooth_min(
        ellipsoid(x - half_width_mm - 14.5, v - 5.0, zero, (12.5, 17.0, _TALL)),
        ellipsoid(x - half_width_mm - 9.5, v + 4.0, zero, (7.5, 12.5, _TALL)),
        6.0,
    )
    back = spinous_mm - 9.0
    multifidus = smooth_max(ellipsoid(x - 14.0, v - back, zero, (11.0, 15.0, _TALL)), 4.6 - x, 2.0)
    erector = smooth_min(
        ellipsoid(x - 37.0, v - back + 1.0, zero, (13.0, 14.5, _TALL)),
        ellipsoid(x - 31.0, v - back + 6.0, zero, (9.0, 11.0, _TALL)),
        5.0,
    )
    erector = smooth_max(erector, 1.2 - multifidus, 1.5)
    return {"psoas": psoas, "multifidus": multifidus, "erector": erector}
