"""The neck from behind: rootlets, roots and ganglia, as the findings leave them.

The picture's x is turned, so that the patient's left is on the left; its height is arc length.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.cervical_nerves import U_STEP_MM, RootAxis, from_course
from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import CERVICAL_DISCS, SIDES, Side, vertebrae_of
from spine_edu.findings.neck_pressure import neck_root_pressure
from spine_edu.findings.neck_yielding import NeckYielded
from spine_edu.findings.strip import RootStrip
from spine_edu.views.neck.posterior_tubes import TubeFromBehind
from spine_edu.views.scene import Outline, Role

ROOTLETS: Final = 5
"""Bundles of rootlets that are drawn for each root on each side."""
ROOTLET_LENGTH_MM: Final = {
    "C3": 5.9,
    "C4": 7.6,
    "C5": 9.3,
    "C6": 11.1,
    "C7": 12.8,
    "C8": 14.5,
    "T1": 16.2,
}
"""From the cord to the foramen: 5.9 at C3 to 14.5 at C8 [JKNS12], evenly between and beyond."""
_FAN_HALF_MM: Final = 3.6  # half the height over which a root's rootlets leave the cord
_DORSAL_DEG: Final = 34.0  # where they leave it, as in the axial section
_ROOT_STATIONS: Final = 48
_GANGLION_STATIONS: Final = 16
_ROOTLET_POINTS: Final = 9
_IN_SAC_MM: Final = 0.25
_SLEEVE_SHARE: Final = 0.5
_LEAST_SIGMA: Final = 0.05
_BENDS_MM: Final = 1.8  # over so many mm a root that gives way bends and narrows

Edge = tuple[FloatArray, FloatArray]


@dataclass(frozen=True)
class RootFromBehind:
    """One root over the distance along its course: its middle, and how far its edges lie off it.

    Parameters
    ----------
    u_mm : (k,) float
        Stations outward.
    middle : (k, 2) float
        Distance from the midline, and arc length.
    above_mm, below_mm : (k,) float
        From the middle to the edges, square to the course.
    """

    u_mm: FloatArray
    middle: FloatArray
    above_mm: FloatArray
    below_mm: FloatArray

    def at(self, u: FloatArray) -> "RootFromBehind":
        """The same root at other stations."""
        x, s, above, below = (
            np.interp(u, self.u_mm, q) for q in (*self.middle.T, self.above_mm, self.below_mm)
        )
        return RootFromBehind(u, np.stack([x, s], axis=-1), above, below)

    def edges(self, share: FloatArray | float = 1.0) -> Edge:
        """Upper and lower edge (k, 2), `share` of the way from the middle."""
        square = _square(self.middle)
        above = self.middle + (share * self.above_mm)[:, None] * square
        return above, self.middle - (share * self.below_mm)[:, None] * square


def _square(middle: FloatArray) -> FloatArray:
    """Unit vectors square to a course, upward, (k, 2)."""
    along = np.gradient(middle, axis=0)
    square = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    return np.asarray(square / np.hypot(*square.T)[:, None])


def _yielded_root(strip: RootStrip, middle_s_mm: float) -> RootFromBehind:
    """The silhouette of a root that was solved; it bends and flattens without kinks."""
    rest = _silhouette(strip.at_rest(), middle_s_mm)
    yielding = _silhouette(strip, middle_s_mm)
    middle, above, below = (
        before + gaussian_filter1d(now - before, _BENDS_MM / U_STEP_MM, axis=0, mode="nearest")
        for before, now in (
            (rest.middle, yielding.middle),
            (rest.above_mm, yielding.above_mm),
            (rest.below_mm, yielding.below_mm),
        )
    )
    return RootFromBehind(strip.u_mm, middle, above, below)


def _silhouette(strip: RootStrip, middle_s_mm: float) -> RootFromBehind:
    """The farthest vertices of a root square to its course."""
    ring = strip.polygons()
    x, _ = from_course(strip.u_mm[:, None], ring[..., 0])
    centre_x, _ = from_course(strip.u_mm, strip.centre_n)
    middle = np.stack([centre_x, middle_s_mm + strip.centre_w], axis=-1)
    off = np.stack([x, middle_s_mm + ring[..., 1]], axis=-1) - middle[:, None]
    far = np.einsum("kmi,ki->km", off, _square(middle))
    return RootFromBehind(strip.u_mm, middle, far.max(axis=1), -far.min(axis=1))


def _resting_root(axis: RootAxis, middle_s_mm: float) -> RootFromBehind:
    """The silhouette of a root at rest: an oval section swept along its course."""
    x, _ = from_course(axis.u_mm, axis.n_mm)
    middle = np.stack([x, middle_s_mm + axis.w_mm], axis=-1)
    wide, _ = from_course(np.zeros_like(axis.u_mm), axis.thick_mm)
    far = np.hypot(*(_square(middle) * np.stack([wide, axis.tall_mm], axis=-1)).T)
    return RootFromBehind(axis.u_mm, middle, far, far)


def _from_the_sac(root: RootFromBehind, sac: TubeFromBehind, side: Side) -> RootFromBehind:
    """The root from the wall of the sac outward; where the wall has left it, its sleeve follows."""
    u, middle = root.u_mm, root.middle
    beyond = middle[:, 0] - sac.outward(side, middle[:, 1])
    first = int(np.argmax(beyond > 0))
    if first == 0:
        wall = RootFromBehind(
            np.r_[u[0] - beyond[0], u],
            np.concatenate([middle[:1] - [[beyond[0], 0.0]], middle]),
            np.r_[root.above_mm[0], root.above_mm],
            np.r_[root.below_mm[0], root.below_mm],
        )
        return _drawn_out(wall, float(beyond[0]))
    share = beyond[first] / (beyond[first] - beyond[first - 1])
    start = u[first] - share * (u[first] - u[first - 1])
    return root.at(np.linspace(start, u[-1], _ROOT_STATIONS))


def _drawn_out(root: RootFromBehind, more_mm: float) -> RootFromBehind:
    """A root whose sleeve has grown longer by `more_mm`: it widens evenly over all of that."""
    u = np.linspace(root.u_mm[0], root.u_mm[-1], _ROOT_STATIONS)
    even = root.at(u)
    sigma = _SLEEVE_SHARE * more_mm / float(u[1] - u[0])
    middle, above, below = (
        gaussian_filter1d(q, sigma, axis=0, mode="nearest") if sigma > _LEAST_SIGMA else q
        for q in (even.middle, even.above_mm, even.below_mm)
    )
    middle[:, 0] += even.middle[0, 0] - middle[0, 0]  # it begins at the wall all the same
    return RootFromBehind(u, middle, above, below)


def _tapered(root: RootFromBehind) -> RootFromBehind:
    """A resting root narrowed to a sleeve at its start, as those that are solved."""
    sleeve = 1 - 0.35 * np.exp(-(root.u_mm - root.u_mm[0]) / 1.1)
    return RootFromBehind(root.u_mm, root.middle, sleeve * root.above_mm, sleeve * root.below_mm)


@dataclass(frozen=True)
class Foramen:
    """Between the pedicles of two neighbours: lower rim of the upper one, upper rim of the lower.

    Parameters
    ----------
    roof, floor : (k, 2) float
        Distance from the midline, increasing, and arc length, mm.
    """

    roof: FloatArray
    floor: FloatArray

    def opened(self, edges: Edge) -> Edge:
        """The edges of a root kept to what the pedicles, which lie behind it, do not hide."""
        above, below = edges
        roof = _over(self.roof, above[:, 0], np.inf)
        floor = _over(self.floor, below[:, 0], -np.inf)
        return (
            np.stack([above[:, 0], np.minimum(above[:, 1], roof)], axis=-1),
            np.stack([below[:, 0], np.maximum(below[:, 1], floor)], axis=-1),
        )


def foramina_from_behind(pedicles: tuple[Outline, ...]) -> dict[str, Foramen]:
    """The foramen beside each disc, by the outlines of the cut pedicles on the right."""
    rims: dict[str, tuple[FloatArray, FloatArray]] = {}
    for pedicle in pedicles:
        _, name, side = pedicle.name.split("_")
        if side == "right":
            ring = pedicle.points
            up = ring[:, 1] >= 0.5 * (ring[:, 1].min() + ring[:, 1].max())
            rims[name] = _ordered(ring[up]), _ordered(ring[~up])
    return {
        disc: Foramen(rims[upper][1], rims[lower][0])
        for disc in CERVICAL_DISCS
        for upper, lower in (vertebrae_of(disc),)
    }


def _over(rim: FloatArray, x: FloatArray, beside: float) -> FloatArray:
    return np.asarray(np.interp(x, rim[:, 0], rim[:, 1], left=beside, right=beside))


def _ordered(points: FloatArray) -> FloatArray:
    return np.asarray(points[np.argsort(points[:, 0])])


def _drawn(edges: Edge, sac: TubeFromBehind, side: Side) -> FloatArray:
    """Closed outline in picture coordinates, its start fitted to the wall of the sac."""
    ring = np.concatenate([edges[0], edges[1][::-1]])
    wall = sac.outward(side, ring[:, 1])
    sign = -1.0 if side == "left" else 1.0
    return np.stack([sign * np.maximum(ring[:, 0], wall), ring[:, 1]], axis=-1)


def nerves_from_behind(
    soft: NeckYielded,
    sac: TubeFromBehind,
    cord: TubeFromBehind,
    foramina: dict[str, Foramen],
) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
    """Rootlets inside the sac, and roots with their ganglia outside it.

    Notes
    -----
    Simplified: only the roots beside the case's disc yield; the rootlets that leave the back of
    the cord are shown as five bundles, and do not push back.
    """
    inside: list[Outline] = []
    outside: list[Outline] = []
    for name, axis in soft.canal.spine.roots.items():
        for side in SIDES:
            whole, pressed = _whole(soft, axis, side)
            root = _from_the_sac(whole, sac, side)
            if (name, side) not in soft.roots:
                root = _tapered(root)
            inside += _rootlets(axis, side, root, (sac, cord))
            foramen = foramina[axis.disc]
            for part, edges in (
                ("root", root.edges()),
                ("ganglion", _ganglion(whole, axis.ganglion_mm)),
            ):
                role: Role = "root" if part == "root" else "ganglion"
                ring = _drawn(foramen.opened(edges), sac, side)
                outside.append(
                    Outline(f"{part}_{name}_{side}", role, ring, emphasis=pressed, morph=True)
                )
    return tuple(inside), tuple(outside)


def _whole(soft: NeckYielded, axis: RootAxis, side: Side) -> tuple[RootFromBehind, float]:
    """A root over all its course, and how far it is pressed."""
    middle_s = soft.canal.spine.s_of(axis.disc)
    strip = soft.roots.get((axis.name, side))
    if strip is None:
        return _resting_root(axis, middle_s), 0.0
    return _yielded_root(strip, middle_s), neck_root_pressure(soft, (axis.name, side)).emphasis


def _ganglion(root: RootFromBehind, reach_mm: tuple[float, float]) -> Edge:
    """The swelling of a root, rounded at both ends."""
    turn = np.linspace(0.0, np.pi, _GANGLION_STATIONS)
    at = 0.5 * sum(reach_mm) - 0.5 * (reach_mm[1] - reach_mm[0]) * np.cos(turn)
    return root.at(at).edges(0.96 * np.sin(turn) ** 0.75)


def _rootlets(
    axis: RootAxis,
    side: Side,
    root: RootFromBehind,
    tubes: tuple[TubeFromBehind, TubeFromBehind],
) -> list[Outline]:
    """The rootlets of one root: from the back of the cord down to its sleeve."""
    sac, cord = tubes
    sign = -1.0 if side == "left" else 1.0
    start = float(root.middle[0, 1])
    sulcus = float(np.cos(np.radians(_DORSAL_DEG)))
    mouth = axis.ganglion_mm[0]
    mouth_x, _ = from_course(np.array(mouth), np.asarray(np.interp(mouth, axis.u_mm, axis.n_mm)))
    across = float(mouth_x) - sulcus * float(cord.outward(side, np.array(start)))
    rise = float(np.sqrt(max(ROOTLET_LENGTH_MM[axis.name] ** 2 - across**2, 0.0)))
    out = []
    for k, place in enumerate(np.linspace(1.0, -1.0, ROOTLETS)):
        high = start + rise + place * _FAN_HALF_MM
        low = start + 0.55 * place * float(root.above_mm[0] if place > 0 else root.below_mm[0])
        t = np.linspace(0.0, 1.0, _ROOTLET_POINTS)
        s = high + t * (low - high)
        x0 = sulcus * cord.outward(side, np.array(high))
        x = x0 + t**1.3 * (sac.outward(side, np.array(low)) - _IN_SAC_MM - x0)
        x = np.minimum(x, sac.outward(side, s) - _IN_SAC_MM)
        line = np.stack([sign * x, s], axis=-1)
        out.append(
            Outline(
                f"rootlet_{axis.name}_{k + 1}_{side}", "rootlet", line, closed=False, morph=True
            )
        )
    return out
