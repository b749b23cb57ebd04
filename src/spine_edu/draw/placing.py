"""Where labels stand: two columns, each label near its anchor, leaders that never cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from spine_edu.draw.ground import Ground

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]
Around = tuple[FloatArray, Ground | None]

_NEAR: Final = 7.0
"""A leader closer than this (points) to a foreign anchor is hard to follow …"""
_NEAR_PRICE: Final = 60.0
"""… and costs as much as a leader longer by this."""
_NAME_HALF: Final = 9.0
_NAME_NEAR: Final = 10.0
"""A leader closer than this (points) to a name, twice `_NAME_HALF` long, runs through it …"""
_NAME_PRICE: Final = 240.0
"""… and costs as much as a leader longer by this."""
_FOREIGN_PRICE: Final = 2.0
"""A point of a leader over tissue that it does not name costs as much as one longer by this."""
_PAST_PRICE: Final = 1.0
"""So does a point of a leader beyond the middle of the picture."""
_SWAPS: Final = ((1, 1), (1, 2), (2, 1), (2, 2))
_MORE: Final = ((1, 3), (3, 1), (1, 0), (0, 1), (2, 0), (0, 2))
"""Which of the anchors nearest the middle change sides, from the left and from the right; 0: none.

More of them where something is to be gone round.
"""
_NO_NAMES: Final = np.zeros((0, 2))


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

    @property
    def room(self) -> float:
        """Height for labels."""
        return self.top - self.bottom + 1e-9

    def holds(self, pitch: float) -> int:
        """How many labels of height `pitch` fit."""
        return int(self.room / pitch)


@dataclass(frozen=True)
class Placed:
    """Labels of one column: which ones (indices), and the height of each one's middle."""

    chosen: IntArray
    heights: FloatArray


@dataclass(frozen=True)
class Arrangement:
    """Labels of both columns, and how unquiet the picture is; infinite where leaders cross."""

    left: Placed
    right: Placed
    cost: float


def arrange(
    anchors: FloatArray,
    sizes: Sequence[float],
    left: Column,
    right: Column,
    names: FloatArray = _NO_NAMES,
    ground: Ground | None = None,
) -> Arrangement:
    """The quietest way to label anchors from two columns.

    Parameters
    ----------
    anchors : (n, 2) float
        Points to label, between the columns.
    sizes : sequence of float
        Height of each label with the space it keeps.
    left, right : Column
        Where the labels may stand.
    names : (k, 2) float, optional
        Middles of words written on the picture itself, which leaders go round.
    ground : Ground, optional
        Tissues of the picture, which leaders had better not run over.

    Raises
    ------
    ValueError
        If the columns cannot hold all labels.

    Notes
    -----
    The leftmost anchors go left, about half of them. Then anchors near the middle change sides
    while that makes the picture quieter. No leaders cross where each column has room for its
    number of labels of the greatest size; where it has less, `cost` says whether any do.
    """
    heights = np.asarray(sizes, float)
    order = np.lexsort((anchors[:, 1], anchors[:, 0]))
    columns = left, right
    half = len(order) // 2
    cuts = sorted({half, len(order) - half, max(half - 1, 0), min(half + 1, len(order))})
    around = names, ground
    tries = [_tried(anchors, heights, (order[:cut], order[cut:]), columns, around) for cut in cuts]
    best = min((one for one in tries if one is not None), key=lambda one: one.cost, default=None)
    if best is None:
        raise ValueError(
            f"{len(heights)} labels of {heights.max():g} do not fit beside the picture"
        )
    known = {frozenset(order[:cut].tolist()) for cut in cuts}
    for i, j in (_SWAPS if ground is None else _SWAPS + _MORE) * 2:
        if i <= len(best.left.chosen) and j <= len(best.right.chosen):
            halves = _exchanged(best.left.chosen, best.right.chosen, i, j)
            left_half = frozenset(halves[0].tolist())
            tried = None
            if left_half not in known:
                known.add(left_half)
                tried = _tried(anchors, heights, halves, columns, around)
            if tried is not None and tried.cost < best.cost:
                best = tried
    return best


def _exchanged(far: IntArray, near: IntArray, i: int, j: int) -> tuple[IntArray, IntArray]:
    """Halves with the i-th last of the left and the j-th of the right exchanged; 0 is none."""
    gone, come = [len(far) - i] if i else [], [j - 1] if j else []
    return (
        np.concatenate([np.delete(far, gone), near[come]]).astype(np.intp),
        np.concatenate([far[gone], np.delete(near, come)]).astype(np.intp),
    )


