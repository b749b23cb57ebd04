"""The neck assembled, C2 to T2: vertebrae, discs, ligaments and nerves along one curve."""

from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_arch import PILLAR_HALF_MM
from spine_edu.anatomy.cervical_body import JOINT_CLEFT_MM
from spine_edu.anatomy.cervical_disc import CervicalDisc
from spine_edu.anatomy.cervical_facets import PillarJoint
from spine_edu.anatomy.cervical_morphometry import CERVICAL_DISC_SIZES, CERVICAL_SIZES
from spine_edu.anatomy.cervical_nerves import (
    CORD_SIZE_MM,
    SAC_AREA_MM2,
    ArteryCourse,
    CordRest,
    RootAxis,
    root_axis,
    to_course,
)
from spine_edu.anatomy.cervical_stack import BODIES, carve_vertebrae, thread
from spine_edu.anatomy.curve import Frame
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.flavum import Flavum, hang_flavum
from spine_edu.anatomy.levels import CERVICAL_DISCS, exiting_root, vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.nerves import SacRest
from spine_edu.anatomy.spine import Points

_NEAR_MM: Final = 27.0
_FLAVUM_MM: Final = {"C6/C7": 2.1, "C7/T1": 2.2, "T1/T2": 2.2}
"""Others 1.9: 1.5–2.5 mm, thickest at C6/C7 and C7/T1 [kMRI13]."""
_SAC_POWER_SHARE: Final = 0.8124  # area of the sac's superellipse over its box


