"""One vertebra between C2 and T2: body, arch, pillars cut by their joints, ribs of the chest."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_arch import CervicalArch
from spine_edu.anatomy.cervical_body import CervicalBody
from spine_edu.anatomy.cervical_facets import PillarJoint
from spine_edu.anatomy.cervical_morphometry import CervicalSize
from spine_edu.anatomy.curve import Frame
from spine_edu.anatomy.fields import FloatArray, capsule, smooth_max, smooth_min, smooth_min_near

_LIMIT_MM: Final = 10.5  # of a pillar without a joint at one end
_TIP_MM: Final = 5.8  # how far an articular process reaches past the middle of the disc
RIB_FACETS: Final = {"T1": (3.4,), "T2": (5.2,)}
"""Heights of the rib facets above the middle of the body; the first rib sits on T1 alone [Gray]."""


@dataclass(frozen=True)
class CervicalVertebra:
    """Fields of one vertebra in its own frame; callers pass the absolute x.

    Parameters
    ----------
    name : str
        Such as ``"C5"``.
    size : CervicalSize
        Published sizes.
    hook_growth_mm : float
        Growth of the uncinate processes, both sides.
    above, below : (PillarJoint, Frame), optional
        The facet joints with the neighbours, and where they lie in this vertebra's frame.

    Notes
    -----
    Simplified: the facets are flat; C2 has a dens and shoulders but no joint with C1; the ribs of
    T1 and T2 are short stumps.
    """

    name: str
    size: CervicalSize
    hook_growth_mm: float = 0.0
    above: tuple[PillarJoint, Frame] | None = field(default=None, compare=False)
    below: tuple[PillarJoint, Frame] | None = field(default=None, compare=False)

    @property
    def core(self) -> CervicalBody:
        """The body with its hooks."""
        return CervicalBody(self.size, self.name == "C2", self.hook_growth_mm)

    @property
    def arch(self) -> CervicalArch:
        """The parts behind the body."""
        return CervicalArch(self.name, self.size, self.back_wall_mm)

    @property
    def height_mm(self) -> float:
        """Height of the body through its middle."""
        return self.size.height_mm

    @property
    def back_wall_mm(self) -> float:
        """Posterior offset of the back wall at pedicle height: the front of the canal."""
        return 0.5 * self.size.depth_mm - 0.5

    @property
    def canal_apex_mm(self) -> float:
        """Posterior offset of the canal's back corner at pedicle height."""
        return self.back_wall_mm + self.size.canal_depth_mm

    def body(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the body with its uncinate processes."""
        return self.core.field(x, v, w)

    def posterior(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of everything behind the body: arch and articular pillars."""
        return self._posterior(x, v, w, *self._lamina_and_pillar(x, v, w))

    def back_wall(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of laminae and pillars: the back wall of canal and foramina."""
        return self._back_wall(x, v, w, *self._lamina_and_pillar(x, v, w))

    def bone(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the whole vertebra."""
        return self._bone(x, v, w, *self._lamina_and_pillar(x, v, w))

    def bone_and_back_wall(
        self, x: FloatArray, v: FloatArray, w: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        """:meth:`bone` and :meth:`back_wall` at the same places."""
        parts = self._lamina_and_pillar(x, v, w)
        return self._bone(x, v, w, *parts), self._back_wall(x, v, w, *parts)

    def _lamina_and_pillar(
        self, x: FloatArray, v: FloatArray, w: FloatArray
    ) -> tuple[FloatArray, FloatArray]:
        return self.arch.lamina(x, v, w), self._pillar(x, v, w)

    def _posterior(
        self, x: FloatArray, v: FloatArray, w: FloatArray, lamina: FloatArray, pillar: FloatArray
    ) -> FloatArray:
        arch = self.arch
        out = smooth_min(arch.field(x, v, w, lamina), pillar, 1.8)
        return smooth_max(out, -arch.hole(x, v), 0.6)

    def _back_wall(
        self, x: FloatArray, v: FloatArray, w: FloatArray, lamina: FloatArray, pillar: FloatArray
    ) -> FloatArray:
        return smooth_min(self.arch.back_wall(x, v, w, lamina), pillar, 1.8)

    def _bone(
        self, x: FloatArray, v: FloatArray, w: FloatArray, lamina: FloatArray, pillar: FloatArray
    ) -> FloatArray:
        posterior = self._posterior(x, v, w, lamina, pillar)
        core = self.core
        whole = smooth_min_near(posterior, core.field, (x, v, w), core.before(v, w), 1.6)
        return smooth_max(whole, -self.arch.hole(x, v), 0.6)

    def rib(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the stump of a rib beside T1 and T2; 99 elsewhere."""
        heights = RIB_FACETS.get(self.name)
        if heights is None:
            return np.full(np.broadcast_shapes(np.shape(x), np.shape(v), np.shape(w)), 99.0)
        side = 0.5 * self.size.uncus_width_mm
        head = (side + 2.4, self.back_wall_mm - 5.6, heights[0])
        neck = (side + 17.0, self.back_wall_mm + 3.0, heights[0] - 3.5)
        return capsule(x, v, w, head, neck, (3.0, 2.9), (1, 1, 1.25))

    def _pillar(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        worn = max((joint[0].hypertrophy for joint in (self.above, self.below) if joint), default=0)
        column = self.arch.pillar(x, v, worn)
        return smooth_max(column, self._between_joints(x, v, w), 2.2)

    def _between_joints(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        if self.above is None:
            upper = w - _LIMIT_MM
        else:
            joint, place = self.above
            local = place.local(v, w)
            upper = joint.above(x, *local) + 0.5 * joint.gap_mm
            upper = smooth_max(upper, local[1] - _TIP_MM, 1.5)
        if self.below is None:
            return np.maximum(upper, -w - _LIMIT_MM)
        joint, place = self.below
        local = place.local(v, w)
        lower = 0.5 * joint.gap_mm - joint.above(x, *local)
        return np.maximum(upper, smooth_max(lower, -_TIP_MM - local[1], 1.5))
