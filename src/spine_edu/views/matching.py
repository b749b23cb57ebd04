"""Outlines of a changed spine matched to the healthy one's, so that vertex i keeps its meaning."""

from dataclasses import replace
from typing import Final

import numpy as np

from spine_edu.anatomy.fields import FloatArray
from spine_edu.views.contours import evenly_spread
from spine_edu.views.scene import Outline

_NEAR_MM: Final = 14.0
_DENSER: Final = 4
"""Places along a ring, for each of its vertices, at which they may start."""
_THEMSELVES: Final = ("", "lamella", "rootlet")
"""No pieces of one tissue: each comes to lie where another lay, and is itself all the same."""
_PLAIN: Final = 8
"""An outline of so few vertices has corners, which must not be spread."""


def matched(outlines: tuple[Outline, ...], healthy: tuple[Outline, ...]) -> tuple[Outline, ...]:
    """The outlines with the names, order and vertex counts of the healthy section.

    Parameters
    ----------
    outlines : tuple of Outline
        Of the changed spine.
    healthy : tuple of Outline
        Of the healthy spine in the same plane.

    Returns
    -------
    tuple of Outline
        One for each of `healthy`: the nearest piece of the same tissue, its vertices spread from
        the same place; collapsed to a point where that piece is gone. Holes are kept as they
        are. A piece that the healthy section lacks is left out.
    """
    partners = _partners(outlines, healthy)
    out = []
    for wanted in healthy:
        found = partners.get(wanted.name)
        if found is None:
            middle = wanted.points.mean(axis=0)
            points = np.repeat(middle[None], len(wanted.points), axis=0)
            out.append(replace(wanted, points=points, holes=(), morph=True))
            continue
        points = found.points
        same_kind = found.morph or len(points) <= _PLAIN
        if not (same_kind and len(points) == len(wanted.points)):
            points = _aligned(points, wanted.points, wanted.closed)
        holes = found.holes
        if len(holes) == len(wanted.holes):
            holes = tuple(_aligned(a, b, True) for a, b in zip(holes, wanted.holes, strict=True))
        out.append(replace(wanted, points=points, holes=holes, morph=True))
    return tuple(out)


def _family(name: str) -> str:
    """Name without the number of its piece: pieces of one tissue may be matched to each other."""
    stem, _, number = name.rpartition("_")
    return stem if number.isdigit() and stem.partition("_")[0] not in _THEMSELVES else name


def _partners(outlines: tuple[Outline, ...], healthy: tuple[Outline, ...]) -> dict[str, Outline]:
    """For each healthy outline by name the piece of the same tissue that took its place."""
    out: dict[str, Outline] = {}
    pools = _families(outlines)
    for family, wanted in _families(healthy).items():
        pool = pools.get(family, [])
        same = len(wanted) == len(pool)
        if same and len(pool) == 1:
            out[wanted[0].name] = pool[0]
            continue
        middles, wishes = ([o.points.mean(axis=0) for o in some] for some in (pool, wanted))
        # a posture moves all pieces of a bone together
        moved = np.mean(middles, axis=0) - np.mean(wishes, axis=0) if same else np.zeros(2)
        for piece, wish in zip(wanted, wishes, strict=True):
            if not pool:
                break
            distance = [float(np.hypot(*(middle - wish - moved))) for middle in middles]
            best = int(np.argmin(distance))
            if same or distance[best] < _NEAR_MM:
                out[piece.name] = pool.pop(best)
                middles.pop(best)
    return out


def _families(outlines: tuple[Outline, ...]) -> dict[str, list[Outline]]:
    out: dict[str, list[Outline]] = {}
    for outline in outlines:
        out.setdefault(_family(outline.name), []).append(outline)
    return out


def _aligned(points: FloatArray, wanted: FloatArray, closed: bool) -> FloatArray:
    """`points` spread over as many vertices as `wanted`, starting at the same place."""
    count = len(wanted)
    if not closed:
        return evenly_spread(points, count)
    ring = np.concatenate([points, points[:1]])
    dense = evenly_spread(ring, _DENSER * count + 1)[:-1]
    if _turn(dense) * _turn(wanted) < 0:
        dense = dense[::-1]
    centred = dense - dense.mean(axis=0)
    target = wanted - wanted.mean(axis=0)
    # all turns at once: the vertices of every fourth place, shifted, against those wanted
    phases = centred.reshape(count, _DENSER, 2)
    spectrum = np.fft.rfft(phases, axis=0) * np.conj(np.fft.rfft(target, axis=0))[:, None]
    alike = np.fft.irfft(spectrum, count, axis=0).sum(axis=-1)
    cost = (phases**2).sum(axis=(0, 2)) - 2 * alike
    first = int(np.argmin(cost))
    return np.asarray(dense[(first + _DENSER * np.arange(count)) % (_DENSER * count)])


def _turn(ring: FloatArray) -> float:
    x, y = ring.T
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))
