"""The room around one disc: the fields of its walls, sampled once for each shape of the spine.

Soft tissue is solved on planes across the curve ("stations"), 1 mm apart. On each of them the
distance to the walls is kept on a grid and looked up bilinearly.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, lumbar_spine

REACH_MM: Final = 20.0
STATION_MM: Final = 1.0
_GRID_MM: Final = 0.75
_BLOCK: Final = 10  # stations at a time: their fields stay in the cache
_LIGAMENT_BELOW_MM: Final = 18.0  # how far below its disc a flavum still matters
_X: Final = np.arange(0.0, 38.0, _GRID_MM)
_V: Final = np.arange(-4.0, 43.0, _GRID_MM)


@dataclass(frozen=True)
class Canal:
    """Walls of the canal and the foramina around one disc.

    Parameters
    ----------
    spine : LumbarSpine
        The spine it belongs to.
    s_mm : (k,) float
        Arc lengths of the stations, increasing upward.
    solid : (k, nv, nx) float
        Distance to bone, disc or flavum on the left, mm.
    solid_right : (k, nv, nx) float
        The same on the right, mirrored; the same array unless the disc bulges to one side.
    back : (k, nv, nx) float
        Distance to arches, articular processes and flavum, mm.
    """

    spine: LumbarSpine
    s_mm: FloatArray
    solid: FloatArray
    solid_right: FloatArray
    back: FloatArray

    @property
    def even(self) -> bool:
        """Whether left and right are alike."""
        return self.solid_right is self.solid

    def look(
        self, grid: FloatArray, x: FloatArray, v: FloatArray, k: NDArray[np.intp]
    ) -> FloatArray:
        """Bilinear value of `grid` at |x|, v on stations `k`, mm."""
        gx = np.clip(np.abs(x) / _GRID_MM, 0.0, len(_X) - 1.001)
        gv = np.clip((v - _V[0]) / _GRID_MM, 0.0, len(_V) - 1.001)
        ix, iv = gx.astype(np.intp), gv.astype(np.intp)
        fx, fv = gx - ix, gv - iv
        flat = grid.reshape(-1)
        at = (k * len(_V) + iv) * len(_X) + ix
        low = flat[at] * (1 - fx) + flat[at + 1] * fx
        at = at + len(_X)
        high = flat[at] * (1 - fx) + flat[at + 1] * fx
        return np.asarray(low * (1 - fv) + high * fv)

    def walls(self, x: FloatArray, v: FloatArray, k: NDArray[np.intp]) -> FloatArray:
        """Distance to bone, disc or flavum at signed x, mm."""
        if self.even:
            return self.look(self.solid, x, v, k)
        left, right = (self.look(g, x, v, k) for g in (self.solid, self.solid_right))
        return np.where(x >= 0, left, right)


@lru_cache(maxsize=24)
def canal_around(shape: SpineShape) -> Canal:
    """The canal around the disc that `shape` names."""
    spine = lumbar_spine(shape)
    middle = spine.s_of(shape.disc)
    s_mm = middle + np.arange(-REACH_MM, REACH_MM + 0.5 * STATION_MM, STATION_MM)
    blocks = [s_mm[i : i + _BLOCK] for i in range(0, len(s_mm), _BLOCK)]
    fields = [_fields(spine, block) for block in blocks]
    left, right, back = (np.concatenate(parts) for parts in zip(*fields, strict=True))
    return Canal(spine, s_mm, left, right if shape.bulge_asymmetry else left, back)


def _fields(spine: LumbarSpine, s_mm: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Solid on the left, solid on the right, and back walls on some stations."""
    shape = spine.shape
    points = spine.points(_X[None, None, :], _V[None, :, None], s_mm[:, None, None])
    upper, lower = shape.disc.split("/")
    disc_above = f"{_above(upper)}/{upper}"
    names = tuple(n for n in spine.near(s_mm.mean()) if n in (_above(upper), upper, lower))
    size = (len(s_mm), len(_V), len(_X))
    arches = spine.posterior_bones(points, names).values()
    back = np.minimum.reduce([np.broadcast_to(field, size) for field in arches])
    back = np.minimum(back, spine.flavum_field(points, shape.disc))
    if s_mm[-1] > spine.s_of(disc_above) - _LIGAMENT_BELOW_MM:
        back = np.minimum(back, spine.flavum_field(points, disc_above))
    front = np.full(size, 99.0)
    for name in (upper, lower):
        local = spine.frame(name).local(points.y, points.z)
        front = np.minimum(front, spine.vertebrae[name].body(points.x, *local))
    walls = np.minimum(back, front)
    left = np.minimum(walls, spine.annulus(points, shape.disc))
    if not shape.bulge_asymmetry:
        return left, left, back
    mirrored = spine.points(-points.x, points.v, points.s)
    return left, np.minimum(walls, spine.annulus(mirrored, shape.disc)), back


def _above(vertebra: str) -> str:
    return "T12" if vertebra == "L1" else f"L{int(vertebra[1:]) - 1}"
