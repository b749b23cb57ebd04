"""The neck from behind: what does not move with a finding, cut once for each shape.

The picture's x is turned, so that the patient's left is on the left; its height is arc length.
"""

from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import ARTERY_RADIUS_MM
from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.spine import Points, clear_of
from spine_edu.views.contours import pieces, resampled
from spine_edu.views.matching import matched
from spine_edu.views.scene import Outline, Role
from spine_edu.views.section import both_sides, traced

_BODIES_V_MM: Final = 1.5
"""The cut through the bodies: through the tops of the hooks, and the holes of the arteries."""
_PEDICLES_BEHIND_MM: Final = 1.2
"""The cut through the pedicles, behind the back wall of each body: before the pillars begin."""
_HALF_WIDTH_MM: Final = 28.0
_GRID_MM: Final = 0.35
_STEP_MM: Final = 0.6
_ARTERY_STATIONS: Final = 40
_X: Final = np.arange(0.0, _HALF_WIDTH_MM, _GRID_MM)


@lru_cache(maxsize=24)
def bodies_from_behind(shape: NeckShape, low_mm: float, high_mm: float) -> tuple[Outline, ...]:
    """Bodies with their hooks, discs and heads of ribs, in one curved plane near their backs.

    Parameters
    ----------
    low_mm, high_mm : float
        Arc lengths of the lower and the upper edge of the picture.
    """
    section = _cut_bodies(shape, low_mm, high_mm)
    healthy = shape.healthy
    if shape == healthy:
        return section
    return matched(section, bodies_from_behind(healthy, low_mm, high_mm))


def _cut_bodies(shape: NeckShape, low_mm: float, high_mm: float) -> tuple[Outline, ...]:
    spine = cervical_spine(shape)
    s = np.arange(low_mm - 3.0, high_mm + 3.0, _GRID_MM)
    points = spine.points(_X[None, :], np.full((1, 1), _BODIES_V_MM), s[:, None])
    size = (len(s), len(_X))
    names = tuple(spine.vertebrae)
    bones = {n: np.broadcast_to(f, size) for n, f in spine.bones(points, names).items()}
    ribs = {n: np.broadcast_to(f, size) for n, f in spine.ribs(points, names).items()}
    bone = np.minimum.reduce(list(bones.values()))
    out: list[Outline] = []
    for disc in spine.discs:
        annulus = clear_of(np.broadcast_to(spine.annulus(points, disc), size), bone, 0.12)
        out += _both_sides(f"annulus_{disc}", "annulus", s, annulus)
    for name, field in ribs.items():
        out += _both_sides(f"rib_{name}", "bone", s, clear_of(field, bone, 0.12))
    for name, field in bones.items():
        out += _both_sides(f"bone_{name}", "bone", s, field)
    return tuple(out)


def _both_sides(name: str, role: Role, s: FloatArray, half: FloatArray) -> list[Outline]:
    both_x = np.concatenate([-_X[:0:-1], _X])
    return list(traced(name, role, both_x, s, both_sides(half), _STEP_MM))


def pedicles_from_behind(spine: CervicalSpine) -> tuple[Outline, ...]:
    """The cut feet of the arches, one on each side of each vertebra."""
    out: list[Outline] = []
    for name, vertebra in spine.vertebrae.items():
        middle = spine.s_of(name)
        s = np.arange(middle - 10.0, middle + 10.0, _GRID_MM)
        v = vertebra.back_wall_mm + _PEDICLES_BEHIND_MM
        points = spine.points(_X[None, :], np.full((1, 1), v), s[:, None])
        field = _pedicle(spine, points, name)
        ring, _ = pieces(_X, s, np.broadcast_to(field, (len(s), len(_X))))[0]
        ring = resampled(ring, _STEP_MM)
        for side, sign in (("left", -1.0), ("right", 1.0)):
            out.append(Outline(f"pedicle_{name}_{side}", "bone", ring * [sign, 1.0]))
    return tuple(out)


def _pedicle(spine: CervicalSpine, points: Points, name: str) -> FloatArray:
    arch = spine.vertebrae[name].arch
    v, w = spine.frame(name).local(points.y, points.z)
    return arch.pedicle(points.x, v, w + arch.lowered_mm)


def arteries_from_behind(
    spine: CervicalSpine, low_mm: float, high_mm: float
) -> tuple[Outline, ...]:
    """The vertebral arteries, upward through the holes of C6 to C2."""
    s = np.linspace(low_mm - 3.0, high_mm + 3.0, _ARTERY_STATIONS)
    x, _ = spine.arteries.at(s)
    out = []
    for side, sign in (("left", -1.0), ("right", 1.0)):
        inner, outer = (sign * (x + r) for r in (-ARTERY_RADIUS_MM, ARTERY_RADIUS_MM))
        ring = np.concatenate([np.stack([inner, s], -1), np.stack([outer, s], -1)[::-1]])
        out.append(Outline(f"vertebral_artery_{side}", "vessel", ring))
    return tuple(out)
