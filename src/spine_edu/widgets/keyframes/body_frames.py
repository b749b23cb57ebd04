"""The body and each root's typical area as whole millimetres, for a small map in the browser."""

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.draw.colour import mixed
from spine_edu.draw.theme import PAPER, tissue
from spine_edu.views.figures.body import APART_MM, FACES, area_bands, body_map, on_page
from spine_edu.views.figures.dermatomes import ROOTS
from spine_edu.widgets.keyframes.kept import kept
from spine_edu.widgets.keyframes.packed import packed

_BANDS: Final = 4
_STRONG: Final = 0.90
_POINTS: Final = 28
_EVERY: Final = 4
MAPPED: Final = tuple(root for root in ROOTS if root not in ("S2", "S3", "S4"))
"""Roots that a disc of the model can meet and that have an area."""
FRAME_MM: Final = (-420.0, APART_MM + 420.0, -1790.0, 30.0)
"""x0, x1, y0, y1; y down."""


def _whole(points: NDArray[np.float64]) -> list[int]:
    """x0, y0, x1, y1 … with y down."""
    return [int(v) for v in np.rint(points * (1, -1)).ravel()]


def _thinned(ring: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(ring[np.unique(np.linspace(0, len(ring) - 1, _POINTS).astype(int))])


@cache
def body_bytes() -> bytes:
    """Outline, lines and hair once; nested areas of every root on the patient's left.

    Notes
    -----
    The areas of a right side are those of the left mirrored about the middle of each figure.
    """
    return kept("body", lambda: packed(_body()))


def _body() -> dict[str, Any]:
    drawn = body_map("L5", "left", others=False)
    areas = {
        root: {
            face: [
                [_whole(on_page(_thinned(ring), face, "left")) for ring in rings]
                for rings in area_bands(root, face, _BANDS)
            ]
            for face in FACES
        }
        for root in MAPPED
    }
    return {
        "frame": FRAME_MM,
        "middles": {"front": 0, "back": APART_MM},
        "body": [
            [
                outline.role,
                outline.closed,
                _whole(outline.points[:: _EVERY if outline.role == "skin" else 1]),
            ]
            for outline in drawn.outlines
            if outline.role in ("skin", "crease", "hair")
        ],
        "areas": areas,
    }


@cache
def body_paints() -> dict[str, Any]:
    """Fill, edge and width in millimetres of each role; opacity of one of the nested areas."""
    skin, crease, hair = tissue("skin"), tissue("crease"), tissue("hair")
    return {
        "skin": [mixed(skin.fill, PAPER, 0.55), skin.edge, 7],
        "crease": ["none", mixed(crease.edge, skin.fill, 0.4), 5],
        "hair": [hair.fill, hair.edge, 4],
        "area": tissue("dermatome").fill,
        "opacity": round(1 - (1 - _STRONG) ** (1 / _BANDS), 3),
    }
