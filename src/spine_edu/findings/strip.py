"""A nerve root of the neck as a soft tube along its foramen, solved on planes across it.

Axes as in :mod:`spine_edu.anatomy.cervical_nerves`: u forward and outward along the foramen, n
backward across it, w up. A section at any height of the axial plane is a band along the course.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from spine_edu.anatomy.cervical_nerves import U_STEP_MM, from_course, to_course
from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings import balloon
from spine_edu.findings.unnarrowed import mixed_values

BAND_POINTS: Final = 32
"""Vertices along each edge of a root's band in an axial section."""

_NEAR_MM: Final = 1.6
_FAR_MM: Final = 9.0


@dataclass(frozen=True)
class RootStrip:
    """One root's outlines on a run of planes across its course.

    Parameters
    ----------
    sign : float
        1 on the left, −1 on the right.
    u_mm : (k,) float
        Stations, outward.
    centre_n, centre_w : (k,) float
        Centres, mm.
    radii : (k, m) float
        Distances on equal rays; the first axis is n, the second w.
    rest_n, rest_w : (k,) float
        Centres at rest.
    rest_radii : (k, m) float
        Distances at rest.
    rest_room : (k,) float
        Room that walls leave its centre at rest, mm: it asks for no more.
    """

    sign: float
    u_mm: FloatArray
    centre_n: FloatArray
    centre_w: FloatArray
    radii: FloatArray
    rest_n: FloatArray
    rest_w: FloatArray
    rest_radii: FloatArray
    rest_room: FloatArray

    @property
    def rest_area_mm2(self) -> FloatArray:
        """Areas at rest."""
        return balloon.areas(self.rest_radii)

    @property
    def areas_mm2(self) -> FloatArray:
        """Area of each section across the course."""
        return balloon.areas(self.radii)

    def polygons(self) -> FloatArray:
        """Vertices (n, w) on each station, (k, m, 2) mm."""
        theta = balloon.directions(self.radii.shape[1])
        n = self.centre_n[:, None] + self.radii * np.cos(theta)
        w = self.centre_w[:, None] + self.radii * np.sin(theta)
        return np.stack([n, w], axis=-1)

    def resting_polygons(self) -> FloatArray:
        """Vertices (n, w) at rest, about a centre at the origin, (k, m, 2) mm."""
        theta = balloon.directions(self.radii.shape[1])
        turn = np.stack([np.cos(theta), np.sin(theta)], axis=-1)
        return np.asarray(self.rest_radii[..., None] * turn)

    def places(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Signed x, v, w of every vertex, (k, m) mm."""
        ring = self.polygons()
        x, v = from_course(self.u_mm[:, None], ring[..., 0])
        return self.sign * x, v, ring[..., 1]

    def distance(self, x: FloatArray, v: FloatArray, w: FloatArray) -> FloatArray:
        """Distance to the tube at signed x, mm; first order near its wall, 9 far from it."""
        x, v, w = np.broadcast_arrays(x, v, w)
        u, n = to_course(self.sign * x, v)
        near = u > self.u_mm[0] - _NEAR_MM
        near &= (w > self._low_w - _NEAR_MM) & (w < self._high_w + _NEAR_MM)
        near &= (n > self._low_n - _NEAR_MM) & (n < self._high_n + _NEAR_MM)
        out = np.full(x.shape, _FAR_MM)
        out[near] = self._distance(u[near], n[near], w[near])
        return out

    def _distance(self, u: FloatArray, n: FloatArray, w: FloatArray) -> FloatArray:
        place = np.clip((u - self.u_mm[0]) / U_STEP_MM, 0.0, len(self.u_mm) - 1.001)
        low = place.astype(np.intp)
        share = place - low
        across = (1 - share) * self._star(n, w, low) + share * self._star(n, w, low + 1)
        past = np.maximum(self.u_mm[0] - u, u - self.u_mm[-1])
        return np.asarray(np.minimum(np.maximum(across, past), _FAR_MM))

    @cached_property
    def _star(self) -> balloon.StarField:
        return balloon.StarField(self.centre_n, self.centre_w, self.radii)

    @cached_property
    def _low_n(self) -> float:
        return float((self.centre_n - self.radii.max(axis=1)).min())

    @cached_property
    def _high_n(self) -> float:
        return float((self.centre_n + self.radii.max(axis=1)).max())

    @cached_property
    def _low_w(self) -> float:
        return float((self.centre_w - self.radii.max(axis=1)).min())

    @cached_property
    def _high_w(self) -> float:
        return float((self.centre_w + self.radii.max(axis=1)).max())

    def at_rest(self) -> "RootStrip":
        """The same root where no finding has moved it."""
        return replace(self, centre_n=self.rest_n, centre_w=self.rest_w, radii=self.rest_radii)

    def starts_in(self, w_mm: float) -> bool:
        """Whether the plane at this height meets the sleeve by which the root leaves the sac."""
        return abs(w_mm - float(self.rest_w[0])) < float(self.rest_radii[0].max())

    def mirrored(self) -> "RootStrip":
        """The same root on the other side."""
        return replace(self, sign=-self.sign)

    def mixed(self, other: "RootStrip", share: float) -> "RootStrip":
        """A share of the way to `other`, which has the same stations."""
        return replace(
            self,
            centre_n=mixed_values(self.centre_n, other.centre_n, share),
            centre_w=mixed_values(self.centre_w, other.centre_w, share),
            radii=mixed_values(self.radii, other.radii, share),
            rest_n=mixed_values(self.rest_n, other.rest_n, share),
            rest_w=mixed_values(self.rest_w, other.rest_w, share),
            rest_radii=mixed_values(self.rest_radii, other.rest_radii, share),
            rest_room=mixed_values(self.rest_room, other.rest_room, share),
        )

    def band(self, w_mm: float) -> FloatArray | None:
        """Outline (2 · BAND_POINTS, 2) of the section at a height over the disc, or None."""
        return band_outline(self, w_mm)


def band_outline(strip: RootStrip, w_mm: float) -> FloatArray | None:
    """Where a tube meets the axial plane: its back edge outward, then its front edge inward.

    Vertex i lies at the same share of the visible course, dense at both ends.
    """
    ring = strip.polygons()
    n, w = ring[..., 0], ring[..., 1] - w_mm
    inside = np.minimum(w.max(axis=1), -w.min(axis=1))
    run = _longest_run(inside > 0)
    if run is None:
        return None
    first, last = run
    start, end = _edge(strip.u_mm, inside, first, -1), _edge(strip.u_mm, inside, last, 1)
    if end - start < 0.3:
        return None
    low, high = _crossings(n[first : last + 1], w[first : last + 1])
    u = strip.u_mm[first : last + 1]
    if start < u[0]:
        middle = 0.5 * (low[0] + high[0])
        u, low, high = np.r_[start, u], np.r_[middle, low], np.r_[middle, high]
    if end > u[-1]:
        middle = 0.5 * (low[-1] + high[-1])
        u, low, high = np.r_[u, end], np.r_[low, middle], np.r_[high, middle]
    share = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, BAND_POINTS))
    at = start + (end - start) * share
    back = np.stack(from_course(at, np.interp(at, u, high)), axis=-1)
    front = np.stack(from_course(at, np.interp(at, u, low)), axis=-1)
    outline = np.concatenate([back, front[::-1]])
    outline[:, 0] *= strip.sign
    return outline


def _longest_run(inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[int, int] | None:
    edges = np.flatnonzero(np.diff(np.r_[False, inside, False].astype(int)))
    if not len(edges):
        return None
    starts, ends = edges[::2], edges[1::2] - 1
    k = int(np.argmax(ends - starts))
    return int(starts[k]), int(ends[k])


def _edge(u: FloatArray, inside: FloatArray, at: int, step: int) -> float:
    """Where the tube leaves the plane beyond station `at`, between it and the next."""
    beyond = at + step
    if not 0 <= beyond < len(u):
        return float(u[at])
    share = inside[at] / (inside[at] - inside[beyond])
    return float(u[at] + share * (u[beyond] - u[at]))


def _crossings(n: FloatArray, w: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Least and greatest n where each ring (k, m) crosses w = 0."""
    n1, w1 = np.roll(n, -1, axis=1), np.roll(w, -1, axis=1)
    crosses = (w < 0) != (w1 < 0)
    share = w / np.where(crosses, w - w1, 1.0)
    at = n + share * (n1 - n)
    low = np.where(crosses, at, np.inf).min(axis=1)
    return low, np.where(crosses, at, -np.inf).max(axis=1)
