"""Published grades of a neck, read off the geometry; a finding, not a diagnosis."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import from_course
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import SIDES, Side
from spine_edu.findings import balloon
from spine_edu.findings.neck_canal import STATIONS_MM
from spine_edu.findings.neck_roots import RootKey
from spine_edu.findings.neck_yielding import NeckYielded
from spine_edu.measure.fardon import Fardon, fardon_of

_NEAR_DISC_MM: Final = 10.0
_HALF: Final = 0.5
_DEFORMED: Final = 0.10
_MOUTH_MM: Final = 4.5  # middle of the foramen along the root's course
_REACH_MM: Final = 5.0


@dataclass(frozen=True)
class NeckGrades:
    """Grades of one case of the neck.

    Parameters
    ----------
    kang : int
        0–2 [RP-K]: 1, more than half of the fluid in front of and behind the cord is gone with
        the cord's shape normal; 2, the cord is deformed (here: has lost more than a tenth of its
        least width or its area). Grade 3 is signal, not geometry.
    kim_foramen : dict of int
        0–2 by side [Kim15]: 0, the foramen is wider than the root at rest outside it; 1, narrower
        but more than half of it; 2, at most half.
    pfirrmann_root : dict of int
        0–3 by (root, side) [Pf04].
    fardon : {"normal", "bulge", "protrusion", "extrusion", "sequestration"}
        The task forces' word for the disc's shape, v2.0 [Far14].
    """

    kang: int
    kim_foramen: dict[Side, int]
    pfirrmann_root: dict[RootKey, int]
    fardon: Fardon


def grade_neck(
    soft: NeckYielded,
    rest: NeckYielded,
    cord_flattening: float,
    root_grades: dict[RootKey, int],
) -> NeckGrades:
    """Grade a solved case against `rest`, the same neck without the findings."""
    return NeckGrades(
        kang=_kang(soft, rest, cord_flattening),
        kim_foramen=_kim(soft, rest),
        pfirrmann_root=root_grades,
        fardon=fardon_of(soft.canal.spine.discs[soft.case.disc], soft.prolapse),
    )


def _kang(soft: NeckYielded, rest: NeckYielded, cord_flattening: float) -> int:
    if cord_flattening > _DEFORMED:
        return 2
    left = _fluid_mm(soft) / _fluid_mm(rest)
    near = np.abs(STATIONS_MM) <= _NEAR_DISC_MM
    return 1 if left[near].min() < _HALF else 0


def _fluid_mm(soft: NeckYielded) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Depth of the fluid before and behind the cord, plane by plane."""
    sac, cord = soft.sac.polygons()[..., 1], soft.cord.polygons()[..., 1]
    return np.asarray(np.ptp(sac, axis=1) - np.ptp(cord, axis=1))


def _kim(soft: NeckYielded, rest: NeckYielded) -> dict[Side, int]:
    """Least room across each root's course, against its thickness at rest outside the foramen."""
    out: dict[Side, int] = {}
    for side in SIDES:
        (key,) = (key for key in soft.roots if key[1] == side)
        strip, before = soft.roots[key], rest.roots[key]
        mouth = np.abs(strip.u_mm - strip.u_mm[0] - _MOUTH_MM) < _MOUTH_MM - 1.5
        u = strip.u_mm[mouth]

        def free(n: FloatArray, w: FloatArray, along: FloatArray) -> FloatArray:
            x, v = from_course(along, n)
            x = strip.sign * x  # noqa: B023
            return np.minimum(soft.canal.walls(x, v, w), soft.finding_clearance(x, v, w))

        reach = np.full(len(u), _REACH_MM)
        both_ways = np.array([0.0, np.pi])
        centres = strip.centre_n[mouth], strip.centre_w[mouth]
        across = balloon.room(free, *centres, u, both_ways, reach, graze_mm=0)
        outside = np.ptp(before.polygons()[..., 0], axis=1)[~mouth].max()
        share = float(across.sum(axis=1).min() / outside)
        out[side] = 0 if share > 1.0 else 1 if share > _HALF else 2
    return out
