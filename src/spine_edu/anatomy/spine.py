"""The lumbar spine assembled: vertebrae, discs, ligaments and nerves along one curve."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.curve import Frame, SpineCurve
from spine_edu.anatomy.disc import LumbarDisc
from spine_edu.anatomy.facets import FacetJoint
from spine_edu.anatomy.fields import FloatArray, smooth_max, smooth_min
from spine_edu.anatomy.flavum import Flavum, hang_flavum
from spine_edu.anatomy.morphometry import (
    BODY_WEDGE_DEG,
    LORDOSIS_SHARE,
    LUMBAR_DISC_SIZES,
    LUMBAR_SIZES,
    SACRAL_SLOPE_DEG,
    SACRUM_CANAL_WIDTH_MM,
    SACRUM_DEPTH_MM,
    SACRUM_WIDTH_MM,
    LumbarSize,
)
from spine_edu.anatomy.nerves import (
    ROOT_DIAMETER_MM,
    SAC_AREA_MM2,
    RootCourse,
    SacRest,
    root_course,
)
from spine_edu.anatomy.sacrum import Sacrum
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.vertebra import LumbarVertebra

BODIES: Final = ("T12", "L1", "L2", "L3", "L4", "L5")
DISCS: Final = ("T12/L1", "L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1")
_ORIGIN: Final = "L4/L5"
_NEAR_MM: Final = 44.0
_SAC_PLATEAU_MM: Final = 15.5  # the sac changes between the levels, not across a disc
_SAC_SINKS: Final = 0.16  # per mm in the sacrum, whose canal leans forward
_FLAVUM_MM: Final = {"L3/L4": 2.9, "L4/L5": 3.1, "L5/S1": 3.0}  # L4/L5 [Cho10], others [Kha23]
# Canal oval above, trefoil below: facets stand farther back at L3/L4, forward at L5/S1.
_FACETS_FORWARD_MM: Final = {"L3/L4": -1.8, "L4/L5": 0.8, "L5/S1": 4.4}
_SIDE_BULGE_MM: Final = {"L1/L2": 6.5, "L2/L3": 5.6, "L5/S1": 6.2}  # others 5.3
_FLEXION_DEG: Final = 4.5  # per disc, neutral to fully bent forward; drawing default
_EXTENSION_DEG: Final = 3.0

Vertebra = LumbarVertebra | Sacrum


@dataclass(frozen=True)
class Points:
    """Sample points, arrays that broadcast together.

    Parameters
    ----------
    x : float
        Patient's left, mm.
    v, s : float
        Curve coordinates: posterior offset and arc length, mm.
    y, z : float
        The same points in the world, mm.
    """

    x: FloatArray
    v: FloatArray
    s: FloatArray
    y: FloatArray
    z: FloatArray


class LumbarSpine:
    """All parts of one lumbar spine, to be cut by any plane.

    Parameters
    ----------
    shape : SpineShape
        What differs from the healthy spine, and where.
    """

    def __init__(self, shape: SpineShape) -> None:
        self.shape = shape
        neutral = _thread(shape.curve, 0.0, {})
        heights = {shape.disc: shape.disc_height_share}
        self._place = (
            neutral
            if shape.posture == 0 and shape.disc_height_share == 1
            else _thread(shape.curve, shape.posture, heights)
        )
        self.curve = self._place.curve
        self.vertebrae = _carve_vertebrae(shape, neutral)
        self.discs = {name: self._make_disc(name) for name in DISCS}
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
        names = (*BODIES, "S1")
        return tuple(n for n in names if abs(self.s_of(n) - s_mm) < _NEAR_MM)

    def bones(self, points: Points, names: tuple[str, ...]) -> dict[str, FloatArray]:
        """Field of each named vertebra; a neighbour below keeps 0.4 mm of room."""
        return self.bones_and_arches(points, names)[0]

    def posterior_bones(self, points: Points, names: tuple[str, ...]) -> dict[str, FloatArray]:
        """Field of arches and articular processes alone."""
        return self.bones_and_arches(points, names)[1]

    def bones_and_arches(
        self, points: Points, names: tuple[str, ...]
    ) -> tuple[dict[str, FloatArray], dict[str, FloatArray]]:
        """:meth:`bones` and :meth:`posterior_bones` at the same points."""
        x = np.abs(points.x)
        whole, arches = {}, {}
        for name in names:
            local = self._local(points, name)
            vertebra = self.vertebrae[name]
            arches[name] = vertebra.posterior(x, *local)
            whole[name] = smooth_min(arches[name], vertebra.body(x, *local), vertebra.FILLET_MM)
        return _stacked(whole), _stacked(arches)

    def _local(self, points: Points, name: str) -> tuple[FloatArray, FloatArray]:
        return self.frame(name).local(points.y, points.z)

    def cartilage(self, points: Points, disc: str) -> FloatArray:
        """Field of the joint space between the facets at one disc."""
        joint = self.joint(disc)
        place = self.frame(disc.split("/")[1])
        above = self.vertebrae[disc.split("/")[1]].above
        if above is None:
            raise ValueError(f"no facet joint at disc {disc!r}")
        local = above[1].local(*place.local(points.y, points.z))
        return joint.cartilage(np.abs(points.x), *local)

    def joint(self, disc: str) -> FacetJoint:
        """The facet joints at one disc."""
        above = self.vertebrae[disc.split("/")[1]].above
        if above is None:
            raise ValueError(f"no facet joint at disc {disc!r}")
        return above[0]

    def past_endplates(self, points: Points, disc: str) -> tuple[FloatArray, FloatArray]:
        """Distance below the lower and above the upper endplate around a disc, mm."""
        upper, lower = disc.split("/")
        x = np.abs(points.x)
        v, w = self.frame(upper).local(points.y, points.z)
        above = w + self.vertebrae[upper].endplate_mm(x, v)
        v, w = self.frame(lower).local(points.y, points.z)
        below = self.vertebrae[lower].endplate_mm(x, v) - w
        return below, above

    def annulus(self, points: Points, disc: str) -> FloatArray:
        """Field of a disc, rim to rim."""
        v, _ = self.frame(disc).local(points.y, points.z)
        return self.discs[disc].annulus(points.x, v, *self.past_endplates(points, disc))

    def nucleus(self, points: Points, disc: str) -> FloatArray:
        """Field of a disc's nucleus."""
        v, _ = self.frame(disc).local(points.y, points.z)
        return self.discs[disc].nucleus(points.x, v, *self.past_endplates(points, disc))

    def flavum_field(self, points: Points, disc: str) -> FloatArray:
        """Field of the ligamentum flavum at one disc, the bones not yet taken away."""
        v, w = self.frame(disc).local(points.y, points.z)
        return self.flavum(disc).field(np.abs(points.x), v, w)

    def _make_disc(self, name: str) -> LumbarDisc:
        upper, lower = name.split("/")
        above = LUMBAR_SIZES[upper]
        width, depth = SACRUM_WIDTH_MM, SACRUM_DEPTH_MM
        if lower != "S1":
            width, depth = LUMBAR_SIZES[lower].upper_width_mm, LUMBAR_SIZES[lower].upper_depth_mm
        half_depth = 0.25 * (above.lower_depth_mm + depth) + 0.5
        shape = self.shape
        changed = name == shape.disc
        lean_back = -0.5 * shape.posture  # the rim follows the load: back in extension [Chen94]
        return LumbarDisc(
            0.25 * (above.lower_width_mm + width) + 0.4,
            half_depth,
            half_depth + lean_back,
            shape.bulge_mm if changed else 0.0,
            shape.bulge_asymmetry if changed else 0.0,
            _SIDE_BULGE_MM.get(name, 5.3) * shape.foramen_growth if changed else 0.0,
        )

    def flavum(self, disc: str) -> Flavum:
        """The ligamentum flavum at one disc, hung in front of the bones when first asked for."""
        if disc not in self._flava:
            plain = _beyond_the_disc(self.shape)
            own = disc == self.shape.disc or self.shape == plain
            self._flava[disc] = self._hang(disc) if own else lumbar_spine(plain).flavum(disc)
        return self._flava[disc]

    def _hang(self, disc: str) -> Flavum:
        upper, lower = disc.split("/")
        place = self.frame(disc)

        def bone(x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
            y, z = place.world(v, w)
            fields = [
                _without_spurs(self.vertebrae[name]).posterior(x, *self.frame(name).local(y, z))
                for name in (upper, lower)
            ]
            return np.asarray(np.minimum(*np.broadcast_arrays(*fields)))

        joint = self.joint(disc)
        angle = np.radians(joint.angle_deg)
        extra = self.shape.flavum_extra_mm if disc == self.shape.disc else 0.0
        slack = 1 - 0.10 * self.shape.posture
        reach = joint.middle_x_mm - 6.2 * float(np.sin(angle))
        base = _FLAVUM_MM.get(disc, 2.7) * slack
        lip = joint.lip_across if joint.hypertrophy else None
        return hang_flavum(bone, base, reach, -13.5, 9.0, extra_mm=extra, lip=lip)

    @cached_property
    def sac(self) -> SacRest:
        """Resting sections of the dural sac, from T12 down to S2."""
        s_mm, width, depth, centre = [], [], [], []
        share = 1.0 - 0.12 * self.shape.canal_narrowing
        for disc in DISCS:
            lower = disc.split("/")[1]
            area = SAC_AREA_MM2[disc] * share
            half_width = np.sqrt(area) * 0.69
            half_depth = area / (4 * half_width * 0.8124)
            wall = 0.5 * (self.vertebrae[lower].back_wall_mm + self.discs[disc].depth_back_mm - 1.2)
            for beside in (-_SAC_PLATEAU_MM, _SAC_PLATEAU_MM):
                s_mm.append(self.s_of(disc) + beside)
                width.append(half_width)
                depth.append(half_depth)
                centre.append(wall + 1.1 + half_depth)
        last = self.s_of("S1")
        for drop, size in ((10.0, 0.86), (20.0, 0.6), (27.0, 0.3), (30.0, 0.06)):
            s_mm.append(last - drop)
            width.append(width[11] * size)
            depth.append(depth[11] * size)
            centre.append(centre[11] - _SAC_SINKS * drop)
        order = np.argsort(s_mm)
        return SacRest(*(np.asarray(q)[order] for q in (s_mm, width, depth, centre)))

    @cached_property
    def roots(self) -> dict[str, RootCourse]:
        """Resting courses of the roots L1 to S1, left side."""
        out = {}
        for name in ROOT_DIAMETER_MM:
            vertebra = self.vertebrae[name]
            width = SACRUM_CANAL_WIDTH_MM
            if isinstance(vertebra, LumbarVertebra):
                width = vertebra.size.canal_width_mm
            out[name] = root_course(name, self.s_of(name), 0.5 * width, vertebra.back_wall_mm)
        return out


def _without_spurs(vertebra: Vertebra) -> Vertebra:
    """A vertebra as the flavum hangs on it: it does not leap onto a spur that grows beside it."""
    if vertebra.above is None:
        return vertebra
    joint, frame = vertebra.above
    return replace(vertebra, above=(replace(joint, spurs=False), frame))


def _beyond_the_disc(shape: SpineShape) -> SpineShape:
    """What of a shape reaches the levels beside its disc."""
    return SpineShape(shape.disc, shape.curve, shape.posture, canal_narrowing=shape.canal_narrowing)


def _stacked(fields: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """Fields from above down, each with what the one below it needs of room taken away."""
    out: dict[str, FloatArray] = {}
    below: FloatArray | None = None
    for name, field in reversed(fields.items()):
        out[name] = below = field if below is None else np.maximum(field, 0.4 - below)
    return dict(reversed(out.items()))


@lru_cache(maxsize=64)
def lumbar_spine(shape: SpineShape) -> LumbarSpine:
    """The lumbar spine of a given shape; the same object for the same shape."""
    return LumbarSpine(shape)


@dataclass(frozen=True)
class _Places:
    curve: SpineCurve
    frames: dict[str, Frame]
    s_mm: dict[str, float]


def _thread(curve: str, posture: float, height_share: dict[str, float]) -> _Places:
    """Stack bodies and discs from the sacrum up and lay the curve through them."""
    share = LORDOSIS_SHARE[curve]
    bend = -(_FLEXION_DEG if posture > 0 else _EXTENSION_DEG) * posture
    tilt, s = SACRAL_SLOPE_DEG[curve], 0.0
    s_mm, tilt_deg = {"S1": -14.0}, {"S1": tilt + 2.0}
    for disc in reversed(DISCS):
        upper = disc.split("/")[0]
        size = LUMBAR_DISC_SIZES[disc]
        thick = size.height_mm * height_share.get(disc, 1.0)
        wedge = size.wedge_deg * share * height_share.get(disc, 1.0) + bend
        body = 0.5 * (LUMBAR_SIZES[upper].height_front_mm + LUMBAR_SIZES[upper].height_back_mm)
        s_mm[disc], tilt_deg[disc] = s + 0.5 * thick, tilt - 0.5 * wedge
        s_mm[upper] = s + thick + 0.5 * body
        tilt_deg[upper] = tilt - wedge - 0.5 * BODY_WEDGE_DEG[upper]
        s += thick + body
        tilt -= wedge + BODY_WEDGE_DEG[upper]
    origin = s_mm[_ORIGIN]
    names = sorted(s_mm, key=s_mm.__getitem__)
    stations = np.array([-130.0, -60.0, *(s_mm[n] for n in names), s + 60.0]) - origin
    below = (tilt_deg["S1"] + 45.0, tilt_deg["S1"] + 5.0)  # S1 and S2 lie almost straight
    tilts = np.radians([*below, *(tilt_deg[n] for n in names), tilt - 3.0])
    spine_curve = SpineCurve(stations, tilts, 0.0)
    places = {n: s_mm[n] - origin for n in names}
    return _Places(spine_curve, {n: spine_curve.frame(s) for n, s in places.items()}, places)


def _carve_vertebrae(shape: SpineShape, neutral: _Places) -> dict[str, Vertebra]:
    """Vertebrae with their facets, each in its own frame; postures only move the frames."""
    sizes = {name: _narrowed(LUMBAR_SIZES[name], shape.canal_narrowing) for name in BODIES}
    plain = {name: LumbarVertebra(name, size) for name, size in sizes.items()}
    joints: dict[str, FacetJoint] = {}
    for disc in DISCS:
        upper, lower = disc.split("/")
        lower_width = SACRUM_CANAL_WIDTH_MM if lower == "S1" else sizes[lower].canal_width_mm
        joints[disc] = FacetJoint(
            0.25 * (sizes[upper].canal_width_mm + lower_width) + 4.6,
            plain[upper].canal_apex_mm - 2.6 - _FACETS_FORWARD_MM.get(disc, 0.0),
            LUMBAR_DISC_SIZES[disc].facet_angle_deg,
            shape.facet_hypertrophy if disc == shape.disc else 0.0,
            shape.foramen_growth if disc == shape.disc else 0.0,
        )
    out: dict[str, Vertebra] = {}
    frames = neutral.frames
    for index, name in enumerate(BODIES):
        below = joints[DISCS[index]], frames[DISCS[index]].within(frames[name])
        above = None
        if index:
            above = joints[DISCS[index - 1]], frames[DISCS[index - 1]].within(frames[name])
        out[name] = replace(plain[name], above=above, below=below)
    out["S1"] = Sacrum((joints["L5/S1"], frames["L5/S1"].within(frames["S1"])))
    return out


def _narrowed(size: LumbarSize, amount: float) -> LumbarSize:
    return replace(
        size,
        canal_depth_mm=size.canal_depth_mm * (1 - 0.18 * amount),
        canal_width_mm=size.canal_width_mm * (1 - 0.08 * amount),
    )


def clear_of(field: FloatArray, other: FloatArray, gap_mm: float) -> FloatArray:
    """`field` with everything nearer than `gap_mm` to `other` taken away."""
    return smooth_max(field, gap_mm - other, 0.2)
