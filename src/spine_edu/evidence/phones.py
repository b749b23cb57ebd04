"""Phone numbers, each with its source and the day after which it is no longer shown."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from spine_edu.evidence.source import source
from spine_edu.text import LANGUAGES, current_language, say
from spine_edu.text.language import checked_language


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

    def shown(self, lang: str, today: dt.date) -> str:
        """The number, or where to ring instead once its day is past."""
        return say("safety.phone_fallback", lang) if self.is_past(today) else self.number

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
    """Out-of-hours numbers by region.

    Parameters
    ----------
    lang : str
        Language.
    today : datetime.date or None
        The day to hold the numbers against; None leaves every number in, marked with its last day,
        so that a notebook says the same whenever it is run.
    """

    lang: str
    today: dt.date | None = None

    def __repr__(self) -> str:
        return f"PhoneList(lang={self.lang!r}, regions={len(all_phones()) - 1})"

    def _repr_html_(self) -> str:
        regions = (phone for phone in all_phones().values() if phone.key != "emergency")
        numbers = " · ".join(self._entry(phone) for phone in regions)
        return f'<p class="phones">{numbers}</p>'

    def _entry(self, phone: Phone) -> str:
        shown = phone_html(phone, self.lang, self.today)
        return f'<span style="white-space:nowrap">{escape(phone.area[self.lang])} {shown}</span>'


def phone_html(phone: Phone, lang: str, today: dt.date | None = None) -> str:
    """A number, marked with its last day and what stands in its place after it.

    Examples
    --------
    >>> phone_html(all_phones()["hovedstaden"], "da", dt.date(2027, 1, 1))
    '<span class="phone-past">ring til lægevagten i din region</span>'
    """
    fallback = escape(say("safety.phone_fallback", lang), quote=True)
    if today is not None and phone.is_past(today):
        return f'<span class="phone-past">{fallback}</span>'
    marks = ""
    if phone.valid_until is not None:
        marks = f' data-valid-until="{phone.valid_until.isoformat()}" data-fallback="{fallback}"'
    digits = phone.number.replace(" ", "")
    return f'<a class="phone" href="tel:{digits}"{marks}>{escape(phone.number)}</a>'


def without_past_numbers(markup: str, today: dt.date) -> str:
    """HTML in which each marked number whose last day is past is replaced by words.

    Examples
    --------
    >>> numbers = PhoneList("da")._repr_html_()
    >>> "1818" in without_past_numbers(numbers, dt.date(2027, 1, 1))
    False
    """
    for lang in LANGUAGES:
        for phone in all_phones().values():
            markup = markup.replace(phone_html(phone, lang), phone_html(phone, lang, today))
    return markup


def phones(lang: str | None = None, today: dt.date | None = None) -> PhoneList:
    """Out-of-hours numbers of the five regions.

    Parameters
    ----------
    lang : {"da", "en"}, optional
        Language; that of the process unless given.
    today : datetime.date, optional
        The day to hold the numbers against: a number past its last day is replaced by words.
        Unless given, every number stays in, marked with its last day.
    """
    return PhoneList(checked_language(lang or current_language()), today)
