"""Cards: one statement each, with its number, group, source and how far it can be trusted."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from spine_edu.evidence.source import Source, read_tables, source
from spine_edu.text import LANGUAGES

SEEN: Final = ("table", "abstract", "page", "second-hand", "convention", "recalled")
"""How a source was read; ``convention`` is a choice of ours, ``recalled`` was not read at all."""
STRENGTHS: Final = ("good", "fair", "weak")
"""Our own rating; no grading system is claimed."""
NUMBER: Final = re.compile(r"(?<![A-Za-z\d.,])\d+(?:[.,]\d+)*")
"""A number that is no part of a level such as L5."""


@dataclass(frozen=True)
class Reviewer:
    """A clinician who has read a card, on the day that person gave."""

    name: str
    on: dt.date


@dataclass(frozen=True)
class Claim:
    """One statement that may be printed.

    Parameters
    ----------
    id : str
        Topic and name, such as ``"resorption.extrusion"``.
    wording, group : mapping
        By language. The notebooks repeat the wording to the letter.
    sources : tuple of str
        Keys of sources.
    seen : str
        One of ``SEEN``.
    strength : str
        One of ``STRENGTHS``.
    review_by : datetime.date
        The day after which the card must be read again.
    number, low, high : float or None
        The figure and its range, as drawn in charts.
    out_of : float or None
        The whole that `number` is a part of, such as 100 people.
    clinician_checked : Reviewer or None
        Nobody until a clinician has given a name and a date.

    Raises
    ------
    ValueError
        Naming the card and what is wrong with it.
    """

    id: str
    wording: dict[str, str]
    group: dict[str, str]
    sources: tuple[str, ...]
    seen: str
    strength: str
    review_by: dt.date
    number: float | None = None
    low: float | None = None
    high: float | None = None
    out_of: float | None = None
    clinician_checked: Reviewer | None = None

    def __post_init__(self) -> None:
        for name, value, allowed in (
            ("seen", self.seen, SEEN),
            ("strength", self.strength, STRENGTHS),
        ):
            if value not in allowed:
                raise ValueError(
                    f"claim {self.id!r}: {name}={value!r}; allowed: {', '.join(allowed)}"
                )
        for name, words in (("wording", self.wording), ("group", self.group)):
            missing = [lang for lang in LANGUAGES if not words.get(lang)]
            if missing:
                raise ValueError(f"claim {self.id!r} has no {name} in: {', '.join(missing)}")
        if not self.sources:
            raise ValueError(f"claim {self.id!r} has no source")
        for key in self.sources:
            source(key)
        self._check_numbers()

    def _check_numbers(self) -> None:
        danish, english = (numbers_in(self.wording[lang]) for lang in LANGUAGES)
        if sorted(danish) != sorted(english):
            raise ValueError(f"claim {self.id!r}: numbers differ, da {danish}, en {english}")
        for name in ("number", "low", "high", "out_of"):
            value = getattr(self, name)
            if value is not None and f"{value:g}" not in danish:
                raise ValueError(f"claim {self.id!r}: {name}={value:g} is not in its wording")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"claim {self.id!r}: low={self.low:g} is above high={self.high:g}")

    @property
    def printable(self) -> bool:
        """Whether it may be shown as a fact: its source was read, or it is a choice of ours."""
        return self.seen != "recalled"

    def full_sources(self) -> tuple[Source, ...]:
        """The sources themselves."""
        return tuple(source(key) for key in self.sources)


def numbers_in(text: str) -> list[str]:
    """Numbers of a text, written with a decimal point.

    Examples
    --------
    >>> numbers_in("1,6 ud af 100, 49–58")
    ['1.6', '100', '49', '58']
    """
    return [number.replace(",", ".") for number in NUMBER.findall(text)]


@cache
def all_claims() -> dict[str, Claim]:
    """Every card by its id, recalled ones too."""
    claims = {}
    for topic, table in read_tables("claims").items():
        for name, fields in table.items():
            claims[f"{topic}.{name}"] = _claim(f"{topic}.{name}", fields)
    return claims


def _claim(claim_id: str, fields: dict[str, Any]) -> Claim:
    values = dict(fields)
    values["wording"] = {lang: values.pop(lang, "") for lang in LANGUAGES}
    values["sources"] = tuple(values.get("sources", ()))
    if "clinician_checked" in values:
        values["clinician_checked"] = Reviewer(**values["clinician_checked"])
    try:
        return Claim(id=claim_id, **values)
    except TypeError as error:
        raise ValueError(f"claim {claim_id!r}: {error}") from error


def card(claim_id: str) -> Claim:
    """The card with this id.

    Raises
    ------
    ValueError
        If there is none.
    """
    if claim_id not in all_claims():
        topic = claim_id.partition(".")[0]
        near = [key for key in all_claims() if key.startswith(f"{topic}.")] or sorted(
            {key.partition(".")[0] for key in all_claims()}
        )
        raise ValueError(f"no claim {claim_id!r}; there are: {', '.join(near)}")
    return all_claims()[claim_id]
