"""Exercise figures for the browser: stiff parts as one shape that is moved, soft ones as frames.

Between two key poses the frames lie evenly along the movement, not along its time: the browser
eases it. In a loop they lie evenly in both.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.draw.colour import mixed
from spine_edu.draw.exercise import EDGE_MM, PALER, SHORTEST_MM, steps_of
from spine_edu.draw.theme import PAPER, tissue
from spine_edu.views.figures.exercise import (
    KEYS,
    eased,
    exercise,
    exercise_figure,
    frame_mm,
    last_key,
    motion_path,
)
from spine_edu.views.scene import Outline, Role
from spine_edu.widgets.keyframes.kept import kept
from spine_edu.widgets.keyframes.packed import packed

FloatArray = NDArray[np.float64]

PER_MOVE: Final = 4
"""Frames from one key pose to the next."""
_STIFF_MM: Final = 1.5
_STILL_MM: Final = 0.5
_TABLE: Final = np.linspace(0.0, 1.0, 2001)


@dataclass
class _Shapes:
    """Stiff shapes, each stored once: a forearm is the same in every exercise."""

    stored: list[list[int]] = field(default_factory=list)
    known: dict[str, list[tuple[int, FloatArray]]] = field(default_factory=dict)

    def find(self, name: str, frames: FloatArray) -> tuple[int, FloatArray] | None:
        """Number of a shape and how it moves; None where no stiff shape fits."""
        for number, ring in self.known.get(name, ()):
            moves = _moved(ring, frames)
            if moves is not None:
                return number, moves
        ring = frames[0] - frames[0].mean(axis=0)
        moves = _moved(ring, frames)
        if moves is None:
            return None
        self.known.setdefault(name, []).append((len(self.stored), ring))
        self.stored.append(_whole(ring))
        return len(self.stored) - 1, moves


def _moved(ring: FloatArray, frames: FloatArray) -> FloatArray | None:
    """x, y, degrees that lay a ring on each frame; None where one of them has another shape."""
    if frames.shape[1:] != ring.shape:
        return None
    found = []
    for frame in frames:
        middle = frame.mean(axis=0)
        there = frame - middle
        turn = np.arctan2(
            (ring[:, 0] * there[:, 1] - ring[:, 1] * there[:, 0]).sum(), (ring * there).sum()
        )
        c, s = np.cos(turn), np.sin(turn)
        if np.abs(ring @ np.array([[c, s], [-s, c]]) - there).max() > _STIFF_MM:
            return None
        found.append((*middle, np.degrees(turn)))
    moves = np.array(found)
    moves[:, 2] = np.degrees(np.unwrap(np.radians(moves[:, 2])))
    return moves


def _whole(points: FloatArray) -> list[int]:
    return [int(v) for v in np.rint(points).ravel()]


def _uneased(share: float) -> float:
    """Where in time a movement has come this far."""
    return float(np.interp(share, [eased(float(t)) for t in _TABLE], _TABLE))


def _times(key: str) -> list[float]:
    """Key and part of the way to the next, for every frame."""
    one = exercise(key)
    shares = [number / PER_MOVE for number in range(PER_MOVE)]
    if not one.loop:
        shares = [_uneased(share) for share in shares]
    last = last_key(one)
    return [move + share for move in range(last) for share in shares] + [float(last)]


def _part(outlines: tuple[Outline, ...], shapes: _Shapes) -> dict[str, Any]:
    first = outlines[0]
    frames = np.array([outline.points * (1, -1) for outline in outlines])
    if np.abs(frames - frames[0]).max() < _STILL_MM:
        frames = frames[:1]
    part: dict[str, Any] = {"name": first.name, "role": first.role, "closed": first.closed}
    stiff = shapes.find(f"{first.name} {first.role}", frames) if first.closed else None
    if stiff is None:
        return part | {"rings": [_whole(frame) for frame in frames]}
    number, moves = stiff
    turns = [[round(float(x)), round(float(y)), round(float(a), 1)] for x, y, a in moves]
    return part | {"shape": number, "moves": turns}


def _arrows(key: str) -> list[list[int]]:
    """The way of the joint that matters to each key pose; empty where it is short."""
    if exercise(key).loop:
        return []
    found = []
    for at in steps_of(key)[1:]:
        way = motion_path(key, at - 1, at).points * (1, -1)
        long = np.hypot(*np.diff(way, axis=0).T).sum() >= SHORTEST_MM
        found.append(_whole(way[::2]) if long else [])
    return found


def seconds_of(key: str) -> tuple[list[float], list[float]]:
    """Time for each move there, and for each move back again; a loop has no way back."""
    one = exercise(key)
    moves = last_key(one)
    there, rest = list(one.seconds[:moves]), list(one.seconds[moves:])
    if one.loop:
        return there, []
    back = [sum(rest) / moves] * moves if rest else there[::-1]
    return there, back


@cache
def exercise_bytes() -> bytes:
    """All exercises as the browser gets them."""
    return kept("exercises", lambda: packed(_exercises()))


def _exercises() -> dict[str, Any]:
    shapes = _Shapes()
    found = {}
    for key in KEYS:
        figures = [exercise_figure(key, at) for at in _times(key)]
        x0, x1, y0, y1 = frame_mm(key)
        there, back = seconds_of(key)
        found[key] = {
            "frame": [round(x0), round(x1), round(-y1), round(-y0)],
            "parts": [
                _part(outlines, shapes)
                for outlines in zip(*(figure.outlines for figure in figures), strict=True)
            ],
            "poses": len(steps_of(key)),
            "loop": exercise(key).loop,
            "there": there,
            "back": back,
            "arrows": _arrows(key),
        }
    return {"per_move": PER_MOVE, "shapes": shapes.stored, "exercises": found}


@cache
def exercise_paints() -> dict[str, Any]:
    """Fill and edge of each role, near and far; width of the edge, mm."""
    roles: tuple[Role, ...] = ("skin", "shirt", "trousers", "hair", "prop", "elastic")
    near = {role: [tissue(role).fill, tissue(role).edge] for role in roles}
    far = {role: [mixed(colour, PAPER, PALER) for colour in pair] for role, pair in near.items()}
    return {"near": near, "far": far, "edge_mm": EDGE_MM, "motion": tissue("motion").edge}
