"""Typical skin areas of the nerve roots, with soft edges, and the points where they are tested.

Own synthesis of the tables in facts on roots (ISNCSCI key points; areas as commonly described).
Maps disagree and overlap [Lee08]; most root pain leaves the textbook area [Murphy09]: therefore
every area fades out over `softness`, and every map says that areas vary.

Lengths are in cm on the figure of :mod:`spine_edu.views.figures.body_shape`; landmarks are for the
patient's left, as seen from the front (the back view is mirrored when it is drawn).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from spine_edu.views.curves import signed_distance, smooth_ring
from spine_edu.views.figures.body_shape import arm_point, hand_point, leg_point
from spine_edu.views.scene import FloatArray

Face = Literal["front", "back"]
Point = tuple[float, float]
Part = Literal["arm", "hand", "leg", "skin"]

ROOTS: Final = (
    "C4", "C5", "C6", "C7", "C8", "T1", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4",
)  # fmt: skip
"""Roots with a skin area on the body map, from above."""

_PLACES: Final[dict[str, Callable[[float, float], Point]]] = {
    "arm": arm_point,
    "hand": hand_point,
    "leg": leg_point,
    "skin": lambda x, y: (x, y),
}


@dataclass(frozen=True)
class Patch:
    """A piece of a skin area: landmarks in the coordinates of a part of the body."""

    face: Face
    softness: float
    landmarks: tuple[tuple[Part, tuple[Point, ...]], ...]

    def ring(self) -> FloatArray:
        """The middle of the patch's fading edge, cm."""
        points = [_PLACES[part](*p) for part, marks in self.landmarks for p in marks]
        return smooth_ring(points, 6)


@dataclass(frozen=True)
class KeyPoint:
    """Where ISNCSCI tests a root's feeling, on one face of the figure."""

    face: Face
    part: Part
    at: Point

    @property
    def point(self) -> Point:
        """Position on the left half of the figure, cm."""
        return _PLACES[self.part](*self.at)


def _patch(face: Face, softness: float, part: Part, *marks: Point) -> Patch:
    return Patch(face, softness, ((part, marks),))


KEY_POINTS: Final = {
    "C4": KeyPoint("front", "skin", (16.4, 142.3)),
    "C5": KeyPoint("front", "arm", (0.495, 0.8)),
    "C6": KeyPoint("back", "hand", (7.3, 4.75)),
    "C7": KeyPoint("back", "hand", (12.0, 1.3)),
    "C8": KeyPoint("back", "hand", (10.6, -2.9)),
    "T1": KeyPoint("front", "arm", (0.495, 0.16)),
    "L1": KeyPoint("front", "skin", (6.9, 82.2)),
    "L2": KeyPoint("front", "leg", (0.32, 71.0)),
    "L3": KeyPoint("front", "leg", (0.16, 52.5)),
    "L4": KeyPoint("front", "leg", (0.16, 9.6)),
    "L5": KeyPoint("front", "skin", (9.2, -0.6)),
    "S1": KeyPoint("back", "skin", (10.7, 2.0)),
    "S2": KeyPoint("back", "leg", (0.42, 48.5)),
    "S3": KeyPoint("back", "skin", (4.6, 82.6)),
    "S4": KeyPoint("back", "skin", (0.9, 83.9)),
}
"""ISNCSCI key sensory point of each root."""

