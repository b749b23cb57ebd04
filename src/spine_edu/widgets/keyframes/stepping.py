"""What is seen at the stops of a knob: where more stops are needed, and what leaps between two."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.views.matching import matched
from spine_edu.views.scene import Outline, Scene
from spine_edu.widgets.keyframes.folding import folded
from spine_edu.widgets.keyframes.straying import apart_mm, area_mm2
from spine_edu.widgets.keyframes.tracks import knots_of, straightened

FloatArray = NDArray[np.float64]
State = tuple[float, float]
"""Amount and posture."""

_FEW: Final = 5
_ABSENT_MM2: Final = 0.02
_SHARE_OF_A_LEAP: Final = 0.5
"""Of the longer of two steps: a shorter one is a leap too if it is at least as long as this."""


class Frames:
    """What is seen in each state, matched and folded, each computed once.

    Parameters
    ----------
    stray_mm : float
        Largest distance of an outline half-way between two states from its true one.
    leaps : bool
        Whether an outline that cannot come near by more stops may leap: its pieces have met or
        parted, so it goes and another of the same name comes.
    """

    def __init__(
        self,
        scene: Callable[[float, float], Scene],
        pattern: Scene,
        plan: Mapping[str, str],
        stray_mm: float,
        *,
        leaps: bool,
    ) -> None:
        self._scene, self._pattern, self._plan = scene, pattern, plan
        self._stray_mm, self.may_leap = stray_mm, leaps
        self._scenes: dict[State, Scene] = {}
        self._known: dict[State, dict[str, Outline]] = {}
        self._there: dict[State, dict[str, bool]] = {}
        self._leaps: set[tuple[str, State, State]] = set()

    def __call__(self, state: State) -> dict[str, Outline]:
        """Outlines in a state, by name."""
        if state not in self._known:
            self._scenes[state] = self._scene(*state)
            match = matched_outlines(self._scenes[state], self._pattern)
            seen = {name: _is_there(one) for name, one in match.items()}
            self._known[state] = folded(match, self._plan) if self._plan else match
            self._there[state] = {name: seen[name] for name in self._known[state]}
        return self._known[state]

    def scene(self, state: State) -> Scene:
        """What was cut, as it was."""
        self(state)
        return self._scenes[state]

    def there(self, state: State) -> dict[str, bool]:
        """Whether there is anything of each outline."""
        self(state)
        return self._there[state]

    def turns(self, name: str, states: Sequence[State]) -> list[int]:
        """0 or 1 for each state in its order: the other one after each leap along the amounts."""
        turns = [0]
        for low, high in pairwise(states):
            leapt = (name, low, high) in self._leaps
            turns.append(turns[-1] ^ leapt if low[1] == high[1] else 0)
        return turns

    def straight(
        self, outlines: Sequence[Outline], name: str, states: Sequence[State]
    ) -> list[Outline]:
        """An outline in some states, straight along the amounts wherever that is near enough."""
        if outlines[0].role == "rootlet":
            return list(outlines)
        found = dict(zip(states, outlines, strict=True))
        keys = zip(states, self.turns(name, states), strict=True)
        for _, run in groupby(keys, lambda at: (at[0][1], at[1], self._there[at[0]][name])):
            found |= self._straight_run(name, [state for state, _ in run])
        return [found[state] for state in states]

    def _straight_run(self, name: str, stops: list[State]) -> dict[State, Outline]:
        """The outline at stops in one posture between which it does not leap, come or go."""
        (low, posture), (high, _) = stops[0], stops[-1]
        if low == high or not self._there[stops[0]][name]:
            return {}
        sizes = sorted(a for a, other in self._known if other == posture and low <= a <= high)
        row = [self._known[amount, posture][name] for amount in sizes]
        if not all(self._there[amount, posture][name] for amount in sizes):
            return {}
        at = [sizes.index(amount) for amount, _ in stops]
        points = np.stack([one.points for one in row])
        knots = knots_of(np.array(sizes), points, at, self._stray_mm, row[0].closed)
        drawn = np.broadcast_to(straightened(np.array(sizes), points, knots), points.shape)
        return {stop: replace(row[k], points=drawn[k]) for stop, k in zip(stops, at, strict=True)}

    def straying(self, low: State, middle: State, high: State) -> Iterator[str]:
        """Names of the outlines that half-way between two states are not near their true ones."""
        there = [self.there(state) for state in (low, middle, high)]
        for name, one in self(low).items():
            if one.role == "rootlet" or not all(seen[name] for seen in there):
                continue
            true, last = self(middle)[name], self(high)[name]
            if len({len(each.holes) for each in (one, true, last)}) > 1:
                if self.may_leap:
                    yield name
                continue
            rings = zip(*((each.points, *each.holes) for each in (one, true, last)), strict=True)
            if any(self._is_far(*ring, closed=one.closed) for ring in rings):
                yield name

    def _is_far(self, low: FloatArray, true: FloatArray, high: FloatArray, *, closed: bool) -> bool:
        if len(low) != len(high) or len(low) < _FEW:
            return False
        straight = (low + high) / 2
        if len(low) == len(true) and np.hypot(*(straight - true).T).max() <= self._stray_mm:
            return False
        return apart_mm(straight, true, closed) > self._stray_mm

    def leap(self, name: str, low: State, middle: State, high: State) -> None:
        """Let an outline leap where it goes farthest in one of two short steps."""
        steps = [(low, middle), (middle, high)]
        ends = [[self(state)[name] for state in step] for step in steps]
        far = [apart_mm(a.points, b.points, a.closed) for a, b in ends]
        least = max(self._stray_mm, _SHARE_OF_A_LEAP * max(far))
        for step, (a, b), off in zip(steps, ends, far, strict=True):
            if off >= least or len(a.holes) != len(b.holes):
                self._leaps.add((name, *step))


def with_more(
    stops: Sequence[float],
    least: float,
    states: Callable[[float], Sequence[State]],
    frames: Frames,
) -> tuple[float, ...]:
    """The stops of one knob, and those half-way between two where an outline would stray.

    Between two of the closest stops, `least` apart, outlines may leap where they may at all.
    """

    def between(low: float, high: float) -> list[float]:
        middle = (low + high) / 2
        if high - low <= least and not frames.may_leap:
            return []
        ways = list(zip(states(low), states(middle), states(high), strict=True))
        if high - low > least:
            if not any(name for way in ways for name in frames.straying(*way)):
                return []
            return [*between(low, middle), middle, *between(middle, high)]
        leaping = [(name, way) for way in ways for name in frames.straying(*way)]
        for name, way in leaping:
            frames.leap(name, *way)
        return [middle] if leaping else []

    found = list(stops)
    for low, high in pairwise(stops):
        found += between(low, high)
    return tuple(sorted(found))


def matched_outlines(scene: Scene, pattern: Scene) -> dict[str, Outline]:
    """The scene's outlines with the names and vertices of the pattern's, pressed as they are."""
    own = {one.name: one for one in scene.outlines}
    found = {}
    for one in matched(scene.outlines, pattern.outlines):
        found[one.name] = replace(one, emphasis=own.get(one.name, one).emphasis)
    return found


def _is_there(outline: Outline) -> bool:
    return not outline.closed or area_mm2(outline.points) > _ABSENT_MM2
