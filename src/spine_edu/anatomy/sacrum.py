"""The upper sacrum as a signed distance field in the frame of the S1 body."""

from dataclasses import dataclass, field

import numpy as np

from spine_edu.anatomy.curve import Frame
from spine_edu.anatomy.facets import FacetJoint
from spine_edu.anatomy.fields import (
    FloatArray,
    capsule,
    ellipsoid,
    rounded_prism,
    smooth_max,
    smooth_min,
    smooth_step,
)
from spine_edu.anatomy.morphometry import (
    SACRUM_CANAL_DEPTH_MM,
    SACRUM_CANAL_WIDTH_MM,
    SACRUM_DEPTH_MM,
    SACRUM_WIDTH_MM,
)

HEIGHT_MM = 28.0
_CANAL_NARROWS = 0.30  # how much nearer its back wall comes per mm downward
_CHANNEL = ((13.5, 19.0, -6.0), (19.5, 15.0, -16.0), (25.0, -6.0, -28.0))  # x, v, w


@dataclass(frozen=True)
class Sacrum:
    """First sacral segment: promontory, wings, back wall, crest and superior facets.

    Notes
    -----
    Simplified: only the first pair of foramina is open, as a channel around the root S1 that
    leads out in front; below it the side masses are closed.
    """

    above: tuple[FacetJoint, Frame] | None = field(default=None, compare=False)

    FILLET_MM = 5.0
    """Between body and arch."""

    name = "S1"
    height_mm = HEIGHT_MM
    back_wall_mm = 0.5 * SACRUM_DEPTH_MM - 0.4
    canal_apex_mm = 0.5 * SACRUM_DEPTH_MM - 0.4 + SACRUM_CANAL_DEPTH_MM
    wedge_slope = 0.0

    def endplate_mm(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Height of the (slightly hollow) upper endplate above the middle of the body, mm."""
        radial = (x / (0.43 * SACRUM_WIDTH_MM)) ** 2 + (v / (0.43 * SACRUM_DEPTH_MM)) ** 2
        return 0.5 * HEIGHT_MM - 0.8 * np.maximum(1 - radial, 0.0)

    def body(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the sacral bodies, tapering downward."""
        taper = 1 - 0.42 * smooth_step(14.0, -60.0, w)
        drift = v - 0.10 * np.minimum(w - 14.0, 0.0)
        half_width = 0.5 * SACRUM_WIDTH_MM * taper
        half_depth = 0.5 * SACRUM_DEPTH_MM * (1 - 0.35 * smooth_step(14.0, -50.0, w))
        column = rounded_prism(x, drift, half_width, half_depth, half_depth - 0.4, 2.4)
        column = smooth_max(column, w - self.endplate_mm(x, v), 2.4)
        return smooth_max(column, -_channel(x, v, w), 2.0)

    def bone(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the whole upper sacrum."""
        return smooth_min(self.posterior(x, v, w), self.body(x, v, w), self.FILLET_MM)

    def posterior(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of everything but the body: wings, back wall and superior facets."""
        half_canal = 0.5 * SACRUM_CANAL_WIDTH_MM
        wing = ellipsoid(x - 30, v - 6, w + 4 + 0.42 * (x - 24), (26, 13, 15))
        side = capsule(x, v, w, (half_canal + 9, 10, 4), (half_canal + 9, 30, -6), (8, 7))
        below = capsule(x, v, w, (half_canal + 4, 7, -32), (half_canal + 2, 20, -38), (7, 6))
        out = smooth_min(smooth_min(wing, side, 4.0), below, 6.0)
        out = smooth_min(out, self._back_wall(x, v, w), 3.0)
        out = smooth_max(out, -_channel(x, v, w), 2.0)
        if self.above is not None:
            joint, place = self.above
            inferior, superior = joint.processes(x, *place.local(v, w))
            out = smooth_max(smooth_min(out, superior, 4.0), 1.3 - inferior, 1.0)
        return out

    def _back_wall(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        lower = np.minimum(w, 0.0)
        wall = self.canal_apex_mm + 2.6 - 0.42 * x + _CANAL_NARROWS * lower
        plate = (np.abs(v - wall) - 2.6) / 1.08
        plate = smooth_max(plate, x - half_width_of_wall(w), 3.0)
        plate = smooth_max(plate, w - 4.0 + 0.25 * (v - 30), 3.0)
        crest = smooth_max(x - 2.8, np.abs(v - wall - 4.5) - 6.0 - 1.2 * np.cos(0.26 * w), 2.0)
        crest = smooth_max(crest, w + 3.0, 3.0)
        return smooth_min(plate, crest, 3.0)


def _channel(x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
    """Field of the free room around the root S1 from the canal to the front of the sacrum."""
    inner = capsule(x, v, w, _CHANNEL[0], _CHANNEL[1], (4.2, 4.6))
    return smooth_min(inner, capsule(x, v, w, _CHANNEL[1], _CHANNEL[2], (4.6, 5.5)), 2.0)


def half_width_of_wall(w: FloatArray) -> FloatArray:
    """Half width of the sacral canal's back wall, narrowing downward, mm."""
    return 0.5 * SACRUM_CANAL_WIDTH_MM + 4.0 + 0.10 * np.minimum(w, 0.0)
