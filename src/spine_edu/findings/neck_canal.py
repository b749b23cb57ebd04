"""The room around one disc of the neck: the fields of its walls, sampled once for each shape.

Roots of the neck run almost in the axial plane, so the walls are looked up trilinearly, at any
place (x, v, w): patient's left, posterior offset, height above the disc along the curve, mm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_body import JOINT_CLEFT_MM
from spine_edu.anatomy.cervical_nerves import from_course
from spine_edu.anatomy.cervical_spine import CervicalSpine, cervical_spine
from spine_edu.anatomy.cervical_vertebra import RIB_FACETS
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root, vertebrae_of
from spine_edu.anatomy.neck_shape import NeckShape
from spine_edu.anatomy.spine import Points
from spine_edu.findings import walls
from spine_edu.findings.sampling import Axes, Part

NECK_REACH_MM: Final = 12.0
STATION_MM: Final = 0.8
_GRID_MM: Final = 0.6
_X: Final = np.arange(0.0, 28.3, _GRID_MM)
_V: Final = np.arange(-9.0, 27.1, _GRID_MM)
STATIONS_MM: Final = np.arange(-15, 15.5) * STATION_MM
"""Heights of the planes that the walls are kept on."""
_SAC_LOOKS_MM: Final = 12.0  # how far from its resting place the sac feels its way
_ROOT_LOOKS_MM: Final = 9.0  # and a root
_PASSAGE_MM: Final = 8.0  # up to this far from the back walls, a prolapse feels them


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
    """

    spine: CervicalSpine
    solid: FloatArray
    solid_right: FloatArray

    @cached_property
    def back(self) -> FloatArray:
        """Distance to laminae, pillars and flavum, (k, nv, nx) mm."""
        spine = self.spine
        return _axes(spine).least(_back(spine), _looked_at(spine), _PASSAGE_MM)

    @property
    def even(self) -> bool:
        """Whether left and right are alike."""
        return self.solid_right is self.solid

    @property
    def middle_s_mm(self) -> float:
        """Arc length of the middle of the disc."""
        return self.spine.s_of(self.spine.shape.disc)

    def look(self, grid: FloatArray, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Trilinear value of `grid` at |x|, v, w, mm."""
        gx: FloatArray = np.minimum(np.abs(x) * (1 / _GRID_MM), len(_X) - 1.001)
        gv: FloatArray = np.minimum(np.maximum((v - _V[0]) * (1 / _GRID_MM), 0.0), len(_V) - 1.001)
        gw = np.maximum((w - STATIONS_MM[0]) * (1 / STATION_MM), 0.0)
        gw = np.minimum(gw, len(STATIONS_MM) - 1.001)
        ix, iv, iw = gx.astype(np.intp), gv.astype(np.intp), gw.astype(np.intp)
        fx, fv, fw = gx - ix, gv - iv, gw - iw
        flat, row = grid.reshape(-1), len(_X)
        at = (iw * len(_V) + iv) * row + ix
        low = _flat_mix(flat, at, row, fx, fv)
        high = _flat_mix(flat, at + row * len(_V), row, fx, fv)
        return np.asarray(low + (high - low) * fw)

    def walls(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to bone, disc, flavum or rib at signed x, mm."""
        if self.even:
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
    one, next_one = flat.take(at), flat.take(at + 1)
    near = one + (next_one - one) * fx
    at = at + row
    one, next_one = flat.take(at), flat.take(at + 1)
    far = one + (next_one - one) * fx
    return near + (far - near) * fv


@lru_cache(maxsize=24)
def neck_canal(shape: NeckShape) -> NeckCanal:
    """The canal around the disc that `shape` names."""
    spine = cervical_spine(shape)
    names = vertebrae_of(shape.disc)
    axes, around = _axes(spine), _looked_at(spine)
    bones = _apart(*(walls.bone(spine, name, "bone") for name in names))
    ribs = [walls.bone(spine, name, "rib") for name in names if name in RIB_FACETS]
    parts = [*_flava(spine), *bones, *(_clear_of(rib, bones) for rib in ribs)]
    left = right = axes.least([*parts, walls.annulus(spine)], around)
    if shape.bulge_asymmetry:
        right = axes.least([*parts, walls.annulus_right(spine)], around)
    return NeckCanal(spine, left, right)


def _axes(spine: CervicalSpine) -> Axes:
    s_mm = spine.s_of(spine.shape.disc) + STATIONS_MM
    return Axes(_X, _V, s_mm, *spine.curve.world(s_mm[:, None], _V[None, :]))


def _back(spine: CervicalSpine) -> list[Part]:
    """Laminae and pillars beside the disc, and the flava."""
    disc = spine.shape.disc
    arches = _apart(*(walls.bone(spine, name, "back_wall") for name in vertebrae_of(disc)))
    return [*arches, *_flava(spine)]


def _flava(spine: CervicalSpine) -> list[Part]:
    return [walls.flavum(spine, beside) for beside in spine.beside(spine.shape.disc)]


def _apart(upper: Part, lower: Part) -> tuple[Part, Part]:
    """Two neighbours, the upper one with the cleft of the joints between them taken away."""
    return _clear_of(upper, (lower,)), lower


def _clear_of(part: Part, others: Sequence[Part]) -> Part:
    def field(points: Points) -> FloatArray:
        x, v, s, y, z = np.broadcast_arrays(points.x, points.v, points.s, points.y, points.z)
        out = np.array(np.broadcast_to(part(points), x.shape))
        near = out < JOINT_CLEFT_MM
        some = Points(*(q[near] for q in (x, v, s, y, z)))
        for other in others:
            out[near] = np.maximum(out[near], JOINT_CLEFT_MM - other(some))
        return out

    return field


def _looked_at(spine: CervicalSpine) -> Part:
    """Negative where the sac and the exiting root feel their way."""
    axis = spine.roots[exiting_root(spine.shape.disc)]
    root_x, root_v = from_course(axis.u_mm, axis.n_mm)
    root_s = spine.s_of(spine.shape.disc) + axis.w_mm

    def around(points: Points) -> FloatArray:
        aside = points.v - spine.sac.centre_v(points.s)
        out = np.sqrt(points.x**2 + aside**2) - _SAC_LOOKS_MM
        for x, v, s in zip(root_x, root_v, root_s, strict=True):
            away = (points.x - x) ** 2 + (points.v - v) ** 2 + (points.s - s) ** 2
            out = np.minimum(out, np.sqrt(away) - _ROOT_LOOKS_MM)
        return out

    return around
