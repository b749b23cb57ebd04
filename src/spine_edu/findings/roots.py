"""How nerve roots yield: pushed aside first, then flattened, never overlapped."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import numpy as np
from scipy.ndimage import gaussian_filter1d

from spine_edu.anatomy.fields import FloatArray
from spine_edu.anatomy.levels import exiting_root, traversing_root
from spine_edu.anatomy.nerves import RootCourse
from spine_edu.anatomy.shape import SpineShape
from spine_edu.findings import balloon
from spine_edu.findings.canal import Canal, canal_around
from spine_edu.findings.fitting import fitted
from spine_edu.findings.push import Push
from spine_edu.findings.settling import Feelers, Wall, settled
from spine_edu.findings.soft import Free, IntArray, RootKey, SoftCurves
from spine_edu.findings.unnarrowed import mixed_values, unnarrowed, without_narrowing

ROOT_RAYS: Final = 48
ROOT_GAP_MM: Final = 0.09
_REST_GAP_MM: Final = 0.45  # fat between a free root and the walls
_ASIDE_MM: Final = 34.0  # beyond, a root is out of every picture
_STIFFNESS: Final = {"exiting": 0.16, "traversing": 0.14}  # a ganglion moves less than a sleeve
_TO_MIDLINE: Final = 0.6
_BACKWARD: Final = 0.6
_TO_SIDE: Final = 0.15
_BESIDE: Final = 0.8  # share of a root's distance from the midline
_FREE_OF_SAC_MM: Final = 0.8  # a root thinner than this still lies in the dura
_HELD_ON_COURSE: Final = 0.02
_TURNS: Final = 3
_LAST_TURNS: Final = 8
_RUNGS: Final = (0.25, 0.5, 0.75, 1.0)
_CLOSING: Final = (0.5, 1.0)
_CORE_WEIGHT: Final = 1.0
_CORE_MM: Final = 1.15
_RING: Final = 8
_RING_SHARE: Final = 0.55
_FEELS_MM: Final = 2.5
_THETA: Final = balloon.directions(ROOT_RAYS)


Neighbour = tuple[SoftCurves, SoftCurves]


@lru_cache(maxsize=24)
def resting_roots(shape: SpineShape) -> dict[RootKey, SoftCurves]:
    """Exiting and traversing roots around the disc of `shape`, without a prolapse."""
    canal = canal_around(shape)
    if shape != without_narrowing(shape):
        return _narrowed(canal, unnarrowed(shape, resting_roots, _mixed))
    roots: dict[RootKey, SoftCurves] = {}
    others: list[SoftCurves] = []
    for name in (exiting_root(shape.disc), traversing_root(shape.disc)):
        left = _on_its_course(canal, canal.spine.roots[name], others)
        others.append(left)
        roots[name, "left"], roots[name, "right"] = left, left.mirrored()
    return roots


def neighbours_of(
    key: RootKey, resting: dict[RootKey, SoftCurves], done: dict[RootKey, SoftCurves]
) -> list[Neighbour]:
    """The other root of the same side: at rest, and as it is now."""
    others = [other for other in resting if other[1] == key[1] and other != key]
    return [(resting[other], done.get(other, resting[other])) for other in others]


def pushed_root(
    canal: Canal, key: RootKey, rest: SoftCurves, push: Push, others: Sequence[Neighbour]
) -> SoftCurves:
    """A root beside a growing prolapse; `others` are those it may meet."""
    radius = np.sqrt(rest.rest_area_mm2 / np.pi)
    near = push.distance(rest.centre_x, rest.centre_v, rest.stations) < radius + _FEELS_MM
    if not near.any():
        return rest
    feelers = _feelers(radius)
    wanted = _wanted(radius)
    walls = _felt_at_rest(canal.walls, rest, feelers, wanted)
    neighbours = [
        Wall(moved.distance, _felt_at_rest(still.distance, rest, feelers, wanted).wanted)
        for still, moved in others
    ]
    x, v = rest.centre_x, rest.centre_v
    stiffness = _stiffness(canal, key)
    for share in _RUNGS:
        prolapse = Wall(push.grown(share).distance, wanted, _lean(canal, key, push))
        x, v = _eased(x, v, rest, feelers, [walls, prolapse, *neighbours], stiffness, share == 1)
    free = _free([canal.walls, push.distance, *(moved.distance for _, moved in others)])
    return _swollen(free, rest, *_fitted(free, rest, x, v))


def _on_its_course(canal: Canal, course: RootCourse, others: Sequence[SoftCurves]) -> SoftCurves:
    inside = (canal.s_mm > course.s_mm[0]) & (canal.s_mm < course.s_mm[-1])
    inside &= course.at(canal.s_mm)[:, 2] > _FREE_OF_SAC_MM
    first = int(np.argmax(inside))
    x, v, radius = course.at(canal.s_mm[inside]).T
    k = np.arange(first, first + len(x))
    free = _free([canal.walls, *(other.distance for other in others)])
    wall = Wall(free, _wanted(radius) + _REST_GAP_MM)
    home = x, v
    x, v = settled(x, v, home, k, _feelers(radius), [wall], _HELD_ON_COURSE, 14)
    x, v = home[0] + _along(x - home[0]), home[1] + _along(v - home[1])
    keep = slice(
        int(np.argmax(np.maximum(x, home[0]) < _ASIDE_MM)), _first_crowded(x, v, k, radius, others)
    )
    x, v, radius = x[keep], v[keep], radius[keep]
    radii = np.repeat(radius[:, None], ROOT_RAYS, axis=1)
    rest = SoftCurves(int(k[keep][0]), x, v, radii, x, v, np.pi * radius * radius)
    return _swollen(free, rest, x, v, _REST_GAP_MM)


def _first_crowded(
    x: FloatArray, v: FloatArray, k: IntArray, radius: FloatArray, others: Sequence[SoftCurves]
) -> int:
    """Index of the plane from which on upward a root still lies within another: in the dura."""
    crowded = np.zeros(len(x), dtype=bool)
    for other in others:
        crowded |= other.distance(x, v, k) < radius
    return int(np.argmax(crowded)) if crowded.any() else len(x)


def _mixed(
    a: dict[RootKey, SoftCurves], b: dict[RootKey, SoftCurves], share: float
) -> dict[RootKey, SoftCurves]:
    return {key: curves.mixed(b[key], share) for key, curves in a.items()}


def _narrowed(canal: Canal, resting: dict[RootKey, SoftCurves]) -> dict[RootKey, SoftCurves]:
    """Roots where walls have grown; the walls close in step by step."""
    solid = unnarrowed(canal.spine.shape, lambda shape: canal_around(shape).solid, mixed_values)
    before = replace(canal, solid=solid, solid_right=solid)
    closing = [canal.closing_from(before, share) for share in _CLOSING]
    out: dict[RootKey, SoftCurves] = {}
    for key, rest in resting.items():
        if key[1] == "right" and canal.even:
            out[key] = out[key[0], "left"].mirrored()
        else:
            out[key] = _closed_in(before, closing, key, rest, neighbours_of(key, resting, out))
    return out


def _closed_in(
    before: Canal,
    closing: Sequence[Canal],
    key: RootKey,
    rest: SoftCurves,
    others: Sequence[Neighbour],
) -> SoftCurves:
    canal = closing[-1]
    radius = np.sqrt(rest.rest_area_mm2 / np.pi)
    feelers = _feelers(radius)
    wanted = _felt_at_rest(before.walls, rest, feelers, _wanted(radius)).wanted
    neighbours = [
        Wall(moved.distance, _felt_at_rest(o.distance, rest, feelers, _wanted(radius)).wanted)
        for o, moved in others
    ]
    lean = (0.0, 0.0) if _exits(canal, key) else (-_TO_MIDLINE * _outward(key), 0.0)
    x, v = rest.centre_x, rest.centre_v
    stiffness = _stiffness(canal, key)
    for now in closing:
        walls = [Wall(now.walls, wanted, lean), *neighbours]
        x, v = _eased(x, v, rest, feelers, walls, stiffness, now is canal)
    free = _free([canal.walls, *(o.distance for _, o in others)])
    return _swollen(free, rest, *_fitted(free, rest, x, v))


def _free(parts: Sequence[Free]) -> Free:
    """The least room that any of the parts leaves."""

    def least(x: FloatArray, v: FloatArray, k: IntArray) -> FloatArray:
        return np.asarray(np.minimum.reduce([part(x, v, k) for part in parts]))

    return least


def _exits(canal: Canal, key: RootKey) -> bool:
    return key[0] == exiting_root(canal.spine.shape.disc)


def _outward(key: RootKey) -> float:
    return 1.0 if key[1] == "left" else -1.0


def _stiffness(canal: Canal, key: RootKey) -> float:
    return _STIFFNESS["exiting" if _exits(canal, key) else "traversing"]


def _lean(canal: Canal, key: RootKey, push: Push) -> tuple[float, float]:
    """The way a traversing root goes when met head-on; an exiting one goes where there is room."""
    if _exits(canal, key):
        return 0.0, 0.0
    middle = canal.spine.s_of(canal.spine.shape.disc)
    root_x = float(canal.spine.roots[key[0]].at(np.array(middle))[0])
    if push.body.base_x_mm < _BESIDE * root_x:
        return _TO_SIDE * _outward(key), _BACKWARD
    return -_TO_MIDLINE * _outward(key), _BACKWARD


def _feelers(radius: FloatArray) -> Feelers:
    turn = np.linspace(0, 2 * np.pi, _RING, endpoint=False)
    ring = _RING_SHARE * radius[:, None]
    zero = np.zeros((len(radius), 1))
    return Feelers(
        np.concatenate([zero, ring * np.cos(turn)], axis=1),
        np.concatenate([zero, ring * np.sin(turn)], axis=1),
        np.array([_CORE_WEIGHT, *[1.0 / _RING] * _RING]),
    )


def _wanted(radius: FloatArray) -> FloatArray:
    ring = (1 - _RING_SHARE) * radius + ROOT_GAP_MM
    return np.stack([np.full_like(radius, _CORE_MM), *[ring] * _RING], axis=1)


def _felt_at_rest(free: Free, rest: SoftCurves, feelers: Feelers, wanted: FloatArray) -> Wall:
    """A wall that asks for no more room than it leaves at rest, so that rest stays rest."""
    x, v = rest.centre_x[:, None] + feelers.x, rest.centre_v[:, None] + feelers.v
    left = free(x, v, np.broadcast_to(rest.stations[:, None], x.shape))
    return Wall(free, np.minimum(wanted, left - 0.1))


def _eased(
    x: FloatArray,
    v: FloatArray,
    rest: SoftCurves,
    feelers: Feelers,
    walls: Sequence[Wall],
    stiffness: float,
    last: bool,
) -> tuple[FloatArray, FloatArray]:
    """A few steps, then the root straightened along its course, then a few more."""
    home, k = (rest.centre_x, rest.centre_v), rest.stations
    x, v = settled(x, v, home, k, feelers, walls, stiffness, _TURNS)
    x, v = home[0] + _along(x - home[0]), home[1] + _along(v - home[1])
    return settled(x, v, home, k, feelers, walls, stiffness, _LAST_TURNS if last else _TURNS)


def _along(displacement: FloatArray) -> FloatArray:
    return np.asarray(gaussian_filter1d(displacement, 1.0, mode="nearest"))


def _fitted(
    free: Free, rest: SoftCurves, x: FloatArray, v: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Centres moved to the middle of the room in their plane where the root would not fit."""
    radius = np.sqrt(rest.rest_area_mm2 / np.pi)
    return fitted(lambda *place: free(*place) - ROOT_GAP_MM, x, v, rest.stations, radius)


def _swollen(
    free: Free, rest: SoftCurves, x: FloatArray, v: FloatArray, gap_mm: float = ROOT_GAP_MM
) -> SoftCurves:
    """The root around its new centres, as round as the room allows, with its area at rest."""
    radius = np.sqrt(rest.rest_area_mm2 / np.pi)
    limit = balloon.room(
        lambda *place: free(*place) - gap_mm, x, v, rest.stations, _THETA, 3.6 * radius
    )
    limit = balloon.eased(limit, 1.0)
    share = balloon.eased(limit / np.maximum(limit.max(axis=1, keepdims=True), 1e-3), 2.0)
    radii = balloon.fill(
        lambda grow: rest.radii * (1 + grow * (0.3 + 0.7 * share * share)),
        limit,
        rest.rest_area_mm2,
        3.2,
        0.3,
    )
    return SoftCurves(rest.first, x, v, radii, rest.rest_x, rest.rest_v, rest.rest_area_mm2)
