"""Sections that are alike on both sides, kept as their left half alone.

What a folded outline unfolds to stands behind a bar in its name: ``"sac|ring"`` is the left half
of a ring, ``"pll|line"`` that of a line, and ``"root_L5_left|root_L5_right"`` one of a pair.
``js/folding.js`` unfolds them in the browser.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.views.contours import evenly_spread
from spine_edu.views.scene import Outline
from spine_edu.widgets.keyframes.sweep import Layer

FloatArray = NDArray[np.float64]
_TWIN_MM: Final = 1.0
_FEW: Final = 8
"""A ring of fewer vertices has corners that its halves would lose."""
_BAR: Final = "|"
_RING, _LINE, _WHOLE = "ring", "line", ""


def folds(outlines: Sequence[Outline]) -> dict[str, str]:
    """How each outline of a section is folded: what stands behind the bar, or nothing.

    The patient's left is at positive x. The right one of a pair is left out.
    """
    pairs = {left.name: right for left in outlines if (right := _twin(left, outlines))}
    return {
        one.name: pairs.get(one.name) or _fold(one)
        for one in outlines
        if one.name not in pairs.values()
    }


def _twin(one: Outline, outlines: Sequence[Outline]) -> str | None:
    """Name of the same thing on the other side, for what lies on the left."""
    middle = one.points.mean(axis=0)
    others = [other for other in outlines if other.role == one.role and other.name != one.name]
    if not others or one.points[:, 0].min() <= 0:
        return None
    away = [float(np.hypot(*(other.points.mean(axis=0) - middle * (-1, 1)))) for other in others]
    nearest = int(np.argmin(away))
    return others[nearest].name if away[nearest] < _TWIN_MM else None


def _fold(one: Outline) -> str:
    crossings = len(_crossings(one.points, one.closed))
    if one.closed:
        even = crossings == 2 and not one.holes and len(one.points) > _FEW
        return _RING if even else _WHOLE
    return _LINE if crossings == 1 else _WHOLE


def folded(outlines: Mapping[str, Outline], plan: Mapping[str, str]) -> dict[str, Outline]:
    """A section folded as :func:`folds` of a like one says; each half keeps its vertex count."""
    return {name: _half(outlines[name], fold) for name, fold in plan.items()}


def _half(one: Outline, fold: str) -> Outline:
    if fold == _WHOLE:
        return one
    points = one.points
    if fold in (_RING, _LINE):
        count = len(points) if one.closed else len(points) // 2 + 1
        points = evenly_spread(_left_of(points, one.closed), count)
    closed = one.closed and fold != _RING
    return replace(one, name=f"{one.name}{_BAR}{fold}", points=points, closed=closed)


def _crossings(points: FloatArray, closed: bool) -> list[tuple[int, FloatArray]]:
    """Edges that cross the midline: number of the first vertex, and where."""
    following = np.roll(points, -1, axis=0)
    across = (points[:, 0] > 0) != (following[:, 0] > 0)
    if not closed:
        across[-1] = False
    found = []
    for i in np.flatnonzero(across):
        (x0, y0), (x1, y1) = points[i], following[i]
        found.append((int(i), np.array([0.0, y0 - x0 * (y1 - y0) / (x1 - x0)])))
    return found


def _left_of(points: FloatArray, closed: bool) -> FloatArray:
    """The part on the left with its ends on the midline: a ring's from its front to its back."""
    found = sorted(_crossings(points, closed), key=lambda crossing: crossing[1][1])
    if not found:
        return points
    (first, front), (last, back) = found[0], found[-1]
    if not closed:
        side = points[: first + 1][::-1] if points[0, 0] > 0 else points[first + 1 :]
        return np.vstack([front, side])
    ring = np.roll(points, -(first + 1), axis=0)
    middle = (last - first) % len(points)
    one, other = ring[:middle], ring[middle:][::-1]
    side = one if one[:, 0].mean() > other[:, 0].mean() else other
    return np.vstack([front, side, back])


def unfolded(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Layers as they were before they were folded."""
    out: list[Layer] = []
    for layer in layers:
        name, _, fold = layer.name.partition(_BAR)
        mirrored = tuple(ring * (-1, 1) for ring in layer.rings)
        if fold in (_RING, _LINE):
            join = _ring_of if fold == _RING else _line_of
            whole = tuple(map(join, layer.rings))
            out.append(replace(layer, name=name, rings=whole, closed=fold == _RING))
            continue
        out.append(replace(layer, name=name))
        if fold:
            out.append(replace(layer, name=fold, rings=mirrored))
    return tuple(out)


def _ring_of(half: FloatArray) -> FloatArray:
    """The left half, then the right one backward without the ends on the midline."""
    return np.concatenate([half, half[:, -2:0:-1] * (-1, 1)], axis=1)


def _line_of(half: FloatArray) -> FloatArray:
    """From the right end over the midline to the left one."""
    return np.concatenate([half[:, :0:-1] * (-1, 1), half], axis=1)
