"""Where a soft body comes to rest: pushed by its surroundings, held by its own attachments."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.findings.soft import Free, IntArray

_PROBE_MM: Final = 0.3
_AROUND_X: Final = np.array([_PROBE_MM, -_PROBE_MM, 0.0, 0.0])[:, None, None]
_AROUND_V: Final = np.array([0.0, 0.0, _PROBE_MM, -_PROBE_MM])[:, None, None]
_LONGEST_STEP_MM: Final = 0.9
_STEEPEST: Final = 1.3
_WHOLLY_MET_MM: Final = 0.4
_BACKWARD_AT_LEAST: Final = 0.4


@dataclass(frozen=True)
class Feelers:
    """Points that move with a body and feel how much room there is.

    Parameters
    ----------
    x, v : (k, m) float
        Offsets from the body's centre, mm.
    weight : (m,) float
        How much each counts.
    """

    x: FloatArray
    v: FloatArray
    weight: FloatArray


@dataclass(frozen=True)
class Wall:
    """Something that wants room from a body.

    Parameters
    ----------
    free : callable
        Room left at x, v on stations k, mm.
    wanted : (k, m) float
        Room that each feeler asks for, mm.
    lean : (float, float)
        Added to the direction (x, v) of the push, so that a body met head-on has one way to go.
    backward : bool
        Whether it never pushes forward.
    """

    free: Free
    wanted: FloatArray
    lean: tuple[float, float] = (0.0, 0.0)
    backward: bool = False


def settled(
    x: FloatArray,
    v: FloatArray,
    home: tuple[FloatArray, FloatArray],
    k: IntArray,
    feelers: Feelers,
    walls: Sequence[Wall],
    stiffness: float,
    turns: int,
) -> tuple[FloatArray, FloatArray]:
    """Centres (k,), (k,) after `turns` steps toward the balance of all pushes.

    Parameters
    ----------
    x, v : (k,) float
        Centres to start from, mm.
    home : (k,) float, (k,) float
        Where the body is held; the pull grows with the distance.
    k : (k,) int
        Stations.
    stiffness : float
        Pull for each mm from home; a push is the mean of the room missing at the feelers.

    Notes
    -----
    Gauss–Newton on a sum of squares with a fixed number of steps: the balance moves smoothly with
    whatever the walls depend on.
    """
    at = np.broadcast_to(k[:, None], (4, *feelers.x.shape))
    for turn in range(turns):
        pull_x, pull_v = stiffness * (home[0] - x), stiffness * (home[1] - v)
        xx = np.full_like(x, stiffness)
        vv, xv = xx.copy(), np.zeros_like(x)
        px, pv = x[:, None] + feelers.x, v[:, None] + feelers.v
        for wall in walls:
            around = wall.free(px + _AROUND_X, pv + _AROUND_V, at)
            need = np.maximum(wall.wanted - 0.25 * around.sum(axis=0), 0.0)
            if not need.any():
                continue
            slope_x, slope_v = _leaning(*_slopes(around), wall.lean)
            if wall.backward:
                slope_v = np.abs(slope_v) + _BACKWARD_AT_LEAST
            pull_x = pull_x + (need * slope_x) @ feelers.weight
            pull_v = pull_v + (need * slope_v) @ feelers.weight
            # a feeler that is nearly free counts nearly nothing: no steps where it comes free
            active = np.minimum(need * (1 / _WHOLLY_MET_MM), 1.0)
            active_x, active_v = active * slope_x, active * slope_v
            xx = xx + (active_x * slope_x) @ feelers.weight
            vv = vv + (active_v * slope_v) @ feelers.weight
            xv = xv + (active_x * slope_v) @ feelers.weight
        xx, vv = xx + 0.06, vv + 0.06
        det = xx * vv - xv * xv
        step_x = (vv * pull_x - xv * pull_v) / det
        step_v = (xx * pull_v - xv * pull_x) / det
        length = np.sqrt(step_x * step_x + step_v * step_v)
        shorter = _LONGEST_STEP_MM / np.sqrt(_LONGEST_STEP_MM**2 + length * length)
        # shorter and shorter toward the end: else a body may swing between two walls for ever
        shorter = shorter * min(1.0, 2.0 * (turns - turn) / (turns + 1))
        x, v = x + step_x * shorter, v + step_v * shorter
    return x, v


def _slopes(around: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Slope to the left and backward, from the room at the four places around each feeler."""
    slopes: FloatArray = (around[::2] - around[1::2]) * (1 / (2 * _PROBE_MM))
    np.maximum(slopes, -_STEEPEST, out=slopes)
    np.minimum(slopes, _STEEPEST, out=slopes)
    return slopes[0], slopes[1]


def _leaning(
    slope_x: FloatArray, slope_v: FloatArray, lean: tuple[float, float]
) -> tuple[FloatArray, FloatArray]:
    """The slope turned toward `lean`, without what would work against the way out."""
    if lean == (0.0, 0.0):
        return slope_x, slope_v
    along = lean[0] * slope_x + lean[1] * slope_v
    against = np.minimum(along, 0.0) / (slope_x * slope_x + slope_v * slope_v + 0.05)
    return slope_x + lean[0] - against * slope_x, slope_v + lean[1] - against * slope_v
