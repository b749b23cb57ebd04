"""The room around one disc: the fields of its walls, sampled once for each shape of the spine.

Soft tissue is solved on planes across the curve ("stations"), 1 mm apart. On each of them the
distance to the walls is kept on a grid and looked up bilinearly.
"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root, traversing_root
from spine_edu.anatomy.shape import SpineShape
from spine_edu.anatomy.spine import LumbarSpine, Points, lumbar_spine
from spine_edu.findings import walls
from spine_edu.findings.sampling import Axes, Part
from spine_edu.findings.unnarrowed import mixed_values

REACH_MM: Final = 20.0
STATION_MM: Final = 1.0
_GRID_MM: Final = 0.75
_SAC_LOOKS_MM: Final = 15.5  # how far from its resting place the sac feels its way
_ROOT_LOOKS_MM: Final = 10.5  # and a root
_PASSAGE_MM: Final = 9.5  # up to this far from the back walls, a prolapse feels them
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
    """

    spine: LumbarSpine
    s_mm: FloatArray
    solid: FloatArray
    solid_right: FloatArray

    @cached_property
    def back(self) -> FloatArray:
        """Distance to arches, articular processes and flavum, (k, nv, nx) mm."""
        spine = self.spine
        return _axes(spine, self.s_mm).least(_back(spine), _looked_at(spine), _PASSAGE_MM)

    @property
    def even(self) -> bool:
        """Whether left and right are alike."""
        return self.solid_right is self.solid

    def look(
        self, grid: FloatArray, x: FloatArray, v: FloatArray, k: NDArray[np.intp]
    ) -> FloatArray:
        """Bilinear value of `grid` at |x|, v on stations `k`, mm."""
        gx = np.minimum(np.abs(x) * (1 / _GRID_MM), len(_X) - 1.001)
        gv = np.minimum(np.maximum((v - _V[0]) * (1 / _GRID_MM), 0.0), len(_V) - 1.001)
        ix, iv = gx.astype(np.intp), gv.astype(np.intp)
        fx, fv = gx - ix, gv - iv
        flat = grid.reshape(-1)
        at = (k * len(_V) + iv) * len(_X) + ix
        near, far = flat.take(at), flat.take(at + 1)
        low = near + (far - near) * fx
        at += len(_X)
        near, far = flat.take(at), flat.take(at + 1)
        high = near + (far - near) * fx
        return np.asarray(low + (high - low) * fv)

    def closing_from(self, before: "Canal", share: float) -> "Canal":
        """The walls a share of the way from those `before` they closed in."""
        if share == 1:
            return self
        left = mixed_values(before.solid, self.solid, share)
        if self.even:
            return replace(self, solid=left, solid_right=left)
        right = mixed_values(before.solid_right, self.solid_right, share)
        return replace(self, solid=left, solid_right=right)

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
    axes, around = _axes(spine, s_mm), _looked_at(spine)
    parts = [*_back(spine), *_bodies(spine)]
    left = right = axes.least([*parts, walls.annulus(spine)], around)
    if shape.bulge_asymmetry:
        right = axes.least([*parts, walls.annulus_right(spine)], around)
    return Canal(spine, s_mm, left, right)


def _axes(spine: LumbarSpine, s_mm: FloatArray) -> Axes:
    return Axes(_X, _V, s_mm, *spine.curve.world(s_mm[:, None], _V[None, :]))


def _back(spine: LumbarSpine) -> list[Part]:
    """Arches and articular processes from the vertebra above the disc on, and the flava."""
    upper, lower = spine.shape.disc.split("/")
    top = _above(upper)
    bones = [walls.bone(spine, name, "posterior") for name in (top, upper, lower)]
    return [*bones, *(walls.flavum(spine, disc) for disc in (spine.shape.disc, f"{top}/{upper}"))]


def _bodies(spine: LumbarSpine) -> list[Part]:
    return [walls.bone(spine, name, "body") for name in spine.shape.disc.split("/")]


def _looked_at(spine: LumbarSpine) -> Part:
    """Negative where sac and roots feel their way."""
    courses = [spine.roots[of(spine.shape.disc)] for of in (exiting_root, traversing_root)]

    def around(points: Points) -> FloatArray:
        aside = points.v - spine.sac.centre_v(points.s)
        out = np.sqrt(points.x**2 + aside**2) - _SAC_LOOKS_MM
        for course in courses:
            x, v, _ = np.moveaxis(course.at(points.s), -1, 0)
            away = (points.x - x) ** 2 + (points.v - v) ** 2
            out = np.minimum(out, np.sqrt(away) - _ROOT_LOOKS_MM)
        return out

    return around


def _above(vertebra: str) -> str:
    return "T12" if vertebra == "L1" else f"L{int(vertebra[1:]) - 1}"
