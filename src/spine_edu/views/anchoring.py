"""Labels point into what they name: an anchor that misses it is moved there, or left out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.views.contours import ring_area
from spine_edu.views.scene import Anchor, FloatArray, Outline

NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "annulus": ("annulus",),
    "nucleus": ("nucleus",),
    "disc": ("annulus",),
    "body": ("bone",),
    "vertebra": ("bone",),
    "sacrum": ("bone",),
    "pedicle": ("bone",),
    "lamina": ("bone",),
    "spinous": ("bone",),
    "superior_facet": ("bone",),
    "facet": ("cartilage", "bone"),
    "uncus": ("bone",),
    "flavum": ("flavum",),
    "sac": ("sac",),
    "cauda_equina": ("sac",),
    "cord": ("cord",),
    "conus": ("cord",),
    "exiting_root": ("root", "ganglion"),
    "traversing_root": ("root", "ganglion"),
    "protrusion": ("prolapse",),
    "extrusion": ("prolapse",),
    "sequestration": ("prolapse",),
    "vertebral_artery": ("vessel",),
    "psoas": ("muscle",),
    "multifidus": ("muscle",),
    "longus": ("muscle",),
}
"""Roles of the outlines that each label may point into."""

HIDDEN_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "sac": ("cord",),
    "annulus": ("nucleus",),
    "sacrum": ("sac", "root"),
}
"""Roles painted over what a label names: pointing into them would name them instead."""

NEAR_MM: Final = 6.0
SPINOUS_HALF_MM: Final = 4.0
"""Farther from the midline a section along the spine meets the lamina, no longer its process."""
_NAME_MM: Final = 3.7
"""Room around a place that a vertebra's name needs."""
_ACROSS: Final = 24
_FORWARD_MM: Final = np.arange(0.0, 8.0, 0.25)
_DEEPEST: Final = 10
"""A process is labelled at most so many of these steps before its joint."""


def on_target(anchors: Sequence[Anchor], outlines: Sequence[Outline]) -> tuple[Anchor, ...]:
    """Anchors, each inside an outline that its label names.

    Notes
    -----
    One that lies beside it moves well inside the nearest such outline within ``NEAR_MM``; where the
    section holds none there, the label is left out.
    """
    there = [outline for outline in outlines if outline.closed and _is_there(outline)]
    found = (_settled(anchor, there) for anchor in anchors)
    return tuple(anchor for anchor in found if anchor is not None)


def _settled(anchor: Anchor, there: Sequence[Outline]) -> Anchor | None:
    roles = NAMED.get(anchor.key)
    if roles is None:
        return anchor
    point = np.array(anchor.point)
    named = [o for o in there if o.role in roles]
    own = [o for o in named if _is_of(o, anchor)]
    if own:
        return _with_room(anchor, own)
    over = [o for o in there if o.role in HIDDEN_BY.get(anchor.key, ())]
    if _is_within(named, point) and not _is_within(over, point):
        return anchor
    by_distance = sorted((float(np.hypot(*(o.points - point).T).min()), o.name) for o in named)
    if not by_distance or by_distance[0][0] > NEAR_MM:
        return None
    nearest = next(outline for outline in named if outline.name == by_distance[0][1])
    x, y = roomiest_near(nearest, over, point)
    return replace(anchor, point=(float(x), float(y)))


def _is_of(outline: Outline, anchor: Anchor) -> bool:
    """Whether an outline is a piece of the vertebra whose body a label names."""
    of = anchor.values.get("vertebra", "")
    return anchor.name == f"body_{of}" and f"{outline.name}_".startswith(f"bone_{of}_")


def _with_room(anchor: Anchor, own: Sequence[Outline]) -> Anchor | None:
    """A vertebra's name where it is, or on its largest piece; none where it would cover it."""
    largest = max(own, key=lambda outline: abs(ring_area(outline.points)))
    point = np.array(anchor.point)
    within = next((piece for piece in own if holds(piece, point[None])[0]), None)
    for piece, place in (
        (within, point),
        (largest, roomiest_near(largest, (), largest.points.mean(axis=0))),
    ):
        if piece and np.hypot(*(piece.points - place).T).min() >= _NAME_MM:
            return replace(anchor, point=(float(place[0]), float(place[1])))
    return None


def before_joint(
    joints: Sequence[Outline], bones: Sequence[Outline], up: FloatArray
) -> FloatArray | None:
    """Middle of the articular process that lies in front of a joint, in a section along the spine.

    Parameters
    ----------
    joints : sequence of Outline
        Pieces of the joint space of one level.
    bones : sequence of Outline
        Pieces of the lower vertebra.
    up : (2,) float
        Along the spine, of length one.

    Returns
    -------
    (2,) float, mm, or None
        None where the plane misses either of them.
    """
    if not joints:
        return None
    ring = max((o.points for o in joints), key=lambda points: float(np.ptp(points @ up)))
    height = ring @ up
    start = ring[height > height.mean()].mean(axis=0)
    along = start + _FORWARD_MM[:, None] * np.array([-up[1], up[0]])
    inside = np.flatnonzero(_within(bones, along))
    if not len(inside):
        return None
    run = inside[: int(np.argmax(np.diff(inside, append=np.inf) > 1)) + 1]
    return np.asarray(along[run[min(len(run) // 2, _DEEPEST)]])


def holds(outline: Outline, points: FloatArray) -> NDArray[np.bool_]:
    """Whether each of `points` (k, 2) lies inside an outline and outside its holes; (k,) bool."""
    inside = np.zeros(len(points), dtype=bool)
    x, y = points[:, :1], points[:, 1:]
    for ring in (outline.points, *outline.holes):
        a, b = ring, np.concatenate([ring[1:], ring[:1]])
        spans = (a[:, 1] > y) != (b[:, 1] > y)
        if not spans.any():
            continue
        rise = np.where(b[:, 1] == a[:, 1], 1.0, b[:, 1] - a[:, 1])
        crossed = spans & (x < (b[:, 0] - a[:, 0]) * (y - a[:, 1]) / rise + a[:, 0])
        inside ^= crossed.sum(axis=1) % 2 == 1
    return inside


def _is_there(outline: Outline) -> bool:
    return bool(np.ptp(outline.points, axis=0).min() > 0.2)


def _is_within(outlines: Sequence[Outline], point: FloatArray) -> bool:
    return any(holds(outline, point[None])[0] for outline in outlines)


def _within(outlines: Sequence[Outline], points: FloatArray) -> NDArray[np.bool_]:
    inside = np.zeros(len(points), dtype=bool)
    for outline in outlines:
        inside |= holds(outline, points)
    return inside


def roomiest_near(outline: Outline, over: Sequence[Outline], point: FloatArray) -> FloatArray:
    """A place well inside an outline, not beneath `over`, and rather near to `point`."""
    low, high = outline.points.min(axis=0), outline.points.max(axis=0)
    x, y = (np.linspace(low[i], high[i], _ACROSS + 2)[1:-1] for i in (0, 1))
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    places = places[holds(outline, places) & ~_within(over, places)]
    if not len(places):
        return np.asarray(outline.points[np.hypot(*(outline.points - point).T).argmin()])
    rims = np.concatenate([outline.points, *outline.holes, *(o.points for o in over)])
    room = np.hypot(*(places[:, None] - rims[None]).transpose(2, 0, 1)).min(axis=1)
    away = np.hypot(*(places - point).T)
    return np.asarray(places[np.argmax(np.minimum(room, 2.0) - 0.15 * away)])