class CervicalSpine:
    """All parts of one neck, to be cut by any plane; the same questions as to a lumbar spine.

    Parameters
    ----------
    shape : NeckShape
        What differs from the healthy spine, and where.
    """

    def __init__(self, shape: NeckShape) -> None:
        self.shape = shape
        neutral = thread(shape.curve, 0.0, {})
        heights = {shape.disc: shape.disc_height_share}
        still = shape.posture == 0 and shape.disc_height_share == 1
        self._place = neutral if still else thread(shape.curve, shape.posture, heights)
        self.curve = self._place.curve
        self.vertebrae = carve_vertebrae(shape, neutral)
        self.discs = {name: self._make_disc(name) for name in CERVICAL_DISCS}
        self._flava: dict[str, Flavum] = {}

    def s_of(self, name: str) -> float:
        """Arc length of the middle of a body or a disc, mm."""
        return self._place.s_mm[name]

    def frame(self, name: str) -> Frame:
        """Frame of a body or a disc."""
        return self._place.frames[name]

    def points(self, x: FloatArray, v: FloatArray, s: FloatArray) -> Points:
        """Sample points given in curve coordinates."""
        return Points(x, v, s, *self.curve.world(s, v))

    def near(self, s_mm: float) -> tuple[str, ...]:
        """Vertebrae that a plane at `s_mm` may cut, from above."""
        return tuple(n for n in BODIES if abs(self.s_of(n) - s_mm) < _NEAR_MM)

    def beside(self, disc: str) -> tuple[str, ...]:
        """A disc and its neighbours, from above."""
        at = CERVICAL_DISCS.index(disc)
        return CERVICAL_DISCS[max(at - 1, 0) : at + 2]

    def bones(self, points: Points, names: tuple[str, ...]) -> dict[str, FloatArray]:
        """Field of each named vertebra; an upper one keeps clear of the hooks below it."""
        return apart({name: self.bone(points, name) for name in names})

    def bone(self, points: Points, name: str) -> FloatArray:
        """Field of one vertebra by itself, as if it had no neighbours."""
        return self.vertebrae[name].bone(np.abs(points.x), *self._local(points, name))

    def posterior_bones(self, points: Points, names: tuple[str, ...]) -> dict[str, FloatArray]:
        """Field of arches and articular pillars alone."""
        x = np.abs(points.x)
        return apart({n: self.vertebrae[n].posterior(x, *self._local(points, n)) for n in names})

    def back_walls(self, points: Points, names: tuple[str, ...]) -> dict[str, FloatArray]:
        """Field of laminae and pillars alone: what lies behind cord and roots."""
        x = np.abs(points.x)
        return apart({n: self.vertebrae[n].back_wall(x, *self._local(points, n)) for n in names})

    def bones_and_back_walls(
        self, points: Points, names: tuple[str, ...]
    ) -> tuple[dict[str, FloatArray], dict[str, FloatArray]]:
        """:meth:`bones` and :meth:`back_walls` at the same points."""
        x = np.abs(points.x)
        both = {
            name: self.vertebrae[name].bone_and_back_wall(x, *self._local(points, name))
            for name in names
        }
        bones, back_walls = ({name: part[i] for name, part in both.items()} for i in (0, 1))
        return apart(bones), apart(back_walls)

    def _local(self, points: Points, name: str) -> tuple[FloatArray, FloatArray]:
        return self.frame(name).local(points.y, points.z)

    def ribs(self, points: Points, names: tuple[str, ...]) -> dict[str, FloatArray]:
        """Field of the rib stumps, clear of the bones, by vertebra; only T1 and T2 carry any."""
        with_ribs = [name for name in ("T1", "T2") if name in names]
        if not with_ribs:
            return {}
        bones = self.bones(points, names)
        clear = np.minimum.reduce(list(np.broadcast_arrays(*bones.values())))
        x = np.abs(points.x)
        out: dict[str, FloatArray] = {}
        for name in with_ribs:
            rib = self.vertebrae[name].rib(x, *self.frame(name).local(points.y, points.z))
            out[name] = np.maximum(rib, JOINT_CLEFT_MM - clear)
        return out

    def body(self, points: Points, name: str) -> FloatArray:
        """Field of one vertebral body with its hooks."""
        local = self.frame(name).local(points.y, points.z)
        return self.vertebrae[name].body(np.abs(points.x), *local)

    def cartilage(self, points: Points, disc: str) -> FloatArray:
        """Field of the joint space between the facets at one disc."""
        local = self.frame(disc).local(points.y, points.z)
        return self.joint(disc).cartilage(np.abs(points.x), *local, PILLAR_HALF_MM)

    def joint(self, disc: str) -> PillarJoint:
        """The facet joints at one disc."""
        above = self.vertebrae[disc.split("/")[1]].above
        if above is None:
            raise ValueError(f"no facet joint at disc {disc!r}")
        return above[0]

    def past_endplates(self, points: Points, disc: str) -> tuple[FloatArray, FloatArray]:
        """Distance below the lower and above the upper endplate around a disc, mm."""
        upper, lower = vertebrae_of(disc)
        x = np.abs(points.x)
        v, w = self.frame(upper).local(points.y, points.z)
        above = w + self.vertebrae[upper].core.lower_endplate_mm(x, v)
        v, w = self.frame(lower).local(points.y, points.z)
        below = self.vertebrae[lower].core.upper_endplate_mm(x, v) - w
        return below, above

    def hook(self, points: Points, disc: str) -> FloatArray:
        """Field of the uncinate processes beside a disc; 99 where there are none."""
        lower = vertebrae_of(disc)[1]
        core = self.vertebrae[lower].core
        if not core.size.uncus_height_mm:
            shape = np.broadcast_shapes(points.x.shape, points.y.shape)
            return np.full(shape, 99.0)
        return core.hook(np.abs(points.x), *self.frame(lower).local(points.y, points.z))

    def annulus(self, points: Points, disc: str) -> FloatArray:
        """Field of a disc, rim to rim, between the hooks."""
        v, _ = self.frame(disc).local(points.y, points.z)
        field = self.discs[disc].annulus(points.x, v, *self.past_endplates(points, disc))
        return np.maximum(field, 0.12 - self.hook(points, disc))

    def nucleus(self, points: Points, disc: str) -> FloatArray:
        """Field of a disc's nucleus."""
        v, _ = self.frame(disc).local(points.y, points.z)
        return self.discs[disc].nucleus(points.x, v, *self.past_endplates(points, disc))

    def flavum_field(self, points: Points, disc: str) -> FloatArray:
        """Field of the ligamentum flavum at one disc, the bones not yet taken away."""
        v, w = self.frame(disc).local(points.y, points.z)
        return self.flavum(disc).field(np.abs(points.x), v, w)

    def _make_disc(self, name: str) -> CervicalDisc:
        upper, lower = (CERVICAL_SIZES[n] for n in vertebrae_of(name))
        half_depth = 0.25 * (upper.lower_depth_mm + lower.upper_depth_mm) + 0.2
        shape, changed = self.shape, name == self.shape.disc
        lean_back = -0.35 * shape.posture  # the rim follows the load: back in extension [Chen94]
        return CervicalDisc(
            0.5 * upper.lower_width_mm + 0.2,
            half_depth,
            half_depth + lean_back,
            shape.bulge_mm if changed else 0.0,
            shape.bulge_asymmetry if changed else 0.0,
            lost_mm=self._lost_mm if changed else 0.0,
        )

    @property
    def _lost_mm(self) -> float:
        """Height that the changed disc has lost."""
        height = CERVICAL_DISC_SIZES[self.shape.disc].rim_height_mm
        return height * (1 - self.shape.disc_height_share)

    def flavum(self, disc: str) -> Flavum:
        """The ligamentum flavum at one disc, hung in front of the bones when first asked for."""
        if disc not in self._flava:
            plain = _beyond_the_disc(self.shape)
            own = disc == self.shape.disc or self.shape == plain
            self._flava[disc] = self._hang(disc) if own else cervical_spine(plain).flavum(disc)
        return self._flava[disc]

    def _hang(self, disc: str) -> Flavum:
        place = self.frame(disc)
        names = vertebrae_of(disc)

        def bone(x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
            y, z = place.world(v, w)
            fields = [
                self.vertebrae[name].posterior(x, *self.frame(name).local(y, z)) for name in names
            ]
            return np.asarray(np.minimum(*np.broadcast_arrays(*fields)))

        joint = self.joint(disc)
        extra = self.shape.flavum_extra_mm if disc == self.shape.disc else 0.0
        slack = 1 - 0.12 * self.shape.posture
        reach = joint.middle_x_mm - PILLAR_HALF_MM[0] + 0.6
        return hang_flavum(
            bone,
            _FLAVUM_MM.get(disc, 1.9) * slack,
            reach,
            -7.2,
            6.0,
            joint.middle_v_mm - 3.0,
            extra * slack,
        )

    @cached_property
    def sac(self) -> SacRest:
        """Resting sections of the dural sac, at each disc."""
        s_mm, width, depth, centre = [], [], [], []
        share = 1.0 - 0.10 * self.shape.canal_narrowing
        for disc in CERVICAL_DISCS:
            area = SAC_AREA_MM2[disc] * share
            half_width = np.sqrt(area) * 0.71
            half_depth = area / (4 * half_width * _SAC_POWER_SHARE)
            s_mm.append(self.s_of(disc))
            width.append(half_width)
            depth.append(half_depth)
            centre.append(self._front_of_canal(disc) + 1.0 + half_depth)
        order = np.argsort(s_mm)
        return SacRest(*(np.asarray(q)[order] for q in (s_mm, width, depth, centre)))

    @cached_property
    def cord(self) -> CordRest:
        """Resting sections of the spinal cord, at each vertebra, in the middle of the sac."""
        names = sorted(CORD_SIZE_MM, key=self.s_of)
        s_mm = np.array([self.s_of(name) for name in names])
        deep, wide = np.array([CORD_SIZE_MM[name] for name in names]).T
        return CordRest(s_mm, 0.5 * wide, 0.5 * deep, self.sac.centre_v(s_mm) - 0.15)

    @cached_property
    def roots(self) -> dict[str, RootAxis]:
        """Resting courses of the roots C3 to T1, left side, each around its own disc."""
        return {exiting_root(disc): self._root(disc) for disc in CERVICAL_DISCS}

    def _root(self, disc: str) -> RootAxis:
        lower = self.vertebrae[vertebrae_of(disc)[1]]
        edge = 0.5 * lower.size.canal_width_mm
        u, n = to_course(np.array(edge + 0.6), np.array(lower.back_wall_mm + 1.2))
        return root_axis(exiting_root(disc), disc, float(u), float(n))

    @cached_property
    def arteries(self) -> ArteryCourse:
        """The vertebral artery: through the holes of C6 to C2, in front of C7."""
        s_mm, x_mm, v_mm = [], [], []
        for name in BODIES:
            x, v = self.vertebrae[name].arch.hole_mm
            if name in ("C7", "T1", "T2"):
                x, v = x + 1.5, v - {"C7": 8.5, "T1": 16.0, "T2": 24.0}[name]
            s_mm.append(self.s_of(name))
            x_mm.append(x)
            v_mm.append(v)
        order = np.argsort(s_mm)
        return ArteryCourse(*(np.asarray(q)[order] for q in (s_mm, x_mm, v_mm)))

    def _front_of_canal(self, disc: str) -> float:
        lower = vertebrae_of(disc)[1]
        return 0.5 * (self.vertebrae[lower].back_wall_mm + self.discs[disc].depth_back_mm)


def apart(fields: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """Fields of vertebrae from above down, each with a cleft between it and the one below it."""
    out: dict[str, FloatArray] = {}
    below: FloatArray | None = None
    for name, field in reversed(fields.items()):
        out[name] = below = field if below is None else np.maximum(field, JOINT_CLEFT_MM - below)
    return dict(reversed(out.items()))


def _beyond_the_disc(shape: NeckShape) -> NeckShape:
    """What of a shape reaches the levels beside its disc."""
    return NeckShape(shape.disc, shape.curve, shape.posture, canal_narrowing=shape.canal_narrowing)


@lru_cache(maxsize=64)
def cervical_spine(shape: NeckShape) -> CervicalSpine:
    """The neck of a given shape; the same object for the same shape."""
    return CervicalSpine(shape)
