"""Two knobs, one picture: key-frames over the amount of a narrowing and over posture.

A grid is kept as a :class:`.Sweep` whose stops count the frames, so that the same codec packs it;
the amounts and postures of its frames ride along as numbers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.findings.case import Case, Stenosis
from spine_edu.views.scene import Outline, Scene
from spine_edu.widgets.keyframes.folding import folds, unfolded
from spine_edu.widgets.keyframes.stepping import Frames, with_more
from spine_edu.widgets.keyframes.sweep import Frame, Layer, Pin, Sweep

FloatArray = NDArray[np.float64]
Numbers = Mapping[str, float]
PARTS: Final = ("central", "recess", "foraminal")
"""Places that can be narrow, as in :class:`spine_edu.findings.case.Stenosis`."""
POSTURES: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)
STILL_MM: Final = 0.06
STRAY_MM: Final = 0.2
"""Largest distance of an interpolated outline from the true one; rounding adds a little."""
LEAST_STEP: Final = 1 / 32
_LEAST_TURN: Final = 0.25
_APART: Final = 2.0
"""Between the stops of two postures: within each, outlines run straight along the amounts."""


@dataclass(frozen=True)
class Grid:
    """Key-frames of one narrowing at each amount in each posture.

    Parameters
    ----------
    amounts, postures : tuple of float
        Ascending; frame number ``j * len(amounts) + i`` is amount i in posture j.
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
        rows = _between("posture", self.postures, posture)
        columns = _between("amount", self.amounts, amount)
        found = (
            (j * len(self.amounts) + i, row * column)
            for (j, row), (i, column) in product(rows, columns)
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
    healthy: float | None = None,
    between: bool = True,
    stray_mm: float = STRAY_MM,
    leaps: bool = False,
) -> Sweep:
    """The key-frames of one narrowing.

    Parameters
    ----------
    scene, numbers : callable
        What is seen and measured at an amount and a posture.
    even : bool
        Whether the section is alike on both sides: then one half is kept.
    healthy : float, optional
        The amount that all others are matched to; by default the first.
    between : bool
        Whether there may be more amounts than those given.
    stray_mm : float
        Largest distance of an interpolated outline from the true one.
    leaps : bool
        Whether what leaps between two of the closest amounts, as pieces that meet or part, is two
        layers of the same name, of which one goes while the other comes; else it moves straight.

    Notes
    -----
    Outlines are matched to those of the healthy, upright spine; what is there in some frames alone
    fades. Between two amounts another is added where an outline would stray; those that would not
    run straight past it, which costs no bytes.
    """
    upright = min(postures, key=abs)
    pattern = scene(amounts[0] if healthy is None else healthy, upright)
    plan = folds(pattern.outlines) if even else {}
    frames = Frames(scene, pattern, plan, stray_mm, leaps=leaps)
    if between:
        postures = with_more(postures, _LEAST_TURN, lambda p: [(a, p) for a in amounts], frames)
        amounts = with_more(amounts, LEAST_STEP, lambda a: [(a, p) for p in postures], frames)
    states = [(amount, posture) for posture in postures for amount in amounts]
    there = {
        name: [frames.there(state)[name] for state in states] for name in frames.there(states[0])
    }
    matches = [frames(state) for state in states]
    measured = [numbers(*state) for state in states]
    known = {name: np.array([found[name] for found in measured]) for name in measured[0]}
    return Sweep(
        key=part,
        stops=tuple(_APART * (k // len(amounts)) + state[0] for k, state in enumerate(states)),
        at_mm=pattern.at_mm,
        frame_mm=pattern.frame_mm,
        layers=tuple(
            layer
            for name, seen in there.items()
            if any(seen) and _meets([match[name] for match in matches], pattern.frame_mm)
            for layer in _layers(
                frames.straight([match[name] for match in matches], name, states),
                seen,
                frames.turns(name, states),
            )
        ),
        pins=_pins(pattern, [frames.scene(state) for state in states]),
        numbers={
            "amount": np.array([amount for amount, _ in states]),
            "posture": np.array([posture for _, posture in states]),
            **known,
        },
    )


def _meets(outlines: Sequence[Outline], frame_mm: Frame) -> bool:
    x0, x1, y0, y1 = frame_mm
    points = np.concatenate([one.points for one in outlines])
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(low[0] < x1 and high[0] > x0 and low[1] < y1 and high[1] > y0)


def _layers(
    outlines: Sequence[Outline], there: Sequence[bool], turns: Sequence[int]
) -> Iterator[Layer]:
    """One layer, or two by turns where an outline leaps."""
    for turn in sorted(set(turns)):
        seen = [now and turn == at for now, at in zip(there, turns, strict=True)]
        if any(seen):
            yield _layer(outlines, seen)


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
