"""Body map: where each nerve root is typically felt, front and back."""

from functools import lru_cache
from typing import Final

import numpy as np
from contourpy import contour_generator

from spine_edu.anatomy.levels import SIDES, Side
from spine_edu.views.curves import signed_distance, smooth_line, smooth_ring
from spine_edu.views.figures.body_marks import CREASES, HAIR
from spine_edu.views.figures.body_shape import silhouette_cm
from spine_edu.views.figures.dermatomes import CODES, KEY_POINTS, PATCHES, ROOTS, Face, membership
from spine_edu.views.figures.figure import DrawnFigure
from spine_edu.views.scene import Anchor, FloatArray, Outline, Role

FACES: Final[tuple[Face, Face]] = ("front", "back")
APART_MM: Final = 930.0
"""From the middle of the figure seen from the front to that of the figure seen from behind."""
BANDS: Final = 6
"""Nested outlines of a skin area: painted over one another they make its edge fade."""

_GRID_CM: Final = 0.35


def checked_root(root: str) -> str:
    """`root` itself if it has a skin area on the body map.

    Raises
    ------
    ValueError
        Naming the value and the roots there are.
    """
    if root not in ROOTS:
        raise ValueError(f"root={root!r} is not on the body map; allowed: {', '.join(ROOTS)}")
    return root


def on_page(points: object, face: Face, side: Side) -> FloatArray:
    """Places on the figure's left half, cm, as points of the map, mm.

    The patient's left is on the image's right from the front, on its left from behind.
    """
    toward = 1.0 if (side == "left") == (face == "front") else -1.0
    middle = 0.0 if face == "front" else APART_MM
    return np.asarray(points, dtype=float) * (10 * toward, 10.0) + (middle, 0.0)


@lru_cache(maxsize=256)
def area_bands(root: str, face: Face, bands: int = BANDS) -> tuple[tuple[FloatArray, ...], ...]:
    """Nested outlines of a root's area on one face, from its fringe to its core, cm.

    Returns
    -------
    tuple of tuple of (n, 2) float, cm
        For each band its rings, on the figure's left half, inside the silhouette.
    """
    rings = [patch.ring() for patch in PATCHES[root] if patch.face == face]
    if not rings:
        return ()
    reach = np.vstack(rings)
    low, high = reach.min(axis=0) - 2.5, reach.max(axis=0) + 2.5
    x, y = (np.arange(a, b, _GRID_CM) for a, b in zip(low, high, strict=True))
    points = np.column_stack([axis.ravel() for axis in np.meshgrid(x, y)])
    shape = (len(y), len(x))
    area = membership(root, face, points).reshape(shape)
    body = signed_distance(points, _near(silhouette_cm(face == "back"), low, high)).reshape(shape)
    middle = -0.15 - points[:, 0].reshape(shape)
    body = np.maximum(body, middle)
    levels = np.linspace(1.0, -1.0, bands)
    return tuple(_rings(x, y, np.maximum(area - level, body)) for level in levels)


def _near(ring: FloatArray, low: FloatArray, high: FloatArray) -> FloatArray:
    """The part of a ring that matters in a box: the rest is drawn in to the box's border."""
    low, high = low - 1.0, high + 1.0
    ring = np.clip(ring, low, high)
    ring = ring[(ring != np.roll(ring, 1, axis=0)).any(axis=1)]
    idle = np.zeros(len(ring), dtype=bool)
    for border in (low, high):
        on = ring == border
        idle |= (on & np.roll(on, 1, axis=0) & np.roll(on, -1, axis=0)).any(axis=1)
    return np.asarray(ring[~idle])


def _rings(x: FloatArray, y: FloatArray, field: FloatArray) -> tuple[FloatArray, ...]:
    padded = np.pad(field, 1, constant_values=1.0)
    x = np.r_[2 * x[0] - x[1], x, 2 * x[-1] - x[-2]]
    y = np.r_[2 * y[0] - y[1], y, 2 * y[-1] - y[-2]]
    lines = contour_generator(x, y, padded).lines(0.0)
    return tuple(np.asarray(line[:-1]) for line in lines if len(line) > 8)


