"""Two knobs, one picture: key-frames over the amount of a narrowing and over posture.

A grid is kept as a :class:`~spine_edu.widgets.sweep.Sweep` whose stops count the frames, so that
the same codec packs it; the amounts and postures of its frames ride along as numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from spine_edu.findings.case import Case, Stenosis
from spine_edu.views.matching import matched
from spine_edu.views.scene import Outline, Scene
from spine_edu.widgets.folding import folded, folds, unfolded
from spine_edu.widgets.straying import area_mm2
from spine_edu.widgets.sweep import Frame, Layer, Pin, Sweep

FloatArray = NDArray[np.float64]
Numbers = Mapping[str, float]

PARTS: Final = ("central", "recess", "foraminal")
"""Places that can be narrow, as in :class:`spine_edu.findings.case.Stenosis`."""
POSTURES: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)
STILL_MM: Final = 0.06
_ABSENT_MM2: Final = 0.02


@dataclass(frozen=True)
class Grid:
    """Key-frames of one narrowing at each amount in each posture.

    Parameters
    ----------
    amounts, postures : tuple of float
        Ascending; frame number ``i * len(postures) + j`` is amount i in posture j.
    sweep : Sweep
        The frames in that order.
    """

    amounts: tuple[float, ...]
    postures: tuple[float, ...]
    sweep: Sweep

    def weights(self, amount: float, posture: float) -> tuple[tuple[int, float], ...]:
        """Frames around a state and the share of each: bilinear, none of them negative.

        Raises
        ------
        ValueError
            If the amount or the posture lies outside the grid.
        """
        rows = _between("amount", self.amounts, amount)
        columns = _between("posture", self.postures, posture)
        found = (
            (i * len(self.postures) + j, row * column)
            for (i, row), (j, column) in product(rows, columns)
        )
        return tuple((frame, share) for frame, share in found if share)

    def at(self, values: FloatArray, amount: float, posture: float) -> Any:
        """Values at a state; (k, ...) becomes (...)."""
        if len(values) == 1:
            return values[0]
        return sum(share * values[frame] for frame, share in self.weights(amount, posture))

    def still(self, amount: float, posture: float) -> Sweep:
        """One state as a sweep that does not move, to be drawn like any other."""

        def one(values: FloatArray) -> FloatArray:
            return np.asarray(self.at(values, amount, posture))[None]

        layers = tuple(
            replace(
                layer,
                rings=tuple(map(one, layer.rings)),
                emphasis=one(layer.emphasis),
                presence=one(layer.presence),
            )
            for layer in self.sweep.layers
        )
        return replace(self.sweep, stops=(0.0, 1.0), layers=layers)


def _between(name: str, stops: Sequence[float], value: float) -> list[tuple[int, float]]:
    if not stops[0] <= value <= stops[-1]:
        raise ValueError(
            f"{name}={value!r} is out of range; allowed: {stops[0]:g} to {stops[-1]:g}"
        )
    left = min(int(np.searchsorted(stops, value, side="right")), len(stops) - 1) - 1
    share = (value - stops[left]) / (stops[left + 1] - stops[left])
    return [(left, 1 - share), (left + 1, share)]


def grid_of(sweep: Sweep) -> Grid:
    """The grid that a sweep of the codec holds, both sides of it."""
    sweep = replace(sweep, layers=unfolded(sweep.layers))
    amounts, postures = (
        tuple(sorted({float(value) for value in sweep.numbers[name]}))
        for name in ("amount", "posture")
    )
    return Grid(amounts, postures, sweep)


def narrowed(disc: str, part: str, amount: float, posture: float) -> Case:
    """The case that a grid shows at one state.

    Raises
    ------
    ValueError
        If the part is unknown or a number is out of range.
    """
    if part not in PARTS:
        raise ValueError(f"part={part!r} is unknown; allowed: {', '.join(PARTS)}")
    stenosis = Stenosis(**{part: amount}) if amount else None
    return Case(disc, stenosis=stenosis, posture=posture)


def make_grid(
    part: str,
    amounts: Sequence[float],
    scene: Callable[[float, float], Scene],
    numbers: Callable[[float, float], Numbers],
    postures: Sequence[float] = POSTURES,
    *,
    even: bool = False,
) -> Sweep:
    """The key-frames of one narrowing.

    Parameters
    ----------
    scene, numbers : callable
        What is seen and measured at an amount and a posture.
    even : bool
        Whether the section is alike on both sides: then one half is kept.

    Notes
    -----
    Outlines are matched to those of the healthy, upright spine; what is there in some frames alone
    fades. Rootlets are alike: each goes to the nearest place, whatever its number.
    """
    states = list(product(amounts, postures))
    scenes = {state: scene(*state) for state in states}
    pattern = scenes[amounts[0], min(postures, key=abs)]
    matches = [_matched(scenes[state], pattern) for state in states]
    there = {name: [_is_there(match[name]) for match in matches] for name in matches[0]}
    if even:
        plan = folds(pattern.outlines)
        matches = [folded(match, plan) for match in matches]
    matches = _settled_rootlets(matches, len(postures))
    measured = [numbers(*state) for state in states]
    known = {name: np.array([found[name] for found in measured]) for name in measured[0]}
    return Sweep(
        key=part,
        stops=tuple(float(frame) for frame in range(len(states))),
        at_mm=pattern.at_mm,
        frame_mm=pattern.frame_mm,
        layers=tuple(
            _layer([match[name] for match in matches], there[name])
            for name in matches[0]
            if any(there[name]) and _meets([match[name] for match in matches], pattern.frame_mm)
        ),
        pins=_pins(pattern, [scenes[state] for state in states]),
        numbers={
            "amount": np.array([amount for amount, _ in states]),
            "posture": np.array([posture for _, posture in states]),
            **known,
        },
    )


def _matched(scene: Scene, pattern: Scene) -> dict[str, Outline]:
    """The scene's outlines with the names and vertices of the pattern's, pressed as they are."""
    own = {one.name: one for one in scene.outlines}
    found = {}
    for one in matched(scene.outlines, pattern.outlines):
        found[one.name] = replace(one, emphasis=own.get(one.name, one).emphasis)
    return found


def _settled_rootlets(
    frames: Sequence[dict[str, Outline]], columns: int
) -> list[dict[str, Outline]]:
    """Each rootlet as near as can be to where it was in the frame before, above or beside."""
    names = [name for name, one in frames[0].items() if one.role == "rootlet" and one.closed]
    settled: list[dict[str, Outline]] = []
    for number, frame in enumerate(frames):
        if number and names:
            before = settled[number - columns if number >= columns else number - 1]
            was, now = (
                np.array([f[n].points.mean(axis=0) for n in names]) for f in (before, frame)
            )
            _, order = linear_sum_assignment(((was[:, None] - now[None]) ** 2).sum(axis=-1))
            moved = {name: frame[names[i]] for name, i in zip(names, order, strict=True)}
            frame = frame | {
                name: replace(one, name=frame[name].name) for name, one in moved.items()
            }
        settled.append(frame)
    return settled


def _is_there(outline: Outline) -> bool:
    return not outline.closed or area_mm2(outline.points) > _ABSENT_MM2


def _meets(outlines: Sequence[Outline], frame_mm: Frame) -> bool:
    x0, x1, y0, y1 = frame_mm
    points = np.concatenate([one.points for one in outlines])
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(low[0] < x1 and high[0] > x0 and low[1] < y1 and high[1] > y0)


def _layer(outlines: Sequence[Outline], there: Sequence[bool]) -> Layer:
    wanted = outlines[0]
    present = [i for i, found in enumerate(there) if found]
    # what is gone stays where it was last seen, and fades
    apart = np.abs(np.subtract.outer(np.arange(len(outlines)), present))
    seen = [present[k] for k in apart.argmin(axis=1)]
    holes = [
        _ring([outlines[i].holes[hole] for i in seen])
        for hole in range(min(len(outlines[i].holes) for i in present))
    ]
    return Layer(
        wanted.name,
        wanted.role,
        wanted.closed,
        (_ring([outlines[i].points for i in seen]), *holes),
        _one_or_all([outlines[i].emphasis for i in seen]),
        _one_or_all([float(found) for found in there]),
    )


def _ring(shapes: Sequence[FloatArray]) -> FloatArray:
    frames = np.stack(shapes)
    if np.ptp(frames, axis=0).max() <= STILL_MM:
        frames = frames[:1]
    return frames


def _one_or_all(values: Sequence[float]) -> FloatArray:
    found = np.array(values, dtype=float)
    return found[:1] if np.ptp(found) == 0 else found


def _pins(pattern: Scene, scenes: Sequence[Scene]) -> tuple[Pin, ...]:
    """The labels of the healthy section; where one is missing, it stays as in the frame before."""
    places = [{anchor.name: anchor.point for anchor in scene.anchors} for scene in scenes]
    pins = []
    for anchor in pattern.anchors:
        points = [anchor.point]
        for found in places:
            points.append(found.get(anchor.name, points[-1]))
        pins.append(Pin(anchor.name, anchor.key, dict(anchor.values), np.array(points[1:])))
    return tuple(pins)
