"""Between the key-frames of two knobs; ``js/two_knobs.js`` does the same."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Knobs:
    """Stops of pressure and irritation; frames run along pressure first."""

    pressure: tuple[float, ...]
    irritation: tuple[float, ...]

    @property
    def settings(self) -> tuple[tuple[float, float], ...]:
        """Pressure and irritation of every frame."""
        return tuple((p, q) for q in self.irritation for p in self.pressure)

    def mix(self, pressure: float, irritation: float) -> dict[int, float]:
        """The frames around a setting and how much each counts; together 1.

        Examples
        --------
        >>> Knobs((0.0, 1.0), (0.0, 1.0)).mix(0.25, 1.0)
        {2: 0.75, 3: 0.25}
        """
        column, across = _place(self.pressure, pressure)
        row, down = _place(self.irritation, irritation)
        columns = len(self.pressure)
        weights = {
            (row + i) * columns + column + j: (down if i else 1 - down)
            * (across if j else 1 - across)
            for i in (0, 1)
            for j in (0, 1)
        }
        return {frame: weight for frame, weight in weights.items() if weight > 0}

    def between(self, values: FloatArray, pressure: float, irritation: float) -> Any:
        """Values at a setting; (k, ...) becomes (...)."""
        if len(values) == 1:
            return values[0]
        return sum(weight * values[f] for f, weight in self.mix(pressure, irritation).items())


def _place(stops: tuple[float, ...], value: float) -> tuple[int, float]:
    left = min(int(np.searchsorted(stops, value, side="right")), len(stops) - 1) - 1
    return left, (value - stops[left]) / (stops[left + 1] - stops[left])
