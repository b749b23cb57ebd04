"""A lumbar vertebra as signed distance fields in its own frame.

The frame's origin is the middle of the body; v is posterior and w up, in mm. Left and right are
equal: callers pass the absolute x.
"""

from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np

from spine_edu.anatomy.curve import Frame
from spine_edu.anatomy.facets import FacetJoint
from spine_edu.anatomy.fields import (
    FloatArray,
    capsule,
    rounded_box,
    rounded_prism,
    smooth_max,
    smooth_min,
    smooth_step,
)
from spine_edu.anatomy.morphometry import LumbarSize

ENDPLATE_HOLLOW_MM = 1.4
_RIM_ROUNDING_MM = 2.6
# The canal is oval at L1, triangular at L3 and nearly trefoil at L5: how far back its sides reach.
_CANAL_ROUNDNESS_MM = {"T12": 3.2, "L1": 3.2, "L2": 2.2, "L3": 1.2, "L4": 0.0, "L5": 0.0}
_WAIST = 0.88  # width at mid-height over width at the endplates


@dataclass(frozen=True)
class LumbarVertebra:
    """Body, arch, processes and articular facets of one lumbar vertebra.

    Parameters
    ----------
    name : str
        Such as ``"L4"``.
    size : LumbarSize
        Its published sizes.
    above, below : (FacetJoint, Frame), optional
        The facet joints with the neighbours, and where they lie in this vertebra's frame.

    Notes
    -----
    Simplified: accessory and mammillary processes are swellings of their neighbours; the body has
    no basivertebral foramen.
    """

    FILLET_MM: ClassVar = 4.0
    """Between body and arch."""

    name: str
    size: LumbarSize
    above: tuple[FacetJoint, Frame] | None = field(default=None, compare=False)
    below: tuple[FacetJoint, Frame] | None = field(default=None, compare=False)

    @property
    def height_mm(self) -> float:
        """Height of the body through its middle."""
        return 0.5 * (self.size.height_front_mm + self.size.height_back_mm)

    @property
    def depth_mm(self) -> float:
        """Mean endplate depth, front to back."""
        return 0.5 * (self.size.upper_depth_mm + self.size.lower_depth_mm)

    @property
    def wedge_slope(self) -> float:
        """How much each endplate drops per mm toward the back."""
        return (self.size.height_front_mm - self.size.height_back_mm) / (2 * self.depth_mm)

    @property
    def back_wall_mm(self) -> float:
        """Posterior offset of the back wall at pedicle height: the front of the canal."""
        return 0.5 * self.depth_mm - 0.9

    @property
    def canal_apex_mm(self) -> float:
        """Posterior offset of the canal's back corner at pedicle height."""
        return self.back_wall_mm + self.size.canal_depth_mm

    def endplate_mm(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Distance of the (hollow) endplates from the middle of the body, mm."""
        half_width = 0.5 * self.size.lower_width_mm
        radial = (x / (0.86 * half_width)) ** 2 + ((v - 1) / (0.43 * self.depth_mm)) ** 2
        hollow = ENDPLATE_HOLLOW_MM * np.maximum(1 - radial, 0.0)
        return 0.5 * self.height_mm - self.wedge_slope * v - hollow

    def body(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the vertebral body."""
        size = self.size
        reach = np.clip(2 * w / self.height_mm, -1.0, 1.0)
        flare = reach * reach
        upper = 0.5 * (1 + reach)
        width = 0.5 * (size.lower_width_mm + (size.upper_width_mm - size.lower_width_mm) * upper)
        depth = 0.5 * (size.lower_depth_mm + (size.upper_depth_mm - size.lower_depth_mm) * upper)
        width = width * (_WAIST + (1 - _WAIST) * flare)
        front = depth * (0.92 + 0.08 * flare)
        back = depth * (0.94 + 0.06 * flare) - 1.1 * np.exp(-((x / 7.5) ** 2))
        column = rounded_prism(x, v, width, front, back, 2.45)
        return smooth_max(column, np.abs(w) - self.endplate_mm(x, v), _RIM_ROUNDING_MM)

    def arch(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of pedicles, laminae, isthmus, transverse and spinous processes."""
        out = smooth_min(self._pedicle(x, v, w), self._isthmus(x, v, w), 4.0)
        out = smooth_min(out, self._lamina(x, v, w), 4.0)
        out = smooth_min(out, self._transverse(x, v, w), 5.0)
        return smooth_min(out, self._spinous(x, v, w), 5.0)

    def posterior(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of everything behind the body: arch and articular processes."""
        out = self.arch(x, v, w)
        if self.below is not None:
            joint, place = self.below
            inferior, superior = joint.processes(x, *place.local(v, w))
            out = smooth_max(smooth_min(out, inferior, 3.5), 1.3 - superior, 1.0)
        if self.above is not None:
            joint, place = self.above
            inferior, superior = joint.processes(x, *place.local(v, w))
            out = smooth_max(smooth_min(out, superior, 3.5), 1.3 - inferior, 1.0)
        return out

    def bone(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the whole vertebra."""
        return smooth_min(self.posterior(x, v, w), self.body(x, v, w), self.FILLET_MM)

    def _pedicle(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        half_width, half_height = (
            0.5 * self.size.pedicle_width_mm,
            0.5 * self.size.pedicle_height_mm,
        )
        px = 0.5 * self.size.canal_width_mm + half_width
        start = (px - 1.6, self.back_wall_mm - 4, 4.2)
        end = (px + 0.4, self.back_wall_mm + 8, 3.6)
        return capsule(
            x, v, w, start, end, (half_width, half_width), (1, 1, half_height / half_width)
        )

    def _isthmus(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        px = 0.5 * (self.size.canal_width_mm + self.size.pedicle_width_mm)
        back = self.back_wall_mm
        start = (px - 0.5, back + 12.5, 2.0)
        end = (0.5 * self.size.canal_width_mm + 2.0, back + 15.0, -11.0)
        bar = capsule(x, v, w, start, end, (5.2, 4.0))
        mammillary = capsule(
            x, v, w, (px - 1.5, back + 13.5, 10.5), (px + 0.5, back + 19.0, 7.0), (5.2, 4.6)
        )
        return smooth_min(bar, mammillary, 4.0)

    def _lamina(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        half_canal = 0.5 * self.size.canal_width_mm
        outer = np.array(
            [half_canal + 2.6, self.back_wall_mm + 8.4 + _CANAL_ROUNDNESS_MM[self.name]]
        )
        inner = np.array([-1.0, self.canal_apex_mm + 3.9])
        along = inner - outer
        length = float(np.hypot(*along))
        along /= length
        across = np.array([-along[1], along[0]]) * np.sign(along[0] * -1)
        across = across if across[1] > 0 else -across
        middle = 0.5 * (outer + inner)
        below = w + 5.9
        t = (x - middle[0]) * along[0] + (v - middle[1]) * along[1]
        n = (x - middle[0]) * across[0] + (v - middle[1]) * across[1] + 0.27 * (w - 2.0)
        return rounded_box(t, n, below, (0.5 * length + 1.0, 2.8, 11.2), 2.4)

    def _transverse(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        px = 0.5 * (self.size.canal_width_mm + self.size.pedicle_width_mm)
        tip = 0.5 * self.size.transverse_span_mm
        back = self.back_wall_mm
        return capsule(
            x, v, w, (px + 2, back + 8.0, 3.0), (tip - 3, back + 14.5, 4.2), (3.7, 2.6), (1, 1, 1.6)
        )

    def _spinous(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        root, tip = self.canal_apex_mm + 2.0, self.size.spinous_reach_mm
        drop = w + 8.6 + 0.17 * (v - root)
        thickness = 2.7 + 1.5 * smooth_step(tip - 14, tip, v) + 2.6 * smooth_step(root + 8, root, v)
        tall = 10.2 - 2.4 * smooth_step(root + 9, root - 2, v) - 1.2 * smooth_step(tip - 8, tip, v)
        tall = tall * (0.8 if self.name == "L5" else 1.0)
        middle, half = 0.5 * (root + tip), 0.5 * (tip - root)
        qv, qw = np.abs(v - middle) - half + 7.0, np.abs(drop) - tall + 7.0
        blade = (
            np.sqrt(np.maximum(qv, 0) ** 2 + np.maximum(qw, 0) ** 2)
            + np.minimum(np.maximum(qv, qw), 0)
            - 7.0
        )
        return smooth_max(blade, np.abs(x) - thickness, 2.6)
