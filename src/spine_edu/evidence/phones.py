"""Phone numbers, each with its source and the day after which it is no longer shown."""

import datetime as dt
import os
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from spine_edu.evidence.source import source
from spine_edu.text import LANGUAGES, current_language, say
from spine_edu.text.language import checked_language

DAY: Final = "SPINE_EDU_DAY"
ANY_DAY: Final = "none"


@dataclass(frozen=True)
class Phone:
    """One number to ring.

    Parameters
    ----------
    key : str
        Such as ``"hovedstaden"``.
    number : str
        As it is dialled.
    area, hours : mapping
        Where and when, by language.
    sources : tuple of str
        Keys of sources.
    valid_until : datetime.date or None
        The last day on which the number is shown; None for 112, which has none.
    checked_on : datetime.date or None
        The day a person rang it or read it live; None until somebody has given that day.
    """

    key: str
    number: str
    area: dict[str, str]
    hours: dict[str, str]
    sources: tuple[str, ...]
    valid_until: dt.date | None = None
    checked_on: dt.date | None = None

    def __post_init__(self) -> None:
        for words in (self.area, self.hours):
            if missing := [lang for lang in LANGUAGES if not words.get(lang)]:
                raise ValueError(f"phone {self.key!r} lacks words in: {', '.join(missing)}")
        if not self.number.replace(" ", "").isdigit():
            raise ValueError(f"phone {self.key!r}: number={self.number!r} is not all digits")
        if not self.sources:
            raise ValueError(f"phone {self.key!r} has no source")
        for key in self.sources:
            source(key)

    def is_past(self, today: dt.date) -> bool:
        """Whether its last day lies before `today`."""
        return self.valid_until is not None and today > self.valid_until


@cache
def all_phones() -> dict[str, Phone]:
    """Every number by its key, the emergency number first."""
    file = files("spine_edu.evidence").joinpath("data", "phones.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        key: Phone(key=key, **{**table, "sources": tuple(table["sources"])})
        for key, table in tables.items()
    }


@dataclass(frozen=True)
class PhoneList:
    """Out-of-hours numbers by region, those with the same last day together.

    Parameters
    ----------
    lang : str
        Language.
    today : datetime.date or None
        The day to hold the numbers against; None: the day of :func:`shown_day` when it is shown.
    """

    lang: str
    today: dt.date | None = None

    def __repr__(self) -> str:
        return f"PhoneList(lang={self.lang!r}, regions={len(all_phones()) - 1})"

    def _repr_html_(self) -> str:
        day = self.today or shown_day()
        return "".join(_group_html(last, self.lang, day) for last in _last_days())


def shown_day() -> dt.date | None:
    """The day that numbers are held against where none is given.

    The calendar's, unless the environment variable ``SPINE_EDU_DAY`` names another one; ``none``
    leaves every number in, marked with its last day, so that what a notebook stores is the same
    whenever it is run.

    Raises
    ------
    ValueError
        If the variable holds anything else.
    """
    named = os.environ.get(DAY, "")
    if named == ANY_DAY:
        return None
    try:
        return dt.date.fromisoformat(named) if named else dt.date.today()  # noqa: DTZ011 - own day
    except ValueError:
        raise ValueError(f"{DAY}={named!r}; allowed: a day such as 2026-12-31, or none") from None


def _regions() -> list[Phone]:
    return [phone for phone in all_phones().values() if phone.key != "emergency"]


def _last_days() -> list[dt.date | None]:
    return list(dict.fromkeys(phone.valid_until for phone in _regions()))


def phone_html(phone: Phone) -> str:
    """A number that can be pressed on a telephone.

    Examples
    --------
    >>> phone_html(all_phones()["emergency"])
    '<a class="phone" href="tel:112">112</a>'
    """
    digits = phone.number.replace(" ", "")
    return f'<a class="phone" href="tel:{digits}">{escape(phone.number)}</a>'


def _unbroken(markup: str) -> str:
    return f'<span style="white-space:nowrap">{markup}</span>'


def _group_html(last: dt.date | None, lang: str, today: dt.date | None) -> str:
    """The numbers with one last day: that day in words, and what stands in their place after it."""
    group = [phone for phone in _regions() if phone.valid_until == last]
    areas = ", ".join(phone.area[lang] for phone in group)
    fallback = f"{areas}: {say('safety.phone_fallback', lang)}"
    if today is not None and group[0].is_past(today):
        return f'<p class="phones">{escape(fallback)}</p>'
    numbers = " · ".join(
        _unbroken(f"{escape(phone.area[lang])} {phone_html(phone)}") for phone in group
    )
    if last is None:
        return f'<p class="phones">{numbers}</p>'
    until = say("safety.phone_until", lang, day=last.day, month=last.month, year=last.year)
    marks = f'data-valid-until="{last.isoformat()}" data-fallback="{escape(fallback)}"'
    return f'<p class="phones" {marks}>{numbers} {_unbroken(escape(until))}</p>'


def without_past_numbers(markup: str, today: dt.date) -> str:
    """HTML in which the numbers whose last day is past are replaced by words.

    Examples
    --------
    >>> numbers = PhoneList("da", dt.date(2026, 12, 31))._repr_html_()
    >>> "1818" in without_past_numbers(numbers, dt.date(2027, 1, 1))
    False
    """
    for lang in LANGUAGES:
        for last in _last_days():
            markup = markup.replace(_group_html(last, lang, None), _group_html(last, lang, today))
    return markup


def phones(lang: str | None = None, today: dt.date | None = None) -> PhoneList:
    """Out-of-hours numbers of the five regions; one past its last day gives way to words.

    Parameters
    ----------
    lang : {"da", "en"}, optional
        Language; that of the process unless given.
    today : datetime.date, optional
        The day to hold the numbers against; :func:`shown_day` unless given.
    """
    return PhoneList(checked_language(lang or current_language()), today)
