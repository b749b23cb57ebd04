"""Sizes of the canal, the lateral recess, the foramina and the ligament around a disc."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import ndimage

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import vertebrae_of
from spine_edu.anatomy.morphometry import LUMBAR_SIZES, foramen_plane_mm
from spine_edu.anatomy.spine import LumbarSpine
from spine_edu.findings.yielding import Yielded
from spine_edu.views.side_fixed import world_points

_GRID_MM: Final = 0.4
_DISC_WINDOW_MM: Final = 5.0
_RECESS_AT_MM: Final = -8.0  # where the superior facet roofs the recess, above the lower pedicle
_CLOSED_MM: Final = 0.5
_GANGLION_BELOW_MM: Final = 10.0


@dataclass(frozen=True)
class Room:
    """Room for the nerves around one disc.

    Parameters
    ----------
    canal_area_mm2 : float
        Least free area between disc, flavum and facets within 5 mm of the disc's middle, as wide
        as the pedicles are apart; the prolapse not counted as wall.
    canal_depth_mm : float
        Least free depth in the midline there (soft-tissue AP diameter [Cha11]).
    recess_depth_mm : float
        Depth of the lateral recess from the body's back wall to facet or flavum, at the top of
        the lower pedicle [Ste11].
    foramen_area_mm2, foramen_height_mm, foramen_width_mm : float
        Free section of the foramen in a plane just inside the pedicles: its area, its
        greatest height, and its mean width (area over height).
    flavum_mm : float
        Thickness of the ligamentum flavum beside the midline.
    """

    canal_area_mm2: float
    canal_depth_mm: float
    recess_depth_mm: float
    foramen_area_mm2: float
    foramen_height_mm: float
    foramen_width_mm: float
    flavum_mm: float


def room_around(soft: Yielded) -> Room:
    """Measure the walls around the disc of a solved case; the nerves are not counted."""
    spine, disc = soft.canal.spine, soft.case.disc
    area, depth = _canal(soft)
    foramen_area, foramen_height = _foramen(spine, disc)
    return Room(
        canal_area_mm2=area,
        canal_depth_mm=depth,
        recess_depth_mm=_recess(soft),
        foramen_area_mm2=foramen_area,
        foramen_height_mm=foramen_height,
        foramen_width_mm=foramen_area / foramen_height if foramen_height else 0.0,
        flavum_mm=spine.flavum(disc).thickness_mm,
    )


def _half_canal_mm(disc: str) -> float:
    size = LUMBAR_SIZES[vertebrae_of(disc)[0]]
    return 0.5 * size.canal_width_mm


def _canal(soft: Yielded) -> tuple[float, float]:
    canal, disc = soft.canal, soft.case.disc
    x = np.arange(0.5 * _GRID_MM, _half_canal_mm(disc), _GRID_MM)
    v = np.arange(12.0, 42.0, _GRID_MM)
    near = np.abs(canal.s_mm - canal.spine.s_of(disc)) <= _DISC_WINDOW_MM
    stations = np.flatnonzero(near)
    deep = np.broadcast_to(stations[:, None, None], (len(stations), len(v), len(x)))
    free = canal.look(canal.solid, x[None, None, :], v[None, :, None], deep)
    share = _behind_front(np.clip(0.5 + free / _GRID_MM, 0.0, 1.0))
    areas = 2 * share.sum(axis=(1, 2)) * _GRID_MM**2
    depths = share[:, :, 0].sum(axis=1) * _GRID_MM
    return float(areas.min()), float(depths.min())


def _behind_front(share: FloatArray) -> FloatArray:
    """Only the first run of free room from the disc backward, in each column (axis 1)."""
    open_ = share > 0.5
    started = np.maximum.accumulate(open_, axis=1)
    ended = np.maximum.accumulate(started & ~open_ & (share < 0.02), axis=1)
    return np.where(ended, 0.0, share * (started | (share > 0)))


def _recess(soft: Yielded) -> float:
    canal, disc = soft.canal, soft.case.disc
    middle = canal.spine.s_of(disc)
    k = int(np.argmin(np.abs(canal.s_mm - middle - _RECESS_AT_MM)))
    x = 0.86 * _half_canal_mm(disc)
    v = np.arange(10.0, 34.0, 0.1)
    free = canal.look(canal.solid, np.full_like(v, x), v, np.full(len(v), k))
    share = _behind_front(np.clip(0.5 + free[None, :, None] / 0.1, 0.0, 1.0))
    return float(share.sum() * 0.1)


def _foramen(spine: LumbarSpine, disc: str) -> tuple[float, float]:
    upper, lower = vertebrae_of(disc)
    x = foramen_plane_mm(upper)
    frame = spine.frame(disc)
    v, w = np.arange(8.0, 40.0, _GRID_MM), np.arange(-18.0, 24.0, _GRID_MM)
    points = world_points(x, *frame.world(v[None, :], w[:, None]))
    solid = np.minimum(*spine.bones(points, (upper, lower)).values())
    solid = np.minimum(solid, spine.annulus(points, disc))
    solid = np.minimum(solid, spine.flavum_field(points, disc))
    solid = np.minimum(solid, spine.cartilage(points, disc))
    labels, _ = ndimage.label(solid > _CLOSED_MM)
    at_mm = spine.s_of(upper) - _GANGLION_BELOW_MM
    root = spine.roots[upper].at(np.array(at_mm))
    away = np.hypot(v[None, :] - root[1], w[:, None] - (at_mm - spine.s_of(disc)))
    seed = labels.flat[int(np.argmin(np.where(labels > 0, away, np.inf)))]
    inside = ndimage.binary_dilation(labels == seed, iterations=2) & (solid > -_GRID_MM)
    area = float(np.clip(0.5 + solid / _GRID_MM, 0.0, 1.0)[inside].sum() * _GRID_MM**2)
    rows = np.flatnonzero((inside & (solid > 0)).any(axis=1))
    return area, float((rows[-1] - rows[0] + 1) * _GRID_MM)
