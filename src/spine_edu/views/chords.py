"""What a plane along the spine cuts of outlines that lie across it."""

from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray

_HARDLY_MM: Final = 0.4


def chords(rings: FloatArray, x_mm: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Front and back (v) of outlines (k, n, 2) on the line x = `x_mm`, and how deep it cuts them.

    Returns
    -------
    front, back : (k,) float, mm
        Both beside the line where it misses an outline.
    depth : (k,) float, mm
        From the line to the side of the outline; negative where it misses.

    Notes
    -----
    Simplified: what is cut less than 0.4 mm deep is drawn thinner than it is, so that it comes and
    goes little by little.
    """
    following = np.roll(rings, -1, axis=1)
    x0, x1 = rings[..., 0] - x_mm, following[..., 0] - x_mm
    crosses = (x0 < 0) != (x1 < 0)
    share = np.where(crosses, x0 / np.where(crosses, x0 - x1, 1.0), 0.0)
    v = rings[..., 1] + share * (following[..., 1] - rings[..., 1])
    depth = np.minimum(x0.max(axis=1), -x0.min(axis=1))
    aside = np.abs(x0)
    weight = np.exp((aside.min(axis=1, keepdims=True) - aside) / _HARDLY_MM)
    nearest = (weight * rings[..., 1]).sum(axis=1) / weight.sum(axis=1)
    hit = crosses.any(axis=1)
    front = np.where(hit, np.min(np.where(crosses, v, np.inf), axis=1), nearest)
    back = np.where(hit, np.max(np.where(crosses, v, -np.inf), axis=1), nearest)
    cut = np.clip(depth / _HARDLY_MM, 0.0, 1.0)
    return nearest + cut * (front - nearest), nearest + cut * (back - nearest), depth


def thinned(
    front: FloatArray, back: FloatArray, depth: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Front and back drawn together where something is hardly cut."""
    middle = 0.5 * (front + back)
    half = 0.5 * (back - front) * np.clip(depth / _HARDLY_MM, 0.0, 1.0)
    return middle - half, middle + half


def drawn_in(s: FloatArray, depth: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Where each station is drawn so that a band ends where it leaves the plane.

    Parameters
    ----------
    s : (k,) float, mm
        Stations, ascending.
    depth : (k,) float, mm
        How deep each is cut; negative where the plane misses it.

    Returns
    -------
    at : (k,) float, mm
        The stations, those beyond an end moved to it.
    ends : (2,) float, mm
        The ends, between two stations; both the same where nothing is cut.
    """
    seen = np.flatnonzero(depth > 0)
    if not len(seen):
        nearest = s[int(np.argmax(depth))]
        return np.full(len(s), nearest), np.array([nearest, nearest])
    ends = np.array([_end(s, depth, int(seen[0]), -1), _end(s, depth, int(seen[-1]), 1)])
    return np.clip(s, *ends), ends


def _end(s: FloatArray, depth: FloatArray, at: int, step: int) -> float:
    beyond = at + step
    if not 0 <= beyond < len(s):
        return float(s[at])
    share = depth[at] / (depth[at] - depth[beyond])
    return float(s[at] + share * (s[beyond] - s[at]))
