"""The vertebrae of the neck stacked along its curve, from T2 up to C2."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_facets import PillarJoint
from spine_edu.anatomy.cervical_morphometry import (
    CERVICAL_DISC_SIZES,
    CERVICAL_LORDOSIS_SHARE,
    CERVICAL_SIZES,
    T1_SLOPE_DEG,
    CervicalSize,
)
from spine_edu.anatomy.cervical_vertebra import CervicalVertebra
from spine_edu.anatomy.curve import Frame, SpineCurve
from spine_edu.anatomy.levels import CERVICAL_DISCS, vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape

BODIES: Final = ("C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2")
_ORIGIN: Final = "C5/C6"
# Neutral to fully bent, per disc; drawing default within the usual 15–20 degrees of movement.
_FLEXION_DEG: Final = 9.0
_EXTENSION_DEG: Final = 7.5
_MOVES_LESS: Final = {"C2/C3": 0.95, "C7/T1": 0.95, "T1/T2": 0.6}


@dataclass(frozen=True)
class Places:
    """Where bodies and discs lie: the curve, and the frame and arc length of each."""

    curve: SpineCurve
    frames: dict[str, Frame]
    s_mm: dict[str, float]


def thread(curve: str, posture: float, height_share: dict[str, float]) -> Places:
    """Stack bodies and discs from T2 up and lay the curve through them.

    Parameters
    ----------
    curve : {"standing", "supine"}
        Shape of the whole curve.
    posture : float
        −1 (bent back) to +1 (bent forward), shared by the discs.
    height_share : dict
        Share of its healthy height, by disc.
    """
    share = CERVICAL_LORDOSIS_SHARE[curve]
    bend = -(_FLEXION_DEG if posture > 0 else _EXTENSION_DEG) * posture
    body = CERVICAL_SIZES["T2"].height_mm
    tilt, s = T1_SLOPE_DEG[curve] + 2.0, body
    s_mm, tilt_deg = {"T2": 0.5 * body}, {"T2": tilt}
    for disc in reversed(CERVICAL_DISCS):
        upper = vertebrae_of(disc)[0]
        size, height = CERVICAL_DISC_SIZES[disc], CERVICAL_SIZES[upper].height_mm
        thick = size.rim_height_mm * height_share.get(disc, 1.0)
        wedge = size.wedge_deg * share * height_share.get(disc, 1.0)
        wedge += bend * _MOVES_LESS.get(disc, 1.0)
        s_mm[disc], tilt_deg[disc] = s + 0.5 * thick, tilt - 0.5 * wedge
        s_mm[upper], tilt_deg[upper] = s + thick + 0.5 * height, tilt - wedge
        s += thick + height
        tilt -= wedge
    origin = s_mm[_ORIGIN]
    names = sorted(s_mm, key=s_mm.__getitem__)
    stations = np.array([-60.0, -20.0, *(s_mm[n] for n in names), s + 40.0]) - origin
    low = tilt_deg["T2"]
    tilts = np.radians([low - 4.0, low + 1.0, *(tilt_deg[n] for n in names), tilt])
    spine_curve = SpineCurve(stations, tilts, 0.0)
    places = {n: s_mm[n] - origin for n in names}
    return Places(spine_curve, {n: spine_curve.frame(s) for n, s in places.items()}, places)


def carve_vertebrae(shape: NeckShape, neutral: Places) -> dict[str, CervicalVertebra]:
    """Vertebrae with their facets, each in its own frame; postures only move the frames."""
    sizes = {name: _narrowed(CERVICAL_SIZES[name], shape.canal_narrowing) for name in BODIES}
    lower = vertebrae_of(shape.disc)[1]
    plain = {
        name: CervicalVertebra(name, size, shape.hook_growth_mm if name == lower else 0.0)
        for name, size in sizes.items()
    }
    joints = {disc: _joint(disc, shape, plain, neutral.frames) for disc in CERVICAL_DISCS}
    out: dict[str, CervicalVertebra] = {}
    for index, name in enumerate(BODIES):
        frame = neutral.frames[name]
        over = CERVICAL_DISCS[index - 1] if index else None
        under = CERVICAL_DISCS[index] if index < len(CERVICAL_DISCS) else None
        out[name] = replace(
            plain[name],
            above=(joints[over], neutral.frames[over].within(frame)) if over else None,
            below=(joints[under], neutral.frames[under].within(frame)) if under else None,
        )
    return out


def _joint(
    disc: str, shape: NeckShape, plain: dict[str, CervicalVertebra], frames: dict[str, Frame]
) -> PillarJoint:
    """The joint plane halfway between the pillars of two neighbours."""
    x, v = [], []
    for name in vertebrae_of(disc):
        arch = plain[name].arch
        middle, height = np.float64(arch.pillar_v_mm), np.float64(0.0)
        place = frames[disc].within(frames[name])
        drop = place.z_mm
        y, _ = frames[name].world(middle, height + drop)
        _, z = frames[name].world(middle, height + drop)
        local, _ = frames[disc].local(y, z)
        x.append(arch.pillar_x_mm)
        v.append(float(local))
    slope = CERVICAL_DISC_SIZES[disc].facet_slope_deg
    worn = shape.facet_hypertrophy if disc == shape.disc else 0.0
    return PillarJoint(0.5 * sum(x), 0.5 * sum(v), slope, worn)


def _narrowed(size: CervicalSize, amount: float) -> CervicalSize:
    return replace(
        size,
        canal_depth_mm=size.canal_depth_mm * (1 - 0.18 * amount),
        canal_width_mm=size.canal_width_mm * (1 - 0.06 * amount),
    )
