"""What leaders run over on their way: a line across the disc to a root seems to name the disc."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from matplotlib.path import Path
from numpy.typing import NDArray

from spine_edu.views.scene import FloatArray, Outline

IntArray = NDArray[np.intp]

_FAMILIES: Final = {
    "annulus": "disc",
    "lamella": "disc",
    "nucleus": "disc",
    "fissure": "disc",
    "sac": "sac",
    "cord": "sac",
    "prolapse": "prolapse",
    "prolapse_core": "prolapse",
}
"""Tissues that a leader had better not run over, but for a part of the same family."""
_STEP: Final = 3.0
"""Points between places that are looked at."""
_SAMPLES: Final = np.linspace(0.0, 1.0, 25)[:-1]


class Ground:
    """Which family of tissues is seen at each place of a picture.

    Parameters
    ----------
    outlines : iterable of Outline
        Back to front.
    rings : sequence of (n, 2) float
        Their points on the page.
    window : (float, float, float, float)
        Left, bottom, width and height of the picture on the page.
    anchors : (k, 2) float
        Places that leaders end in, on the page.
    """

    def __init__(
        self,
        outlines: Iterable[Outline],
        rings: Sequence[FloatArray],
        window: tuple[float, float, float, float],
        anchors: FloatArray,
    ) -> None:
        left, bottom, width, height = window
        self._corner = np.array([left, bottom])
        self._middle = left + width / 2
        x, y = (np.arange(0.0, size + _STEP, _STEP) for size in (width, height))
        places = self._corner + np.stack(np.meshgrid(x, y), axis=-1)
        self._seen = np.zeros(places.shape[:2], dtype=np.intp)
        numbers: dict[str, int] = {}
        for outline, ring in zip(outlines, rings, strict=True):
            if not outline.closed:
                continue
            family = _FAMILIES.get(outline.role)
            number = 0 if family is None else numbers.setdefault(family, len(numbers) + 1)
            rows, columns = (_within(q, ring[:, i]) for i, q in ((1, y + bottom), (0, x + left)))
            block = places[rows, columns]
            if block.size:
                inside = Path(ring).contains_points(block.reshape(-1, 2)).reshape(block.shape[:2])
                self._seen[rows, columns][inside] = number
        self._own = self._at(anchors)

    def _at(self, points: FloatArray) -> IntArray:
        place = np.rint((points - self._corner) / _STEP).astype(np.intp)
        row = np.clip(place[..., 1], 0, self._seen.shape[0] - 1)
        column = np.clip(place[..., 0], 0, self._seen.shape[1] - 1)
        outside = (place < 0).any(axis=-1) | (place[..., 0] > column) | (place[..., 1] > row)
        return np.where(outside, 0, self._seen[row, column])

    def foreign(self, chosen: IntArray, starts: FloatArray, ends: FloatArray) -> FloatArray:
        """How far each leader runs over tissue that it does not name, points; (k,)."""
        run = ends - starts
        seen = self._at(starts[:, None] + _SAMPLES[None, :, None] * run[:, None])
        other = (seen != 0) & (seen != self._own[chosen][:, None])
        return np.asarray(other.mean(axis=1) * np.hypot(*run.T))

    def past_middle(self, starts: FloatArray, ends: FloatArray) -> FloatArray:
        """How far each leader reaches into the half of the picture beyond its own, points; (k,)."""
        aside = np.sign(self._middle - starts[:, 0]) * (ends[:, 0] - self._middle)
        return np.asarray(np.maximum(aside, 0.0))


def _within(places: FloatArray, span: FloatArray) -> slice:
    """Which of ascending places lie in a span of coordinates."""
    return slice(*np.searchsorted(places, (span.min(), span.max())))
