"""The red box: signs that must not wait, whom to ring and what to say."""

import datetime as dt
from dataclasses import dataclass
from html import escape
from typing import Final, Literal, get_args

from spine_edu.evidence.phones import PhoneList, all_phones, phone_html
from spine_edu.text import current_language, say
from spine_edu.text.language import checked_language
from spine_edu.text.words import words_in

Region = Literal["lumbar", "cervical", "both"]
REGIONS: Final = get_args(Region)


@dataclass(frozen=True)
class RedFlags:
    """Signs to ring about at once, for the low back, the neck or both."""

    region: Region
    lang: str
    today: dt.date | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Every sentence of the box, in order; without the table of numbers."""
        return (self._say("lead"), *self.signs, *self._calls())

    @property
    def signs(self) -> tuple[str, ...]:
        """The signs themselves."""
        return words_in(f"safety.red.signs.{self.region}", self.lang)

    def __repr__(self) -> str:
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        signs = "".join(f"<li>{escape(sign)}</li>" for sign in self.signs)
        dont_wait, who, words, _ = map(escape, self._calls())
        emergency = phone_html(all_phones()["emergency"])
        last = escape(self._say("who_emergency", emergency="{}")).format(emergency)
        numbers = PhoneList(self.lang, self.today)._repr_html_()
        return (
            f'<div class="red-flag-box"><p class="lead">{escape(self._say("lead"))}</p>'
            f"<ul>{signs}</ul><p><strong>{dont_wait}</strong> {who}</p>{numbers}"
            f"<p>{last} {words}</p></div>"
        )

    def _calls(self) -> tuple[str, ...]:
        number = all_phones()["emergency"].number
        return (
            self._say("dont_wait"),
            self._say("who"),
            say(f"safety.red.phone.{self.region}", self.lang),
            self._say("who_emergency", emergency=number),
        )

    def _say(self, name: str, **values: str) -> str:
        return say(f"safety.red.{name}", self.lang, **values)


def red_flags(
    region: Region = "both", lang: str | None = None, today: dt.date | None = None
) -> RedFlags:
    """The red box of one region of the back.

    Parameters
    ----------
    region : {"lumbar", "cervical", "both"}
        In the low back the nerves below the cord are at risk, in the neck the cord itself.
    lang : {"da", "en"}, optional
        Language; that of the process unless given.
    today : datetime.date, optional
        As for :func:`spine_edu.phones`.

    Raises
    ------
    ValueError
        If the region or the language is unknown.
    """
    if region not in REGIONS:
        raise ValueError(f"region={region!r} is unknown; allowed: {', '.join(REGIONS)}")
    return RedFlags(region, checked_language(lang or current_language()), today)
