"""The room around one disc of the neck: the fields of its walls, sampled once for each shape.

Roots of the neck run almost in the axial plane, so the walls are looked up trilinearly, at any
place (x, v, w): patient's left, posterior offset, height above the disc along the curve, mm.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape

NECK_REACH_MM: Final = 12.0
STATION_MM: Final = 0.8
_GRID_MM: Final = 0.6
_X: Final = np.arange(0.0, 28.3, _GRID_MM)
_V: Final = np.arange(-9.0, 27.1, _GRID_MM)
STATIONS_MM: Final = np.arange(-15, 15.5) * STATION_MM
"""Heights of the planes that the walls are kept on."""


@dataclass(frozen=True)
class NeckCanal:
    """Walls of the canal and the foramina around one disc.

    Parameters
    ----------
    spine : CervicalSpine
        The neck it belongs to.
    solid, solid_right : (k, nv, nx) float
        Distance to bone, disc, flavum or rib on the left, and (mirrored) on the right, mm; the
        same array unless the disc bulges to one side.
    back : (k, nv, nx) float
        Distance to laminae, pillars and flavum, mm.
    """

    spine: CervicalSpine
    solid: FloatArray
    solid_right: FloatArray
    back: FloatArray

    @property
    def middle_s_mm(self) -> float:
        """Arc length of the middle of the disc."""
        return self.spine.s_of(self.spine.shape.disc)

    def look(self, grid: FloatArray, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Trilinear value of `grid` at |x|, v, w, mm."""
        gx = np.clip(np.abs(x) / _GRID_MM, 0.0, len(_X) - 1.001)
        gv = np.clip((v - _V[0]) / _GRID_MM, 0.0, len(_V) - 1.001)
        gw = np.clip((w - STATIONS_MM[0]) / STATION_MM, 0.0, len(STATIONS_MM) - 1.001)
        ix, iv, iw = gx.astype(np.intp), gv.astype(np.intp), gw.astype(np.intp)
        fx, fv, fw = gx - ix, gv - iv, gw - iw
        flat, row = grid.reshape(-1), len(_X)
        at = (iw * len(_V) + iv) * row + ix
        low = _flat_mix(flat, at, row, fx, fv)
        high = _flat_mix(flat, at + row * len(_V), row, fx, fv)
        return np.asarray(low * (1 - fw) + high * fw)

    def walls(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to bone, disc, flavum or rib at signed x, mm."""
        if self.solid_right is self.solid:
            return self.look(self.solid, x, v, w)
        left, right = (self.look(g, x, v, w) for g in (self.solid, self.solid_right))
        return np.where(x >= 0, left, right)

    def artery(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to the vertebral arteries, mm."""
        return self.spine.arteries.field(np.abs(x), v, self.middle_s_mm + w)


def _flat_mix(
    flat: FloatArray, at: np.ndarray[tuple[int, ...], np.dtype[np.intp]], row: int,
    fx: FloatArray, fv: FloatArray,
) -> FloatArray:  # fmt: skip
    near = flat[at] * (1 - fx) + flat[at + 1] * fx
    at = at + row
    far = flat[at] * (1 - fx) + flat[at + 1] * fx
    return near * (1 - fv) + far * fv


@lru_cache(maxsize=24)
def neck_canal(shape: NeckShape) -> NeckCanal:
    """The canal around the disc that `shape` names."""
    spine = cervical_spine(shape)
    s_mm = spine.s_of(shape.disc) + STATIONS_MM
    points = spine.points(_X[None, None, :], _V[None, :, None], s_mm[:, None, None])
    names = vertebrae_of(shape.disc)
    size = (len(s_mm), len(_V), len(_X))
    back = np.minimum.reduce(
        [np.broadcast_to(f, size) for f in spine.back_walls(points, names).values()]
    )
    for disc in spine.beside(shape.disc):
        back = np.minimum(back, spine.flavum_field(points, disc))
    walls = np.minimum.reduce(
        [back, *spine.bones(points, names).values(), *spine.ribs(points, names).values()]
    )
    left = right = np.minimum(walls, spine.annulus(points, shape.disc))
    if shape.bulge_asymmetry:
        mirrored = spine.points(-points.x, points.v, points.s)
        right = np.minimum(walls, spine.annulus(mirrored, shape.disc))
    return NeckCanal(spine, left, right, back)
