"""The posterior longitudinal ligament across the spine: behind the disc, a tent over a prolapse."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.views.contours import evenly_spread
from spine_edu.views.scene import Outline

_SLOPE: Final = 2.2
_OFF_MM: Final = 0.05
_BEFORE_NERVES_MM: Final = 0.15
_ACROSS: Final = 97
_VERTICES: Final = 41


def places_mm(half_width_mm: float) -> FloatArray:
    """Where across the spine, from right to left, the disc's back edge is asked for; (97,) mm."""
    return np.linspace(-half_width_mm, half_width_mm, _ACROSS)


def long_ligament(
    x: FloatArray,
    edge: FloatArray,
    prolapse: FloatArray | None = None,
    nerves: Sequence[FloatArray] = (),
) -> Outline:
    """The ligament as a line of 41 vertices in even steps: beside a prolapse, they go down with it.

    Parameters
    ----------
    x, edge : (m,) float, mm
        Places across the spine, and the back edge of disc or body there.
    prolapse : (n, 2) float, mm, optional
        Ring that lifts it; one without extent lifts nothing.
    nerves : sequence of (k, 2) float, mm
        Rings that the sides of the tent stay in front of.
    """
    lifted = edge
    if prolapse is not None and np.ptp(prolapse, axis=0).max() > 1e-6:
        beside = np.abs(x[:, None] - prolapse[None, :, 0])
        tent = (prolapse[None, :, 1] - _SLOPE * beside).max(axis=1)
        tent = np.minimum.reduce([tent, *(_front_of(ring, x) for ring in nerves)])
        lifted = np.maximum.reduce([edge, tent, _back_of(prolapse, x)])
    line = np.stack([x, lifted + _OFF_MM], axis=-1)
    return Outline("pll", "pll", evenly_spread(line, _VERTICES), closed=False, morph=True)


def _front_of(ring: FloatArray, x: FloatArray) -> FloatArray:
    """How far back the ligament may be over each x so as to stay before a ring."""
    return np.asarray(np.nanmin(_crossings(ring, x), axis=1, initial=99.0) - _BEFORE_NERVES_MM)


def _back_of(ring: FloatArray, x: FloatArray) -> FloatArray:
    """How far back a ring reaches over each x; −99 beside it."""
    return np.asarray(np.nanmax(_crossings(ring, x), axis=1, initial=-99.0))


def _crossings(ring: FloatArray, x: FloatArray) -> FloatArray:
    """Where lines of constant x (m,) cross the edges of a ring (n, 2); not a number: nowhere."""
    (x0, v0), (x1, v1) = ring.T, np.roll(ring, -1, axis=0).T
    share = (x[:, None] - x0) / np.where(x1 == x0, 1.0, x1 - x0)
    met = (share >= 0) & (share <= 1) & (x1 != x0)
    return np.where(met, v0 + share * (v1 - v0), np.nan)
