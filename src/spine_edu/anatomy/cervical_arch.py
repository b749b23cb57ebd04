"""Everything behind the body of a vertebra of the neck, in the frame of the body.

Thin pedicles run back and outward to the articular pillars; thin laminae close the canal; the
transverse process is two bars around the hole of the vertebral artery.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_morphometry import CervicalSize
from spine_edu.anatomy.fields import (
    FloatArray,
    capsule,
    rounded_box,
    rounded_prism,
    smooth_max,
    smooth_min,
    smooth_min_near,
    smooth_step,
)

FORKED: Final = ("C2", "C3", "C4", "C5", "C6")
"""Vertebrae with a forked spinous process; that of C7 is long and single [Gray]."""
HOLE_RADIUS_MM: Final = {"C2": 2.7, "C3": 2.8, "C4": 2.8, "C5": 2.9, "C6": 2.9, "C7": 1.8}
"""Half the width of the hole in the transverse process; small in C7, which the artery passes by."""
PILLAR_HALF_MM: Final = (5.7, 5.0)
_FALL: Final = {"C6": 0.34, "C7": 0.44, "T1": 0.62, "T2": 0.80}
# how much a spinous process falls per mm backward; C3–C5 are the most level
_PILLAR_BEHIND_MM: Final = {
    "C2": 7.0, "C3": 6.8, "C4": 6.6, "C5": 6.6, "C6": 7.0, "C7": 7.6, "T1": 8.2, "T2": 8.5
}  # fmt: skip
# middle of the articular pillars behind the body: makes the foramina as wide as in [AbuG]
_LOWER_MM: Final = {"C2": 2.2, "T1": -0.7}
# how far the arch springs below its usual place: the body of C2 is tall
_PEDICLE_UP_MM: Final = 1.5  # pedicles spring from the upper half of the body [Gray]


@dataclass(frozen=True)
class CervicalArch:
    """Pedicles, pillars, laminae, transverse and spinous process.

    Parameters
    ----------
    name : str
        Such as ``"C5"``.
    size : CervicalSize
        Published sizes.
    back_wall_mm : float
        Posterior offset of the back wall of the body.
    """

    name: str
    size: CervicalSize
    back_wall_mm: float

    @property
    def pillar_x_mm(self) -> float:
        """Distance of the articular pillar's middle from the midline."""
        return 0.5 * self.size.canal_width_mm + 6.7

    @property
    def pillar_v_mm(self) -> float:
        """Posterior offset of the articular pillar's middle."""
        return self.back_wall_mm + _PILLAR_BEHIND_MM[self.name]

    @property
    def canal_apex_mm(self) -> float:
        """Posterior offset of the canal's back corner."""
        return self.back_wall_mm + self.size.canal_depth_mm

    @property
    def lowered_mm(self) -> float:
        """How far the whole arch springs below its usual place."""
        return _LOWER_MM.get(self.name, 0.0)

    @property
    def hole_mm(self) -> tuple[float, float]:
        """Middle (x, v) of the hole in the transverse process."""
        return 0.5 * self.size.canal_width_mm + 4.3, self.back_wall_mm - 6.8

    def field(self, x: FloatArray, v: FloatArray, w: FloatArray, lamina: FloatArray) -> FloatArray:
        """Field of the arch without its articular pillars; `lamina` is its own field there."""
        w = w + self.lowered_mm
        out = smooth_min(self.pedicle(x, v, w), lamina, 2.0)
        before = self._before_transverse(x, v)
        out = smooth_min_near(out, self._transverse, (x, v, w), before, 1.6)
        return self._and_spinous(out, x, v, w)

    def back_wall(
        self, x: FloatArray, v: FloatArray, w: FloatArray, lamina: FloatArray
    ) -> FloatArray:
        """Field of laminae and spinous process: what closes the canal behind."""
        return self._and_spinous(lamina, x, v, w + self.lowered_mm)

    def _and_spinous(
        self, field: FloatArray, x: FloatArray, v: FloatArray, w: FloatArray
    ) -> FloatArray:
        before = self._before_spinous(x, v)
        return smooth_min_near(field, self._spinous, (x, v, w), before, 2.5)

    def _before_transverse(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """No more than the field of the transverse process: the way to where it begins."""
        if not self.name.startswith("C"):
            return np.maximum(self.pillar_x_mm - 5.0 - x, self.pillar_v_mm - 4.5 - v)
        hole_x, hole_v = self.hole_mm
        return np.maximum(hole_x - 8.8 - x, v - hole_v - 11.4)

    def _before_spinous(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """No more than the field of the spinous process: the way to where it begins."""
        return np.maximum(self.canal_apex_mm - 0.4 - v, x - 7.5)

    def pillar(self, x: FloatArray, v: FloatArray, hypertrophy: float) -> FloatArray:
        """Field of an endless upright pillar; the joints cut it to length."""
        half = PILLAR_HALF_MM[0] + 0.6 * hypertrophy, PILLAR_HALF_MM[1] + 1.3 * hypertrophy
        forward = self.pillar_v_mm - 0.5 * hypertrophy
        return rounded_prism(x - self.pillar_x_mm, v - forward, half[0], half[1], half[1], 2.5)

    def hole(self, x: FloatArray, v: FloatArray) -> FloatArray:
        """Field of the hole in the transverse process; 99 where there is none."""
        radius = HOLE_RADIUS_MM.get(self.name)
        if radius is None:
            return np.full(np.broadcast_shapes(np.shape(x), np.shape(v)), 99.0)
        hole_x, hole_v = self.hole_mm
        return np.sqrt((x - hole_x) ** 2 + (v - hole_v) ** 2) - radius

    def pedicle(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the pedicle, at about 45 degrees (T1: 30) to the midline [Als21]."""
        half_width, half_height = (
            0.5 * self.size.pedicle_width_mm,
            0.5 * self.size.pedicle_height_mm,
        )
        edge = 0.5 * self.size.canal_width_mm + 1.05 * half_width
        lean = 1.0 if self.name.startswith("C") else 0.55
        back = self.back_wall_mm
        start = (edge - 5.2 * lean, back - 1.9, _PEDICLE_UP_MM + 0.2)
        end = (edge + 3.4 * lean, back + 6.7, _PEDICLE_UP_MM - 0.4)
        return capsule(
            x, v, w, start, end, (half_width, half_width), (1, 1, half_height / half_width)
        )

    def lamina(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Field of the laminae."""
        w = w + self.lowered_mm
        outer = np.array([self.pillar_x_mm - 3.2, self.pillar_v_mm + 2.8])
        inner = np.array([-0.6, self.canal_apex_mm + 1.5])
        along = inner - outer
        length = float(np.hypot(*along))
        along /= length
        across = np.array([along[1], -along[0]])
        middle = 0.5 * (outer + inner)
        tall = 5.4 if self.name.startswith("C") else 7.4
        drop = 4.0 if self.name.startswith("C") else 4.6
        t = (x - middle[0]) * along[0] + (v - middle[1]) * along[1]
        n = (x - middle[0]) * across[0] + (v - middle[1]) * across[1] + 0.30 * (w + drop)
        return rounded_box(t, n, w + drop, (0.5 * length + 1.0, 1.55, tall), 1.4)

    def _transverse(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        if not self.name.startswith("C"):
            return self._thoracic_transverse(x, v, w)
        hole_x, hole_v = self.hole_mm
        tip = 0.5 * self.size.transverse_span_mm
        drop, far = (-0.6, -2.6) if self.name != "C7" else (0.4, -1.0)
        front_tip = (hole_x + 4.6, hole_v - 3.6, far)
        thin = 0.75 if self.name == "C7" else 1.0
        front = capsule(
            x,
            v,
            w,
            (hole_x - 6.5, hole_v - 3.9, drop),
            front_tip,
            (1.5 * thin, 1.7 * thin),
            (1, 1, 1.3),
        )
        back_tip = (tip - 1.8, hole_v + 5.6 + (3.0 if self.name == "C7" else 0.0), far)
        back = capsule(
            x, v, w, (hole_x + 0.5, hole_v + 6.0, drop), back_tip, (1.7, 2.0), (1, 1, 1.35)
        )
        floor = capsule(
            x, v, w, (front_tip[0], front_tip[1] + 0.2, far + 0.6),
            (hole_x + 5.6, hole_v + 4.8, far + 0.6), (1.6 * thin, 1.7),
        )  # fmt: skip
        return smooth_min(smooth_min(front, floor, 1.5), back, 1.5)

    def _thoracic_transverse(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        start = (self.pillar_x_mm - 1.0, self.pillar_v_mm - 0.5, 1.0)
        tip = (0.5 * self.size.transverse_span_mm - 4.0, self.pillar_v_mm + 6.0, 2.4)
        return capsule(x, v, w, start, tip, (4.0, 4.4), (1, 1, 1.3))

    def _spinous(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        root = self.canal_apex_mm + 1.0
        tip = self.back_wall_mm + self.size.spinous_reach_mm
        forked = self.name in FORKED
        fall = _FALL.get(self.name, 0.28)
        drop = w + 6.0 + fall * (v - root)
        end = tip - (4.5 if forked else 2.0)
        tall = 3.9 - 0.9 * smooth_step(root + 4, end, v)
        thick = 1.9 + 1.2 * smooth_step(root + 3, root - 1, v)
        thick = thick + (0.0 if forked else 1.7) * smooth_step(end - 8, end, v)
        middle, half = 0.5 * (root + end), 0.5 * (end - root) + 1.0
        blade = smooth_max(np.abs(v - middle) - half, np.abs(drop) - tall, 2.0)
        blade = smooth_max(blade, np.abs(x) - thick, 1.6)
        if not forked:
            return blade
        wide = 5.2 if self.name == "C2" else 4.2
        low = -6.0 - fall * (tip - root)
        prong = capsule(
            x,
            v,
            w,
            (0.4, tip - 6.5, low + 1.6),
            (wide, tip - 1.9, low - 0.3),
            (1.7, 1.9),
            (1, 1, 1.35),
        )
        return smooth_min(blade, prong, 1.6)
