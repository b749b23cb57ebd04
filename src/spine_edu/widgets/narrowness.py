"""A grid at any state as measures, as the browser shows it: bilinear between its frames."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from spine_edu.anatomy.levels import SIDES
from spine_edu.findings.case import Case
from spine_edu.measure.states import State
from spine_edu.widgets.keyframes.grid import Grid, narrowed
from spine_edu.widgets.rules import cord_state, root_state

CORD: Final = "cord"
_NUMBER: Final = ".clearance_mm"


@dataclass(frozen=True)
class Met:
    """How a nerve is met: one of free, touched, displaced and compressed."""

    state: State


@dataclass(frozen=True)
class Narrowness:
    """What :func:`spine_edu.measure.twin.describe` reads, at one state of a grid.

    Parameters
    ----------
    grid : Grid
        Of one part of one disc; both sides are alike.
    disc : str
        That disc.
    amount, posture : float
        The state.
    """

    grid: Grid
    disc: str
    amount: float
    posture: float

    @property
    def case(self) -> Case:
        """What is drawn."""
        return narrowed(self.disc, self.grid.sweep.key, self.amount, self.posture)

    @property
    def sac_area_mm2(self) -> float:
        """Smallest area of the dural sac."""
        return self.number("sac_area_mm2")

    @property
    def sac_area_healthy_mm2(self) -> float:
        """The same in a healthy spine in this posture."""
        return self.number("sac_area_mm2", amount=0.0)

    @property
    def roots_both(self) -> Mapping[tuple[str, str], Met]:
        """States by (root, side)."""
        found: dict[tuple[str, str], Met] = {}
        for name in self.grid.sweep.numbers:
            nerve = name.removesuffix(_NUMBER)
            if nerve in (name, CORD):
                continue
            state = root_state(*self._three(nerve))
            found |= {(nerve, side): Met(state) for side in SIDES}
        return found

    @property
    def cord(self) -> Met | None:
        """State of the spinal cord; none in the low back."""
        if f"{CORD}{_NUMBER}" not in self.grid.sweep.numbers:
            return None
        return Met(cord_state(*self._three(CORD)))

    def number(self, name: str, amount: float | None = None, posture: float | None = None) -> float:
        """A measure of the grid; here, or at another amount or posture."""
        values: Any = self.grid.sweep.numbers[name]
        return float(
            self.grid.at(
                values,
                self.amount if amount is None else amount,
                self.posture if posture is None else posture,
            )
        )

    def _three(self, nerve: str) -> tuple[float, float, float]:
        return (
            self.number(f"{nerve}.clearance_mm"),
            self.number(f"{nerve}.displacement_mm"),
            self.number(f"{nerve}.flattening"),
        )