CODES: Final = {
    "C4": KeyPoint("front", "skin", (8.5, 141.5)),
    "C5": KeyPoint("front", "arm", (0.26, 0.72)),
    "C6": KeyPoint("front", "arm", (0.74, 0.74)),
    "C7": KeyPoint("back", "arm", (0.46, 0.52)),
    "C8": KeyPoint("back", "arm", (0.8, 0.2)),
    "T1": KeyPoint("front", "arm", (0.62, 0.22)),
    "L1": KeyPoint("front", "skin", (10.2, 88.2)),
    "L2": KeyPoint("front", "leg", (0.56, 74.5)),
    "L3": KeyPoint("front", "leg", (0.4, 60.0)),
    "L4": KeyPoint("front", "leg", (0.26, 36.0)),
    "L5": KeyPoint("front", "leg", (0.74, 28.0)),
    "S1": KeyPoint("back", "leg", (0.71, 60.0)),
    "S2": KeyPoint("back", "leg", (0.26, 64.0)),
    "S3": KeyPoint("back", "skin", (4.6, 82.6)),
}
"""Where a root's name may stand inside its area; S4 has no room for it."""

_ARM: Final[dict[str, tuple[Patch, ...]]] = {
    "C4": (
        _patch("front", 1.1, "skin", (-0.4, 150.5), (4.5, 150.2), (7, 149), (10, 147.6),
               (14, 146.2), (18, 144.6), (19.8, 142.0), (18.6, 139.6), (15, 138.9), (10, 138.4),
               (5, 138.0), (-0.4, 137.8)),
        _patch("back", 1.1, "skin", (-0.4, 152.5), (5, 151.8), (7, 149.2), (12, 147.2),
               (18, 145), (19.6, 142.3), (17, 140.4), (10, 139.8), (5, 139.4), (-0.4, 139.2)),
    ),
    "C5": (
        _patch("front", 1.0, "arm", (0.02, 1.2), (0.2, 1.2), (0.4, 1.2), (0.55, 1.2),
               (0.58, 0.85), (0.52, 0.57), (0.36, 0.54), (0.2, 0.52), (0.08, 0.56), (0.0, 0.8)),
        _patch("back", 1.0, "arm", (0.02, 1.2), (0.25, 1.2), (0.5, 1.2), (0.54, 0.95),
               (0.42, 0.74), (0.22, 0.6), (0.08, 0.58), (0.0, 0.8)),
    ),
    "C6": (
        _patch("front", 0.8, "arm", (0.52, 1.0), (0.58, 1.2), (0.8, 1.2), (1.03, 1.25),
               (1.03, 0.55), (0.86, 0.55), (0.68, 0.6), (0.56, 0.76)),
        _patch("front", 0.5, "hand", (-2, 0.7), (-2, 4), (3, 5.6), (9, 8), (12, 7.4), (17, 5.8),
               (17.2, 3.4), (15.8, 2.45), (10, 1.9), (6, 1.5), (2, 0.9)),
        _patch("back", 0.8, "arm", (0.5, 1.05), (0.56, 1.2), (0.8, 1.2), (1.03, 1.25),
               (1.03, 0.7), (0.82, 0.74), (0.64, 0.8), (0.54, 0.88)),
        _patch("back", 0.5, "hand", (-2, 1.3), (-2, 4), (3, 5.6), (9, 8), (12, 7.4), (17, 5.8),
               (17.2, 3.4), (15.8, 2.45), (10, 1.9), (6, 1.7), (2, 1.5)),
    ),
    "C7": (
        _patch("front", 0.7, "arm", (0.78, 0.46), (0.88, 0.6), (1.03, 0.62), (1.03, 0.3),
               (0.88, 0.34)),
        _patch("front", 0.5, "hand", (-2, -0.9), (-2, 0.9), (6, 1.7), (10, 2.3), (17, 2.9),
               (18.6, 1.5), (17.4, 0.3), (10, -0.1), (5, -0.9)),
        _patch("back", 0.9, "arm", (0.18, 0.34), (0.2, 0.6), (0.4, 0.72), (0.56, 0.78),
               (0.8, 0.68), (1.03, 0.66), (1.03, 0.3), (0.8, 0.32), (0.56, 0.34), (0.4, 0.3)),
        _patch("back", 0.5, "hand", (-2, -1), (-2, 1.3), (6, 1.7), (10, 2.3), (17, 2.9),
               (18.6, 1.5), (17.4, 0.3), (10, -0.1), (5, -0.8)),
    ),
    "C8": (
        _patch("front", 0.8, "arm", (0.74, -0.2), (0.72, 0.1), (0.8, 0.3), (0.9, 0.38),
               (1.03, 0.4), (1.03, -0.25)),
        _patch("front", 0.5, "hand", (-2, -0.8), (-2, -4), (5, -5), (14, -5.4), (15.6, -3.6),
               (17.6, -2.2), (17.4, -0.6), (10, -0.4), (5, -1)),
        _patch("back", 0.8, "arm", (0.6, -0.2), (0.58, 0.1), (0.7, 0.28), (0.85, 0.32),
               (1.03, 0.36), (1.03, -0.25)),
        _patch("back", 0.5, "hand", (-2, -0.8), (-2, -4), (5, -5), (14, -5.4), (15.6, -3.6),
               (17.6, -2.2), (17.4, -0.6), (10, -0.4), (5, -1)),
    ),
    "T1": (
        _patch("front", 0.9, "arm", (0.32, -0.2), (0.32, 0.2), (0.4, 0.36), (0.52, 0.44),
               (0.66, 0.4), (0.78, 0.2), (0.8, -0.2), (0.56, -0.2)),
        _patch("back", 0.9, "arm", (0.3, -0.2), (0.3, 0.18), (0.44, 0.26), (0.57, 0.22),
               (0.66, 0.06), (0.68, -0.2), (0.5, -0.2)),
    ),
}  # fmt: skip

