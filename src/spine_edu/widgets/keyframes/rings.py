"""Rings as whole numbers: few vertices, few frames, and distances from a centre where there is one.

Each ring is kept once. A ring is described by a few small numbers, its form: how its vertices are
given (0: x and y; 1 or 2: distances along equal rays that start at −180° or 0°), how many vertices
are kept, of how many rays, how many frames, and the stops of the frames as steps. Its values are
differences: those of the first frame from vertex to vertex, those of later frames from the step of
the vertex before. ``js/rings.js`` reads them.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spine_edu.widgets.keyframes.simplify import kept_vertices
from spine_edu.widgets.keyframes.tracks import bends_of

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

UNIT_MM: Final = 0.06
VERTEX_MM: Final = 0.04
"""Largest distance of a dropped vertex from the outline, in any frame."""
_CARTESIAN: Final = 0
_FIRST_RAY: Final = {1: -np.pi, 2: 0.0}
_ON_RAYS_MM: Final = 1e-3
_WHOLE: Final = 12
"""Rings of so few vertices keep them all."""


class RingWriter:
    """Rings of several sweeps, each stored once.

    Parameters
    ----------
    whole : bool
        Whether all vertices are kept.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self._numbers: dict[bytes, int] = {}
        self._forms: list[list[int]] = []
        self._still: list[IntArray] = []
        self._moving: list[IntArray] = []

    def add(self, frames: FloatArray, sizes: FloatArray, closed: bool) -> int:
        """Number of the ring whose frames (k, n, 2) lie at these sizes."""
        knots = bends_of(sizes, frames)
        form, still, moving = _written(frames[knots], closed, self._whole)
        form = [*form, len(knots), *np.diff(knots).tolist()]
        key = np.array([*form, *still, *moving]).tobytes()
        if key not in self._numbers:
            self._numbers[key] = len(self._forms)
            self._forms.append(form)
            self._still.append(still)
            self._moving.append(moving)
        return self._numbers[key]

    def streams(self) -> list[IntArray]:
        """Forms, first frames and later frames of all rings, in the order they were added."""
        forms = [value for form in self._forms for value in form]
        none = [np.zeros(0, dtype=np.int64)]
        return [
            np.array([len(self._forms), *forms]),
            np.concatenate([*none, *self._still]),
            np.concatenate([*none, *self._moving]),
        ]


def _written(frames: FloatArray, closed: bool, whole: bool) -> tuple[list[int], IntArray, IntArray]:
    count = frames.shape[1]
    kept = np.arange(count) if whole else kept_vertices(frames, VERTEX_MM, closed)
    rays = _on_rays(frames) if closed else None
    if rays is None:
        steps = np.rint(frames[:, kept] / UNIT_MM).astype(np.int64)
        return [_CARTESIAN, len(kept)], *_differences(steps.transpose(0, 2, 1))
    start, centre, radii = rays
    if count <= _WHOLE:
        kept = np.arange(count)
    centres = np.rint(centre / UNIT_MM).astype(np.int64)[:, :, None]
    radii_steps = np.rint(radii[:, kept] / UNIT_MM).astype(np.int64)[:, None]
    places = np.diff(kept, prepend=0)
    still, moving = _differences(radii_steps)
    still_centre, moving_centre = _differences(centres)
    form = [start, len(kept), count]
    return (
        form,
        np.concatenate([places, still_centre, still]),
        np.concatenate([moving_centre, moving]),
    )


def _differences(steps: IntArray) -> tuple[IntArray, IntArray]:
    """First frame and later frames of values (k, axes, n), as differences."""
    first = np.diff(steps[0], axis=-1, prepend=0).ravel()
    later = np.diff(np.diff(steps, axis=0), axis=-1, prepend=0).ravel()
    return first, later


def _on_rays(frames: FloatArray) -> tuple[int, FloatArray, FloatArray] | None:
    """First ray, centres (k, 2) and distances (k, n) of rings on equal rays; None for others."""
    count = frames.shape[1]
    for start, first in _FIRST_RAY.items():
        theta = first + np.arange(count) * (2 * np.pi / count)
        along = np.stack([np.cos(theta), np.sin(theta)], axis=-1)
        across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
        solved = np.linalg.lstsq(across, (frames * across).sum(axis=-1).T, rcond=None)[0]
        centre: FloatArray = solved.T
        outward: FloatArray = frames - centre[:, None]
        if np.abs((outward * across).sum(axis=-1)).max() < _ON_RAYS_MM:
            return start, centre, (outward * along).sum(axis=-1)
    return None


class RingReader:
    """Rings out of the streams that :class:`RingWriter` gives."""

    def __init__(self, streams: Sequence[IntArray]) -> None:
        self._forms, self._still, self._moving = streams
        self._at = [1, 0, 0]
        self.rings = [self._ring() for _ in range(int(self._forms[0]))]
        """Of each ring the stops of its frames (k,) and the frames (k, n, 2) in mm."""

    def _take(self, stream: int, count: int) -> IntArray:
        start = self._at[stream]
        self._at[stream] += count
        part = (self._forms, self._still, self._moving)[stream][start : start + count]
        if len(part) < count:
            raise ValueError(f"a ring wants {count} values where {len(part)} are left")
        return part

    def _ring(self) -> tuple[IntArray, FloatArray]:
        way, count = self._take(0, 2).tolist()
        rays = int(self._take(0, 1)[0]) if way else 0
        frames = int(self._take(0, 1)[0])
        stops = np.concatenate([[0], self._take(0, frames - 1)]).cumsum()
        if way == _CARTESIAN:
            size = 2 * count
            later = self._take(2, size * (frames - 1))
            steps = _summed(self._take(1, size), later, count, 2, frames)
            return stops, np.asarray(steps.transpose(0, 2, 1) * UNIT_MM, dtype=np.float64)
        theta = _FIRST_RAY[way] + self._take(1, count).cumsum() * (2 * np.pi / rays)
        still_centre = self._take(1, 2)
        still = self._take(1, count)
        moving_centre, moving = self._take(2, 2 * (frames - 1)), self._take(2, count * (frames - 1))
        centre = _summed(still_centre, moving_centre, 1, 2, frames).transpose(0, 2, 1)
        radii = _summed(still, moving, count, 1, frames).transpose(0, 2, 1)
        along = np.stack([np.cos(theta), np.sin(theta)], axis=-1)
        return stops, np.asarray((centre + radii * along) * UNIT_MM, dtype=np.float64)


def _summed(first: IntArray, later: IntArray, count: int, axes: int, frames: int) -> IntArray:
    start = first.reshape(1, axes, count).cumsum(axis=-1)
    steps = later.reshape(frames - 1, axes, count).cumsum(axis=-1)
    return np.concatenate([start, steps]).cumsum(axis=0)
