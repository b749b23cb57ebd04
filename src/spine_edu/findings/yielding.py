"""The soft tissue around one disc, as the findings of a case leave it."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.shape import SpineShape
from spine_edu.findings.canal import STATION_MM, Canal, canal_around
from spine_edu.findings.case import Case
from spine_edu.findings.prolapse import LEAST_SIZE, ProlapseBody, prolapse_body
from spine_edu.findings.push import PASSAGE_ROUNDING_MM, Push, passage_mm
from spine_edu.findings.roots import (
    ROOT_RAYS,
    neighbours_of,
    pushed_root,
    resting_roots,
)
from spine_edu.findings.sac import SAC_RAYS, pushed_sac, resting_sac
from spine_edu.findings.shape import shape_of
from spine_edu.findings.soft import IntArray, RootKey, SoftCurves

__all__ = [
    "PASSAGE_ROUNDING_MM",
    "ROOT_RAYS",
    "SAC_RAYS",
    "RootKey",
    "SoftCurves",
    "Yielded",
    "passage_mm",
    "yielded",
]


@dataclass(frozen=True)
class Yielded:
    """The soft tissue around one disc, as the findings leave it.

    Parameters
    ----------
    case : Case
        What it was solved for.
    canal : Canal
        Its walls.
    prolapse : ProlapseBody or None
        As if on the left; `mirror` says whether it is on the right.
    mirror : bool
        True for a case on the right.
    roots : dict of SoftCurves
        By name and side: the exiting and the traversing root.
    sac : SoftCurves
        The dural sac.

    Notes
    -----
    Simplified: tissue yields within each plane across the canal; the sac keeps its dural length
    and wins back half of the area it loses; rootlets do not push back.
    """

    case: Case
    canal: Canal
    prolapse: ProlapseBody | None
    mirror: bool
    roots: dict[RootKey, SoftCurves]
    sac: SoftCurves

    def prolapse_clearance(self, x: FloatArray, v: FloatArray, k: IntArray) -> FloatArray:
        """Distance to the prolapse at signed x, v on stations `k`, mm; 99 without one."""
        if self.prolapse is None:
            return np.full(np.broadcast_shapes(np.shape(x), np.shape(v), np.shape(k)), 99.0)
        return Push(self.canal, self.prolapse, -1 if self.mirror else 1).distance(x, v, k)

    def sac_at(self, w_mm: float) -> tuple[float, float, FloatArray]:
        """Centre and radii of the sac at a height above the disc.

        Raises
        ------
        ValueError
            If the height lies outside the model.
        """
        place = self.at(self.sac, w_mm)
        if place is None:
            raise ValueError(f"{w_mm:g} mm lies outside the model; allowed: -20 to 20 mm")
        return place

    def at(self, curves: SoftCurves, w_mm: float) -> tuple[float, float, FloatArray] | None:
        """Centre and radii of a soft tissue at a height above the disc; None where it is not."""
        s = self.canal.spine.s_of(self.case.disc) + w_mm
        place = (s - self.canal.s_mm[0]) / STATION_MM - curves.first
        if not -1e-9 <= place <= curves.count - 1 + 1e-9:
            return None
        low = int(np.clip(np.floor(place + 1e-9), 0, curves.count - 1))
        high, share = min(low + 1, curves.count - 1), max(place - low, 0.0)
        mix = [
            (1 - share) * q[low] + share * q[high]
            for q in (curves.centre_x, curves.centre_v, curves.radii)
        ]
        return float(mix[0]), float(mix[1]), mix[2]


def yielded(case: Case) -> Yielded:
    """Solve roots and sac for a lumbar case."""
    return _solve(_mechanical(case))


def _mechanical(case: Case) -> Case:
    """The case without what moves nothing, so that equal geometry is solved once."""
    prolapse = case.prolapse
    if prolapse is not None and prolapse.size < LEAST_SIZE:
        prolapse = None
    sided = prolapse is not None and prolapse.zone != "central"
    return replace(case, prolapse=prolapse, irritation=0.0, side=case.side if sided else "left")


@lru_cache(maxsize=96)
def _solve(case: Case) -> Yielded:
    shape = shape_of(case)
    canal = canal_around(shape)
    body = prolapse_body(case, canal.spine)
    if body is None:
        return _at_rest(shape, case)
    mirror = case.side == "right" and body.base_x_mm > 0
    push = Push(canal, body, -1 if mirror else 1)
    roots: dict[RootKey, SoftCurves] = {}
    resting = resting_roots(shape)
    for key, rest in resting.items():
        roots[key] = pushed_root(canal, key, rest, push, neighbours_of(key, resting, roots))
    return Yielded(case, canal, body, mirror, roots, pushed_sac(canal, roots, push))


def _at_rest(shape: SpineShape, case: Case) -> Yielded:
    return Yielded(case, canal_around(shape), None, False, resting_roots(shape), resting_sac(shape))
