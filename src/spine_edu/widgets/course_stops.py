"""What the course explorer says at each stop: known times, and what is not known between them."""

from typing import Any, Final

from spine_edu.draw.charts import ADVERSE, counted, share_of, time_words
from spine_edu.evidence.claims import claim
from spine_edu.evidence.series import Stop, course_stops
from spine_edu.text.words import say

GROUPS: Final = ("lumbar", "cervical", "stenosis")
FORMS: Final = ("sequestration", "extrusion", "protrusion", "bulge")
_GONE: Final = ("sequestration", "extrusion")
"""Forms for which a source also says how many were quite gone."""


def _times(group: str) -> dict[tuple[int, int], list[Stop]]:
    """The cards of each time for which there are any, the earliest time first."""
    times: dict[tuple[int, int], list[Stop]] = {}
    for stop in course_stops(group):
        if stop.weeks is not None:
            times.setdefault(stop.weeks, []).append(stop)
    return times


def _card(claim_id: str, marked: str, lang: str) -> dict[str, Any]:
    """A claim as a hundred people."""
    said = claim(claim_id, lang)
    low, high = share_of(said.card)
    count = counted("icons", low, high, lang)
    return {
        "low": low,
        "high": high,
        "adverse": claim_id in ADVERSE,
        "count": say("course_explorer.people", lang, count=count, marked=marked),
        "says": said.text,
        "group": say("charts.group", lang, group=said.card.group[lang]),
        "picture": say("course_explorer.picture", lang, count=count, marked=marked),
    }


def _known(weeks: tuple[int, int], stops: list[Stop], lang: str) -> dict[str, Any]:
    names = [stop.claim.id for stop in stops]
    cards = [_card(n, say(f"charts.marked.{n.partition('.')[2]}", lang), lang) for n in names]
    time = time_words(weeks, lang)
    said = " ".join(card["says"] for card in cards)
    said = say("course_explorer.at", lang, time=time, said=said)
    if len(cards) > 1:
        said += " " + say("course_explorer.apart", lang)
    return {"label": time, "said": said, "cards": cards}


def _unknown(span: str, lang: str) -> dict[str, Any]:
    return {"label": span, "said": say("course_explorer.unknown", lang, span=span), "cards": []}


def stops_of(group: str, lang: str) -> list[dict[str, Any]]:
    """Every stop of the time slider: label, what is said, and the hundreds of people.

    Notes
    -----
    Between two times with a figure there is a stop without one: nothing is interpolated.
    """
    times = _times(group)
    labels = [time_words(weeks, lang) for weeks in times]
    found = [_unknown(say("course_explorer.before", lang, time=labels[0]), lang)]
    for number, (weeks, stops) in enumerate(times.items()):
        found.append(_known(weeks, stops, lang))
        if number + 1 < len(labels):
            span = say("course_explorer.between", lang, first=labels[number],
                       second=labels[number + 1])  # fmt: skip
        else:
            span = say("course_explorer.after", lang, time=labels[number])
        found.append(_unknown(span, lang))
    return found


def stop_count(group: str) -> int:
    """Number of stops of a group's slider."""
    return 2 * len(_times(group)) + 1


def form_of(form: str, lang: str) -> dict[str, Any]:
    """How many of a hundred findings of one form shrank; what is said of it."""
    card = _card(f"resorption.{form}", say("course_explorer.shrink.marked", lang), lang)
    range_key = "same" if card["low"] == card["high"] else "both"
    said = [card["says"], say(f"course_explorer.shrink.{range_key}", lang)]
    if form in _GONE:
        said.append(claim("resorption.gone", lang).text)
    said.append(claim("resorption.time", lang).text)
    said.append(claim("resorption.meaning", lang).text.split(". ")[0] + ".")
    said.append(say("course_explorer.shrink.size", lang))
    return card | {"said": " ".join(said)}


def no_form(lang: str) -> dict[str, str]:
    """What is said while no form is chosen."""
    words = [say("course_explorer.shrink.none", lang)]
    words.append(claim("resorption.meaning", lang).text.split(". ")[0] + ".")
    words.append(say("course_explorer.shrink.size", lang))
    return {"said": " ".join(words), "picture": words[0]}
