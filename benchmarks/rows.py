"""A row of the table: what was measured, against the number to reach."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Row:
    """One measured number.

    Parameters
    ----------
    value, reach : float
        Measured, and the most it should be; both in `unit`.
    """

    what: str
    value: float
    reach: float
    unit: str

    def __str__(self) -> str:
        verdict = "reached" if self.value <= self.reach else "MISSED"
        return f"{self.what:<66} {self.value:>9.4g} {self.unit:<5} ≤ {self.reach:<6g} {verdict}"


def quantile(values: Sequence[float], share: float) -> float:
    """Value that `share` of the values do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def times_ms(act: Callable[[], object], repeats: int) -> list[float]:
    """How long `act` takes, each time, after once for warming up."""
    act()
    taken = []
    for _ in range(repeats):
        start = perf_counter()
        act()
        taken.append((perf_counter() - start) * 1e3)
    return taken
