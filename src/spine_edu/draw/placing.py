"""Where labels stand: two columns, each label near its anchor, leaders that never cross."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Column:
    """One column of labels beside a picture.

    Parameters
    ----------
    x : float
        Where the slanted part of every leader begins.
    bottom, top : float
        The labels stay between these heights.
    """

    x: float
    bottom: float
    top: float


def crosses(a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray) -> bool:
    """Whether the lines a-b and c-d cross between their ends."""

    def turn(p: FloatArray, q: FloatArray, r: FloatArray) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def split(anchors: FloatArray, most: int) -> tuple[list[int], list[int]]:
    """Indices for the left and the right column: the leftmost anchors left, columns even.

    Parameters
    ----------
    anchors : (n, 2) float
        Points to label.
    most : int
        Labels that fit into one column.

    Raises
    ------
    ValueError
        If two columns cannot hold all labels.
    """
    if len(anchors) > 2 * most:
        raise ValueError(f"{len(anchors)} labels do not fit; allowed: {2 * most}")
    order = [int(i) for i in np.lexsort((anchors[:, 1], anchors[:, 0]))]
    half = (len(order) + 1) // 2
    return order[:half], order[half:]


def heights(anchors: FloatArray, sizes: Sequence[float], column: Column) -> FloatArray:
    """Height of each label's middle, so that labels keep apart and leaders do not cross.

    Parameters
    ----------
    anchors : (n, 2) float
        Points to label, all on the same side of the column.
    sizes : sequence of float
        Height of each label with the space it keeps.

    Returns
    -------
    (n,) float

    Raises
    ------
    ValueError
        If the column is too short for labels of the greatest size.

    Notes
    -----
    Even slots are given out so that all leaders together are shortest, which leaves no crossing:
    two that cross could be uncrossed and be shorter. In that order labels then move toward the
    heights of their anchors, as far as no crossing comes back.
    """
    if not len(anchors):
        return np.zeros(0)
    pitch = max(sizes)
    room = column.top - column.bottom
    count = int(room / pitch + 1e-9)
    if count < len(anchors):
        raise ValueError(f"{len(anchors)} labels of {pitch:g} do not fit into {room:g}")
    slots = column.top - room / count * (np.arange(count) + 0.5)
    reach = np.hypot(anchors[:, :1] - column.x, anchors[:, 1:] - slots)
    _, chosen = linear_sum_assignment(reach)
    even: FloatArray = slots[chosen]
    wanted = _nearest(anchors[:, 1], even, np.asarray(sizes, float), column)
    for share in (1.0, 0.8, 0.6, 0.4, 0.2):
        placed: FloatArray = even + share * (wanted - even)
        if not _any_crossing(anchors, placed, column.x):
            return placed
    return even


def _any_crossing(anchors: FloatArray, placed: FloatArray, x: float) -> bool:
    starts = np.column_stack([np.full(len(placed), x), placed])
    return any(
        crosses(starts[i], anchors[i], starts[j], anchors[j])
        for i in range(len(anchors))
        for j in range(i)
    )


def _nearest(
    targets: FloatArray, even: FloatArray, sizes: FloatArray, column: Column
) -> FloatArray:
    """Heights nearest the targets in the order of `even`, apart by their sizes, in the column.

    Pooling of neighbours that would overlap: each block stands at the mean its members want.
    """
    order = np.argsort(-even)
    sizes = sizes[order]
    below_first = np.concatenate([[0.0], np.cumsum((sizes[:-1] + sizes[1:]) / 2)])
    wanted = targets[order] + below_first
    blocks: list[tuple[float, int]] = []
    for value in wanted:
        mean, members = float(value), 1
        while blocks and blocks[-1][0] < mean:
            earlier, count = blocks.pop()
            mean = (earlier * count + mean * members) / (count + members)
            members += count
        blocks.append((mean, members))
    pooled = np.repeat([mean for mean, _ in blocks], [count for _, count in blocks])
    highest = column.top - sizes[0] / 2
    lowest = column.bottom + sizes[-1] / 2 + below_first[-1]
    placed = np.empty(len(order))
    placed[order] = np.clip(pooled, lowest, highest) - below_first
    return placed
