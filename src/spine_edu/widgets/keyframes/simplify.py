"""Fewer vertices, the same shape: Douglas and Peucker, over all frames of a sweep at once."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IndexArray = NDArray[np.intp]


def kept_vertices(frames: FloatArray, tolerance_mm: float, closed: bool) -> IndexArray:
    """Indices of the vertices that keep every frame within a distance of its full outline.

    Parameters
    ----------
    frames : (k, n, 2) float, mm
        The same outline in k frames.
    tolerance_mm : float
        Largest distance of a dropped vertex from the simplified outline, in any frame.
    closed : bool
        Whether the outline is a ring.

    Returns
    -------
    (m,) int
        Ascending; a ring keeps at least four vertices, a line its two ends.
    """
    count = frames.shape[1]
    if count < 5:
        return np.arange(count)
    if not closed:
        return np.array(sorted({0, count - 1, *_between(frames, 0, count - 1, tolerance_mm)}))
    ring = np.concatenate([frames, frames[:, :1]], axis=1)
    quarters = [round(i * count / 4) for i in range(5)]
    kept = set(quarters[:4])
    for start, end in pairwise(quarters):
        kept.update(_between(ring, start, end, tolerance_mm))
    return np.array(sorted(kept))


def _between(frames: FloatArray, start: int, end: int, tolerance_mm: float) -> list[int]:
    kept: list[int] = []
    spans = [(start, end)]
    while spans:
        low, high = spans.pop()
        if high - low < 2:
            continue
        distance = _from_chord(frames[:, low : high + 1])
        worst = int(distance.argmax())
        if distance[worst] > tolerance_mm:
            middle = low + 1 + worst
            kept.append(middle)
            spans += [(low, middle), (middle, high)]
    return kept


def _from_chord(span: FloatArray) -> FloatArray:
    """Largest distance over all frames of each inner vertex from the chord."""
    first, last = span[:, :1], span[:, -1:]
    chord = last - first
    length2 = np.maximum((chord**2).sum(axis=-1), 1e-12)
    inner = span[:, 1:-1] - first
    share = np.clip((inner * chord).sum(axis=-1) / length2, 0, 1)
    off = inner - share[..., None] * chord
    return np.asarray(np.sqrt((off**2).sum(axis=-1)).max(axis=0))
