"""Where labels stand: two columns, each label near its anchor, leaders that never cross."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]

_NEAR: Final = 7.0
"""A leader closer than this (points) to a foreign anchor is hard to follow …"""
_NEAR_PRICE: Final = 60.0
"""… and costs as much as a leader longer by this."""


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

    def holds(self, pitch: float) -> int:
        """How many labels of height `pitch` fit."""
        return int((self.top - self.bottom) / pitch + 1e-9)


@dataclass(frozen=True)
class Placed:
    """Labels of one column: which ones (indices), and the height of each one's middle."""

    chosen: IntArray
    heights: FloatArray


def arrange(
    anchors: FloatArray, sizes: Sequence[float], left: Column, right: Column
) -> tuple[Placed, Placed]:
    """The quietest way to label anchors from two columns.

    Parameters
    ----------
    anchors : (n, 2) float
        Points to label, between the columns.
    sizes : sequence of float
        Height of each label with the space it keeps.

    Raises
    ------
    ValueError
        If the columns cannot hold all labels.

    Notes
    -----
    The leftmost anchors go left, so leaders of different columns cannot cross. Columns are about
    even; the split that costs least wins.
    """
    heights = np.asarray(sizes, float)
    order = np.lexsort((anchors[:, 1], anchors[:, 0]))
    best: tuple[float, Placed, Placed] | None = None
    for cut in _cuts(heights, left, right):
        pair = [
            Placed(part, _heights(anchors, part, heights[part], column))
            for part, column in ((order[:cut], left), (order[cut:], right))
        ]
        price = sum(
            cost(anchors, one.chosen, one.heights, column.x)
            for one, column in zip(pair, (left, right), strict=True)
        )
        if best is None or price < best[0]:
            best = (price, pair[0], pair[1])
    if best is None:
        raise ValueError(
            f"{len(heights)} labels of {heights.max():g} do not fit beside the picture"
        )
    return best[1], best[2]


def _cuts(sizes: FloatArray, left: Column, right: Column) -> Iterator[int]:
    """How many labels may go left: about half, and no more than fit on either side."""
    count = len(sizes)
    pitch = float(sizes.max(initial=1.0))
    for cut in {count // 2, (count + 1) // 2, (count - 1) // 2, (count + 2) // 2}:
        if 0 <= cut <= left.holds(pitch) and 0 <= count - cut <= right.holds(pitch):
            yield cut


def crosses(a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray) -> bool:
    """Whether the lines a-b and c-d cross between their ends."""

    def turn(p: FloatArray, q: FloatArray, r: FloatArray) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def cost(anchors: FloatArray, chosen: IntArray, placed: FloatArray, x: float) -> float:
    """How unquiet a column is: long and steep leaders, and leaders close to a foreign anchor.

    Infinite where leaders cross.
    """
    ends = anchors[chosen]
    starts = np.column_stack([np.full(len(placed), x), placed])
    pairs = ((i, j) for i in range(len(ends)) for j in range(i))
    if any(crosses(starts[i], ends[i], starts[j], ends[j]) for i, j in pairs):
        return np.inf
    run = ends - starts
    length = np.hypot(*run.T)
    spokes = anchors[None] - starts[:, None]
    along = np.einsum("ijk,ik->ij", spokes, run) / np.maximum(length, 1e-9)[:, None] ** 2
    foot = starts[:, None] + np.clip(along, 0, 1)[..., None] * run[:, None]
    away = np.hypot(*np.moveaxis(anchors[None] - foot, -1, 0))
    away[np.arange(len(chosen)), chosen] = np.inf
    near = np.clip(1 - away / _NEAR, 0, None).sum()
    return float(length.sum() + np.abs(run[:, 1]).sum() + _NEAR_PRICE * near)


def _heights(
    anchors: FloatArray, chosen: IntArray, sizes: FloatArray, column: Column
) -> FloatArray:
    """Height of each label of one column.

    Even slots are first given out so that all leaders together are shortest. That leaves no
    crossing, because two leaders that cross could be uncrossed and be shorter. Labels then move
    toward their anchors and change places with neighbours while that makes the column quieter.
    """
    if not len(chosen):
        return np.zeros(0)
    targets = anchors[chosen, 1]
    even = _even(anchors[chosen], sizes, column)
    order = np.argsort(-even)
    wanted = _nearest(targets, sizes, column, order)
    tries = [even + share * (wanted - even) for share in (1.0, 0.75, 0.5, 0.25, 0.0)]
    prices = [cost(anchors, chosen, tried, column.x) for tried in tries]
    placed, price = tries[int(np.argmin(prices))], min(prices)
    swaps = [(i, i + 1) for i in range(len(order) - 1)] * 2
    for i, j in swaps:
        other = order.copy()
        other[[i, j]] = other[[j, i]]
        tried = _nearest(targets, sizes, column, other)
        tried_price = cost(anchors, chosen, tried, column.x)
        if tried_price < price:
            order, placed, price = other, tried, tried_price
    return placed


def _even(ends: FloatArray, sizes: FloatArray, column: Column) -> FloatArray:
    """One of evenly spaced heights for each label, all leaders together shortest."""
    count = column.holds(float(sizes.max()))
    step = (column.top - column.bottom) / count
    slots = column.top - step * (np.arange(count) + 0.5)
    reach = np.hypot(ends[:, :1] - column.x, ends[:, 1:] - slots)
    _, taken = linear_sum_assignment(reach)
    even: FloatArray = slots[taken]
    return even


def _nearest(targets: FloatArray, sizes: FloatArray, column: Column, order: IntArray) -> FloatArray:
    """Heights nearest the targets, in a given order from above, apart, inside the column.

    Neighbours that would overlap are pooled: each block stands at the mean its members want.
    """
    sizes = sizes[order]
    lower = np.concatenate([[0.0], np.cumsum((sizes[:-1] + sizes[1:]) / 2)])
    blocks: list[tuple[float, int]] = []
    for value in targets[order] + lower:
        mean, members = float(value), 1
        while blocks and blocks[-1][0] < mean:
            earlier, count = blocks.pop()
            mean = (earlier * count + mean * members) / (count + members)
            members += count
        blocks.append((mean, members))
    pooled = np.repeat([mean for mean, _ in blocks], [count for _, count in blocks])
    highest = column.top - sizes[0] / 2
    lowest = column.bottom + sizes[-1] / 2 + lower[-1]
    placed = np.empty(len(order))
    placed[order] = np.clip(pooled, lowest, highest) - lower
    return placed
