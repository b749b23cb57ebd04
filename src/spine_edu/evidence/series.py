"""Figures by age and by time for charts: known points and nothing between."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spine_edu.evidence.card import Claim, card
from spine_edu.evidence.source import source


@dataclass(frozen=True)
class AgeSeries:
    """How many of 100 people without pain have each finding, by age.

    Parameters
    ----------
    ages : tuple of int
        Decades.
    shares : mapping
        Finding to one share per age; None where the figure was not read in its source.
    sources : tuple of str
        Keys of sources.
    review_by : datetime.date
        The day after which the figures must be read again.
    """

    ages: tuple[int, ...]
    shares: dict[str, tuple[int | None, ...]]
    sources: tuple[str, ...]
    review_by: dt.date

    def share(self, finding: str, age: int) -> int | None:
        """Out of 100 at one age; None where nobody has read the figure.

        Raises
        ------
        ValueError
            If there is no such finding or age.

        Examples
        --------
        >>> findings_without_pain().share("bulge", 50)
        60
        """
        if finding not in self.shares:
            raise ValueError(f"finding={finding!r}; allowed: {', '.join(self.shares)}")
        if age not in self.ages:
            raise ValueError(f"age={age!r}; allowed: {', '.join(map(str, self.ages))}")
        return self.shares[finding][self.ages.index(age)]


@dataclass(frozen=True)
class Stop:
    """A time, or a finding, for which a source gives a figure."""

    claim: Claim
    weeks: tuple[int, int] | None = None
    finding: str | None = None


def _read(name: str) -> dict[str, Any]:
    file = files("spine_edu.evidence").joinpath("data", f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def findings_without_pain() -> AgeSeries:
    """Findings on MRI of people without pain, by decade."""
    data = _read("ages")
    ages = tuple(data["ages"])
    for key in data["sources"]:
        source(key)
    return AgeSeries(
        ages=ages,
        shares={
            finding: tuple(row.get(str(age)) for age in ages)
            for finding, row in data["shares"].items()
        },
        sources=tuple(data["sources"]),
        review_by=data["review_by"],
    )


@cache
def course_stops(group: str) -> tuple[Stop, ...]:
    """Known points of one course, the earliest first.

    Parameters
    ----------
    group : {"lumbar", "cervical", "stenosis", "shrinking"}
        Whose course.

    Raises
    ------
    ValueError
        If the group is unknown.
    """
    data = _read("course")
    if group not in data:
        raise ValueError(f"group={group!r}; allowed: {', '.join(data)}")
    return tuple(
        Stop(
            claim=card(entry["claim"]),
            weeks=(entry["weeks"][0], entry["weeks"][1]) if "weeks" in entry else None,
            finding=entry.get("finding"),
        )
        for entry in data[group]
    )
