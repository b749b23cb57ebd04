"""A sweep at any size as measures: linear between its stops, as the browser shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from spine_edu.findings.case import Case
from spine_edu.widgets.keyframes.sweep import Sweep
from spine_edu.widgets.rules import cord_state, root_state

_NUMBERS: Final = ("clearance_mm", "displacement_mm", "flattening")


@dataclass(frozen=True)
class RootBetween:
    """Numbers of one root at one size, and the state they mean."""

    clearance_mm: float
    displacement_mm: float
    flattening: float

    @property
    def state(self) -> str:
        """One of free, touched, displaced and compressed; by the rules of the measures."""
        return root_state(self.clearance_mm, self.displacement_mm, self.flattening)


@dataclass(frozen=True)
class CordBetween(RootBetween):
    """The same of the spinal cord."""

    @property
    def state(self) -> str:
        """One of free, touched, displaced and compressed; by the rules of the measures."""
        return cord_state(self.clearance_mm, self.displacement_mm, self.flattening)


@dataclass(frozen=True)
class Between:
    """What :func:`spine_edu.measure.twin.describe` reads, at one size of a sweep.

    Parameters
    ----------
    case : Case
        What is shown; its side says whether the sweep, which is that of a left side, is mirrored.
    """

    sweep: Sweep
    case: Case

    @property
    def size(self) -> float:
        """Size of the finding that is shown; 0 where there is none."""
        found = self.case.prolapse or self.case.bulge
        return found.size if found else 0.0

    @property
    def sac_area_mm2(self) -> float:
        """Smallest area of the dural sac."""
        return self._number("sac_area_mm2")

    @property
    def sac_area_healthy_mm2(self) -> float:
        """The same in the healthy spine."""
        return self._number("sac_area_healthy_mm2")

    @cached_property
    def roots_both(self) -> Mapping[tuple[str, str], RootBetween]:
        """Measures by (root, side)."""
        mirrored = self.case.side == "right" and self.case.bulge is None
        other = {"left": "right", "right": "left"}
        found = {}
        for name in self.sweep.numbers:
            root, _, rest = name.partition(".")
            if root == "cord" or not rest.endswith(".clearance_mm"):
                continue
            baked = rest.partition(".")[0]
            found[root, other[baked] if mirrored else baked] = RootBetween(
                *(self._number(f"{root}.{baked}.{what}") for what in _NUMBERS)
            )
        return found

    @property
    def cord(self) -> CordBetween | None:
        """The spinal cord; None in the low back, where there is none."""
        if f"cord.{_NUMBERS[0]}" not in self.sweep.numbers:
            return None
        return CordBetween(*(self._number(f"cord.{what}") for what in _NUMBERS))

    def _number(self, name: str) -> float:
        return float(self.sweep.between(self.sweep.numbers[name], self.size))