_LEG: Final[dict[str, tuple[Patch, ...]]] = {
    "L1": (
        _patch("front", 1.4, "skin", (-0.4, 85), (3, 85), (8, 90), (13, 95), (17, 98.5),
               (19, 96), (19, 89), (13, 85.5), (8, 79.8), (4, 75.6), (1, 73.5), (-0.4, 79)),
        _patch("back", 1.3, "skin", (-0.4, 106.2), (-0.4, 101), (5, 99.6), (11, 96.2), (18, 91),
               (19, 97), (14, 101.3), (8, 104.6)),
    ),
    "L2": (
        _patch("front", 1.4, "leg", (-0.2, 75), (0.2, 78.5), (0.45, 82), (0.75, 86), (1.15, 90),
               (1.25, 82), (1.15, 74), (0.7, 66.5), (0.35, 62.5), (-0.2, 60)),
        _patch("back", 1.1, "skin", (-0.4, 101.2), (-0.4, 98), (5, 96.4), (11, 92.2), (18, 85),
               (19, 91.5), (12, 96), (5, 99.6)),
    ),
    "L3": (
        _patch("front", 1.4, "leg", (-0.2, 61.5), (0.3, 64.5), (0.7, 69), (1.15, 76), (1.25, 70),
               (1.15, 64), (0.8, 58.5), (0.55, 54), (0.42, 48.5), (0.25, 44.5), (-0.2, 43.5)),
        _patch("back", 1.1, "skin", (-0.4, 98.2), (-0.4, 95.4), (5, 93.6), (11, 88.6),
               (18, 79), (19, 85.5), (12, 91.6), (5, 96.4)),
    ),
    "L4": (
        Patch("front", 1.3, (
            ("leg", ((1.2, 66), (1.25, 61), (1.1, 55), (0.86, 50.5), (0.64, 45), (0.52, 36),
                     (0.45, 26), (0.4, 16), (0.42, 9.5))),
            ("skin", ((7.6, 6), (7.2, 3.2), (5.6, 1.6), (4.4, 3.5))),
            ("leg", ((-0.3, 10), (-0.25, 25), (-0.25, 40), (0.05, 46), (0.35, 50.5), (0.6, 55),
                     (0.86, 60.5))),
        )),
        _patch("back", 1.1, "leg", (-0.25, 45), (0.06, 43.5), (0.14, 35), (0.17, 25), (0.2, 15),
               (0.2, 9), (-0.25, 8), (-0.25, 25)),
    ),
    "L5": (
        Patch("front", 1.2, (
            ("leg", ((1.15, 58), (0.98, 53), (0.8, 46), (0.64, 38), (0.55, 28), (0.47, 18),
                     (0.44, 10.5))),
            ("skin", ((7.2, 6), (5.8, 3.0), (4.4, -1), (4.6, -5), (8, -5.4), (11.0, -4),
                      (11.8, -2.4), (11.4, 0), (10.8, 4), (10.6, 8))),
            ("leg", ((0.92, 13), (1.04, 24), (1.2, 36), (1.25, 48))),
        )),
        Patch("back", 1.2, (
            ("skin", ((3.2, 96.4), (7, 94.6), (12, 91.4), (19, 85))),
            ("leg", ((1.25, 70), (1.25, 50), (1.25, 30), (1.2, 12), (0.92, 12), (0.84, 30),
                     (0.84, 48), (0.82, 65))),
            ("skin", ((14.3, 79), (11.4, 85), (7.2, 89.8), (3.0, 92.6))),
        )),
    ),
    "S1": (
        _patch("front", 0.9, "skin", (10.4, 11), (12.6, 10), (14, 5), (15.6, 0), (15, -3),
               (12.9, -3.8), (11.9, -2.8), (11.9, 0), (11.4, 4), (10.6, 8)),
        Patch("back", 1.2, (
            ("skin", ((2.6, 93.2), (6.4, 91), (10.2, 86.5), (13.2, 79.5))),
            ("leg", ((0.82, 66), (0.82, 48), (0.84, 32), (0.9, 15))),
            ("skin", ((12.4, 9), (14.5, 3), (13.8, -2.2), (6, -2.4), (4.6, 2.5), (5.6, 7.5))),
            ("leg", ((0.22, 12), (0.26, 22), (0.34, 34), (0.52, 43), (0.56, 52), (0.56, 66),
                     (0.58, 76))),
            ("skin", ((8.4, 83.5), (5.6, 87.4), (2.4, 89.8))),
        )),
    ),
    "S2": (
        Patch("back", 1.1, (
            ("skin", ((1.0, 91), (5, 88.8), (8.4, 83), (9.2, 77))),
            ("leg", ((0.58, 68), (0.58, 58), (0.6, 50), (0.52, 43), (0.36, 34), (0.2, 24),
                     (0.1, 30), (0.1, 40), (0.02, 49), (-0.25, 56), (-0.3, 68), (-0.3, 77))),
            ("skin", ((3.4, 78), (6.4, 80), (7.0, 82.5), (4.6, 86.4), (1.0, 88.6))),
        )),
    ),
    "S3": (
        _patch("back", 0.7, "skin", (0.4, 89.4), (3.4, 88.2), (6.2, 84.8), (6.4, 81), (4.2, 78.8),
               (1.4, 78.4), (2.4, 80.6), (3.1, 83.6), (2.4, 86.2), (0.4, 87.4)),
    ),
    "S4": (
        _patch("back", 0.6, "skin", (-0.3, 87), (1.5, 86.2), (2.4, 83.8), (1.6, 81), (-0.3, 80.4)),
    ),
}  # fmt: skip

PATCHES: Final = _ARM | _LEG
"""Pieces of each root's typical skin area."""


def membership(root: str, face: Face, points: FloatArray) -> FloatArray:
    """How far points lie from the edge of a root's area, in units of its softness.

    Returns
    -------
    (n,) float
        Below −1 in the core, 0 in the middle of the fading edge, above +1 outside; infinite where
        the root has no area on that face.
    """
    nearest = np.full(len(points), np.inf)
    for patch in PATCHES[root]:
        if patch.face == face:
            nearest = np.minimum(nearest, signed_distance(points, patch.ring()) / patch.softness)
    return nearest
