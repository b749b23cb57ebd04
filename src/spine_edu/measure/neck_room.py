"""Sizes of the canal and the foramina around a disc of the neck."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import from_course
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import SIDES, Side, exiting_root, vertebrae_of
from spine_edu.findings import balloon
from spine_edu.findings.neck_yielding import NeckYielded

_RAYS: Final = 72
_AHEAD_MM: Final = np.arange(-1.0, 3.6, 0.75)
"""Planes across the course around the mouth, where the foramen is looked for at its narrowest."""
_REACH_MM: Final = 8.0
_CANAL_STEP_MM: Final = 0.1


@dataclass(frozen=True)
class NeckRoom:
    """Room for the nerves around one disc of the neck.

    Parameters
    ----------
    canal_depth_mm : float
        Free depth from disc or body to flavum or lamina in the midline at the disc; a prolapse is
        not counted as wall.
    foramen_area_mm2, foramen_height_mm, foramen_width_mm : float
        Least free section across the course of the root between the pedicles, on the case's
        side; its greatest height, and its mean width (area over height).
    foramen_areas_mm2 : dict of float
        The same area by side, spurs and prolapses counted as walls.
    flavum_mm : float
        Thickness of the ligamentum flavum.
    """

    canal_depth_mm: float
    foramen_area_mm2: float
    foramen_height_mm: float
    foramen_width_mm: float
    foramen_areas_mm2: dict[Side, float]
    flavum_mm: float


def neck_room(soft: NeckYielded) -> NeckRoom:
    """Measure the walls around the disc of a solved case; the nerves are not counted."""
    sections = {side: _foramen(soft, side) for side in SIDES}
    area, height, width = sections[soft.case.side]
    return NeckRoom(
        canal_depth_mm=_canal_depth(soft),
        foramen_area_mm2=area,
        foramen_height_mm=height,
        foramen_width_mm=width,
        foramen_areas_mm2={side: section[0] for side, section in sections.items()},
        flavum_mm=soft.canal.spine.flavum(soft.case.disc).thickness_mm,
    )


def _canal_depth(soft: NeckYielded) -> float:
    lower = soft.canal.spine.vertebrae[vertebrae_of(soft.case.disc)[1]]
    v = np.arange(lower.back_wall_mm - 3.0, lower.canal_apex_mm + 3.0, _CANAL_STEP_MM)
    free = soft.canal.walls(np.zeros_like(v), v, np.zeros_like(v)) > 0
    middle = int(np.argmin(np.abs(v - 0.5 * (v[0] + v[-1]))))
    before = int(np.argmax(~free[middle::-1]))
    after = int(np.argmax(~free[middle:]))
    return (before + after - 1) * _CANAL_STEP_MM


def _foramen(soft: NeckYielded, side: Side) -> tuple[float, float, float]:
    """Area, height and width of the narrowest section across the root's course."""
    sign = 1.0 if side == "left" else -1.0
    name = exiting_root(soft.case.disc)
    axis, strip = soft.canal.spine.roots[name], soft.roots[name, side]
    u = axis.ganglion_mm[0] - 2.0 + _AHEAD_MM
    n = np.interp(u, strip.u_mm, strip.centre_n)
    up = np.interp(u, strip.u_mm, strip.centre_w)
    theta = balloon.directions(_RAYS)

    def free(at_n: FloatArray, at_w: FloatArray, along: FloatArray) -> FloatArray:
        x, v = from_course(along, at_n)
        walls = soft.canal.walls(sign * x, v, at_w)
        return np.minimum(walls, soft.finding_clearance(sign * x, v, at_w))

    reach = np.full(len(u), _REACH_MM)
    radii = balloon.room(free, n, up, u, theta, reach, samples=36, graze_mm=0)
    k = int(np.argmin(balloon.areas(radii)))
    ring = radii[k, :, None] * np.stack([np.cos(theta), np.sin(theta)], axis=-1)
    area, height = float(balloon.areas(radii)[k]), float(np.ptp(ring[:, 1]))
    return area, height, area / height if height else 0.0