def _tried(
    anchors: FloatArray,
    sizes: FloatArray,
    halves: tuple[IntArray, IntArray],
    columns: tuple[Column, Column],
    around: Around,
) -> Arrangement | None:
    """Labels placed with given halves of them left and right; None where they do not fit."""
    sides: list[Placed] = []
    leaders: list[list[tuple[FloatArray, FloatArray]]] = []
    price = 0.0
    for half, column in zip(halves, columns, strict=True):
        if sizes[half].sum() > column.room:
            return None
        placed = _heights(anchors, half, sizes[half], column, around)
        price += cost(anchors, half, placed, column.x, *around)
        sides.append(Placed(half, placed))
        starts = np.column_stack([np.full(len(half), column.x), placed])
        leaders.append(list(zip(starts, anchors[half], strict=True)))
    if any(crosses(*a, *b) for a in leaders[0] for b in leaders[1]):
        price = np.inf
    return Arrangement(sides[0], sides[1], price)


def crosses(a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray) -> bool:
    """Whether the lines a-b and c-d cross between their ends."""

    def turn(p: FloatArray, q: FloatArray, r: FloatArray) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def cost(
    anchors: FloatArray,
    chosen: IntArray,
    placed: FloatArray,
    x: float,
    names: FloatArray = _NO_NAMES,
    ground: Ground | None = None,
) -> float:
    """How unquiet a column is: leaders long, steep, near a foreign anchor or over what is foreign.

    Infinite where leaders cross.
    """
    ends = anchors[chosen]
    starts = np.column_stack([np.full(len(placed), x), placed])
    pairs = ((i, j) for i in range(len(ends)) for j in range(i))
    if any(crosses(starts[i], ends[i], starts[j], ends[j]) for i, j in pairs):
        return np.inf
    run = ends - starts
    length = np.hypot(*run.T)
    away = _off(anchors, starts, run)
    away[np.arange(len(chosen)), chosen] = np.inf
    near = np.clip(1 - away / _NEAR, 0, None).sum()
    price = float(length.sum() + np.abs(run[:, 1]).sum() + _NEAR_PRICE * near)
    if len(names) and len(run):
        along = np.array([-1.0, 0.0, 1.0])[:, None] * [_NAME_HALF, 0.0]
        through = _off((names[:, None] + along).reshape(-1, 2), starts, run)
        through = np.clip(1 - through / _NAME_NEAR, 0, None).reshape(len(run), -1, 3)
        price += _NAME_PRICE * float(through.max(axis=2).sum())
    if ground is not None and len(run):
        price += _FOREIGN_PRICE * float(ground.foreign(chosen, starts, ends).sum())
        price += _PAST_PRICE * float(ground.past_middle(starts, ends).sum())
    return price


def _off(points: FloatArray, starts: FloatArray, run: FloatArray) -> FloatArray:
    """Distance of each point (columns) to each leader (rows)."""
    spokes = points[None] - starts[:, None]
    length = np.maximum(np.hypot(*run.T), 1e-9)
    along = np.einsum("ijk,ik->ij", spokes, run) / length[:, None] ** 2
    foot = starts[:, None] + np.clip(along, 0, 1)[..., None] * run[:, None]
    away: FloatArray = np.hypot(*np.moveaxis(points[None] - foot, -1, 0))
    return away


def _heights(
    anchors: FloatArray,
    chosen: IntArray,
    sizes: FloatArray,
    column: Column,
    around: Around,
) -> FloatArray:
    """Height of each label of one column.

    Even slots are first given out so that all leaders together are shortest. That leaves no
    crossing, because two leaders that cross could be uncrossed and be shorter. Labels then move
    toward their anchors and change places while that makes the column quieter.
    """
    if not len(chosen):
        return np.zeros(0)
    targets = anchors[chosen, 1]
    even = _even(anchors[chosen], sizes, column)
    order = np.argsort(-even)
    wanted = _nearest(targets, sizes, column, order)
    roomy = column.holds(float(sizes.max())) >= len(sizes)
    shares = (1.0, 0.75, 0.5, 0.25, 0.0) if roomy else (1.0,)
    tries = [even + share * (wanted - even) for share in shares]
    prices = [cost(anchors, chosen, tried, column.x, *around) for tried in tries]
    placed, price = tries[int(np.argmin(prices))], min(prices)
    for i, j in permutations(range(len(order)), 2):
        other = np.insert(np.delete(order, i), j, order[i])
        tried = _nearest(targets, sizes, column, other)
        tried_price = cost(anchors, chosen, tried, column.x, *around)
        if tried_price < price:
            order, placed, price = other, tried, tried_price
    return placed


def _even(ends: FloatArray, sizes: FloatArray, column: Column) -> FloatArray:
    """One of evenly spaced heights for each label, all leaders together shortest.

    Where room is short the labels would overlap there; then only their order counts.
    """
    count = max(column.holds(float(sizes.max())), len(sizes))
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