def _area(root: str, side: Side, role: Role, bands: int, emphasis: float) -> list[Outline]:
    found = []
    for face in FACES:
        for band, rings in enumerate(area_bands(root, face, bands)):
            for part, ring in enumerate(rings):
                name = f"{role}_{root}_{side}_{face}_{band}_{part}"
                found.append(Outline(name, role, on_page(ring, face, side), emphasis=emphasis))
    return found


def _figure(face: Face) -> tuple[list[Outline], list[Outline]]:
    """The body below the areas, and the lines and hair above them."""
    shape = on_page(silhouette_cm(face == "back"), face, "left")
    above = []
    for number, crease in enumerate(CREASES[face]):
        line = smooth_line(crease, 6)
        for side in SIDES if line[:, 0].max() > 0.2 else SIDES[:1]:
            name = f"crease_{face}_{number}_{side}"
            above.append(Outline(name, "crease", on_page(line, face, side), closed=False))
    hair = smooth_ring([*HAIR[face], *[(-x, y) for x, y in HAIR[face][-2:0:-1]]], 6)
    above.append(Outline(f"hair_{face}", "hair", on_page(hair, face, "left")))
    return [Outline(f"body_{face}", "skin", shape)], above


def _disc(centre: FloatArray, radius: float) -> FloatArray:
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    return np.asarray(centre + radius * np.column_stack([np.cos(turn), np.sin(turn)]))


def key_point(root: str, side: Side) -> FloatArray:
    """Where a root's feeling is tested, (2,) mm on the map."""
    mark = KEY_POINTS[checked_root(root)]
    return on_page(mark.point, mark.face, side)


def _anchor(key: str, at: FloatArray, root: str) -> Anchor:
    return Anchor(f"{key}_{root}", (float(at[0]), float(at[1])), key, {"root": root})


def _codes(side: Side) -> tuple[Anchor, ...]:
    """Where each root's name stands, on the side without the chosen area."""
    other: Side = "right" if side == "left" else "left"
    places = {name: on_page(mark.point, mark.face, other) for name, mark in CODES.items()}
    return tuple(_anchor("code", place, name) for name, place in places.items())


def body_map(root: str, side: Side = "left", others: bool = True) -> DrawnFigure:
    """The body from the front and from behind, with a root's typical skin area.

    Parameters
    ----------
    root : str
        One of :data:`~spine_edu.views.figures.dermatomes.ROOTS`.
    side : {"left", "right"}
        The patient's.
    others : bool
        Whether the other roots' areas are there too, faintly.

    Returns
    -------
    DrawnFigure
        Areas are nested outlines that fade when painted over one another; the other roots'
        emphasis is 0 or 1 in turn, for two tints. ``values`` holds ``root`` and ``side``.

    Raises
    ------
    ValueError
        If the root or the side is unknown.

    Notes
    -----
    A typical area, not a border: maps disagree and people differ.
    """
    checked_root(root)
    if side not in SIDES:
        raise ValueError(f"side={side!r} is unknown; allowed: {', '.join(SIDES)}")
    below, above = [], []
    for face in FACES:
        skin, lines = _figure(face)
        below += skin
        above += lines
    faint = [
        outline
        for number, other in enumerate(ROOTS)
        for each in SIDES
        if others and (other, each) != (root, side)
        for outline in _area(other, each, "dermatome_other", 3, float(number % 2))
    ]
    chosen = _area(root, side, "dermatome", BANDS, 1.0)
    mark = Outline(f"key_point_{root}_{side}", "key_point", _disc(key_point(root, side), 9.0))
    return DrawnFigure(
        "body",
        (*below, *faint, *chosen, *above, mark),
        (-450.0, APART_MM + 450.0, -70.0, 1780.0),
        (_anchor("key_point", key_point(root, side), root), *_codes(side)),
        values={"root": root, "side": side},
    )
