"""Shares as hundreds of people: one claim, a course, shrinking.

Every figure comes from a card in ``evidence``; where no source gives one, the picture says so.
"""

from typing import Final

from matplotlib.axes import Axes

from spine_edu.draw.figure import Plate
from spine_edu.draw.icons import draw_icons
from spine_edu.draw.page import READABLE_PT, SLIDE
from spine_edu.draw.sheet import (
    EDGE,
    MARGIN,
    SMALL_PT,
    TEXT_PT,
    sheet,
    trimmed,
    window,
    write,
    write_block,
    write_heading,
)
from spine_edu.draw.theme import ACTION, QUIET
from spine_edu.evidence.card import Claim
from spine_edu.evidence.claims import SaidClaim, claim
from spine_edu.evidence.series import Stop, course_stops
from spine_edu.text.language import current_language
from spine_edu.text.words import say
from spine_edu.views.figures.icons import icon_figure

_WHOLE: Final = 100
_YEAR: Final = 52
ADVERSE: Final = (
    "course.two_years", "course.relapse", "course.neck_relapse", "surgery.waited",
    "surgery.again", "care.pregabalin", "cauda.suspected",
)  # fmt: skip
"""Claims that count those who did not do well: painted in slate, not in teal."""
TROUBLE: Final = "#54646F"
_PEOPLE: Final = 254.0
"""Width of the hundred people on a slide, points."""


def share_of(card: Claim) -> tuple[float, float]:
    """Least and most of a hundred people that a card speaks of.

    Raises
    ------
    ValueError
        If the card has no figure out of 100.
    """
    low = card.number if card.low is None else card.low
    high = card.number if card.high is None else card.high
    if card.out_of != _WHOLE or low is None or high is None:
        raise ValueError(f"claim {card.id!r} is not out of 100 and cannot be an icon array")
    return low, high


def counted(key: str, low: float, high: float, lang: str) -> str:
    """A share in words: ``"icons"`` counts who is marked, ``"other"`` who is not."""
    if low == high:
        return say(f"charts.{key}", lang, number=f"{low:g}", whole=_WHOLE)
    return say(f"charts.{key}_range", lang, low=f"{low:g}", high=f"{high:g}", whole=_WHOLE)


def _origin(said: SaidClaim) -> str:
    return f"{say('charts.group', said.lang, group=said.card.group[said.lang])}. {said.source_text}"


def icon_words(claim_id: str, lang: str | None = None) -> str:
    """The icon array of a claim in words: what is said, of whom, and who says it."""
    said = claim(claim_id, lang)
    return f"{said.text} {_origin(said)}"


def icon_array(claim_id: str, lang: str | None = None) -> Plate:
    """A hundred people, as many of them marked as a claim says.

    Parameters
    ----------
    claim_id : str
        A claim with a figure out of 100, such as ``"course.year_practice"``.
    lang : {"da", "en"}, optional
        The language set by :func:`spine_edu.language` if left out.

    Returns
    -------
    Plate
        With both sides of the share, the group and the source.

    Raises
    ------
    ValueError
        If there is no such claim, it has no figure out of 100, or it is only recalled.
    """
    lang = lang or current_language()
    said = claim(claim_id, lang)
    low, high = share_of(said.card)
    words = icon_words(claim_id, lang)
    figure, ax = sheet(*SLIDE, f"icons, {claim_id}, {lang}", said.text, words)
    width, top = SLIDE[0], SLIDE[1] - EDGE
    below = write_block(ax, (EDGE, top), said.text, width - 2 * EDGE, 16, "bold")
    people = icon_figure(low, high)
    picture = window(figure, (EDGE, EDGE, _PEOPLE, below - EDGE - 10), people.frame_mm)
    draw_icons(picture, people, TROUBLE if claim_id in ADVERSE else ACTION)
    _draw_origin(ax, said, (EDGE + _PEOPLE + 18, below - 12))
    return figure


def _draw_origin(ax: Axes, said: SaidClaim, at: tuple[float, float]) -> None:
    """Both sides of a share, of whom, and who says it, downward from a point."""
    low, high = share_of(said.card)
    x, y = at
    room = ax.get_xlim()[1] - EDGE - x
    y = write_block(ax, (x, y), counted("icons", low, high, said.lang), room, 20, "bold", ACTION)
    rest = [counted("other", _WHOLE - high, _WHOLE - low, said.lang)]
    if low != high:
        rest.append(say("charts.between", said.lang, low=f"{low:g}", high=f"{high:g}"))
    for words in rest:
        y = write_block(ax, (x, y - 2), words, room, READABLE_PT, ink=QUIET)
    group = say("charts.group", said.lang, group=said.card.group[said.lang])
    y = write_block(ax, (x, y - 10), group, room, READABLE_PT)
    write_block(ax, (x, y - 8), said.source_text, room, READABLE_PT, ink=QUIET)


def time_words(weeks: tuple[int, int], lang: str) -> str:
    """A time as people say it: weeks, months or years."""
    first, last = weeks
    if first != last and first >= _YEAR:
        return say("charts.years", lang, **{"from": first // _YEAR, "to": last // _YEAR})
    if first != last:
        return say("charts.weeks", lang, **{"from": first, "to": last})
    if last < _YEAR * 2:
        return say("charts.months", lang, number=round(last / _YEAR * 12))
    return say("charts.year", lang, number=round(last / _YEAR))


def _row(figure: Plate, ax: Axes, y: float, head: str, said: SaidClaim, marked: str = "") -> float:
    """One card as a row: heading, a hundred people, words and source; the height below it."""
    low, high = share_of(said.card)
    people = icon_figure(low, high, columns=20)
    below = write_block(ax, (MARGIN, y), head, 104, 12, "bold")
    if marked:
        words = f"{counted('icons', low, high, said.lang)}: {marked}"
        write_block(ax, (MARGIN, below - 2), words, 96, TEXT_PT, ink=QUIET)
    picture = window(figure, (MARGIN + 110, y - 66, 208, 66), people.frame_mm)
    draw_icons(picture, people, TROUBLE if said.card.id in ADVERSE else ACTION)
    x = MARGIN + 336
    room = ax.get_xlim()[1] - MARGIN - x
    low_y = write_block(ax, (x, y), said.text, room, TEXT_PT, "semibold")
    return min(y - 70, write_block(ax, (x, low_y - 1), _origin(said), room, SMALL_PT, ink=QUIET))


def _unknown(ax: Axes, y: float, lang: str) -> float:
    """A dotted line down the middle that says that nothing is known between two rows."""
    x = MARGIN + 214
    for start, end in ((y - 2, y - 8), (y - 22, y - 28)):
        ax.plot([x, x], [start, end], color=QUIET, linewidth=1.2, linestyle=(0, (1, 2)))
    write(ax, (x, y - 18), say("charts.unknown", lang), SMALL_PT, ink=QUIET, align="center")
    return y - 34


def recovery_chart(group: str = "lumbar", lang: str | None = None) -> Plate:
    """What usually happens, at the times for which a source gives a figure.

    Parameters
    ----------
    group : {"lumbar", "cervical", "stenosis"}
        Whose course.
    lang : {"da", "en"}, optional
        The language set by :func:`spine_edu.language` if left out.

    Returns
    -------
    Plate
        One row a source, ranges half marked; between two times it says that nothing is known.

    Raises
    ------
    ValueError
        If group or language is unknown.
    """
    lang = lang or current_language()
    stops = [stop for stop in course_stops(group) if stop.weeks is not None]
    if not stops:
        raise ValueError(f"group={group!r} has no times; allowed: lumbar, cervical, stenosis")
    title = f"{say('charts.recovery.title', lang)}: {say(f'charts.recovery.{group}', lang).lower()}"
    words = " ".join(icon_words(stop.claim.id, lang) for stop in stops)
    figure, ax = sheet(640, 800, f"recovery, {group}, {lang}", title, words)
    y = write_heading(ax, title, say("charts.recovery.subtitle", lang)) - 18
    before: Stop | None = None
    for stop in stops:
        if before is not None:
            y = _unknown(ax, y, lang) if before.weeks != stop.weeks else y - 12
        head = time_words(stop.weeks or (0, 0), lang)
        marked = say(f"charts.marked.{stop.claim.id.partition('.')[2]}", lang)
        y = _row(figure, ax, y, head, claim(stop.claim.id, lang), marked)
        before = stop
    return trimmed(figure, y)


def shrinking_chart(lang: str | None = None) -> Plate:
    """How many of 100 prolapses of each kind shrank without surgery.

    Parameters
    ----------
    lang : {"da", "en"}, optional
        The language set by :func:`spine_edu.language` if left out.

    Returns
    -------
    Plate
        Fully marked what both pooled analyses found, half marked what one of them found.

    Raises
    ------
    ValueError
        If the language is unknown.
    """
    lang = lang or current_language()
    stops = [stop for stop in course_stops("shrinking") if stop.finding is not None]
    title = say("charts.shrinking.title", lang)
    words = " ".join(icon_words(stop.claim.id, lang) for stop in stops)
    figure, ax = sheet(640, 800, f"shrinking, {lang}", title, words)
    y = write_heading(ax, title, say("charts.shrinking.subtitle", lang)) - 18
    for stop in stops:
        head = say(f"charts.finding.{stop.finding}.word", lang)
        y = _row(figure, ax, y, head, claim(stop.claim.id, lang)) - 12
    room = 640 - 2 * MARGIN
    y = write_block(ax, (MARGIN, y), say("charts.shrinking.not_gone", lang), room, 12, "semibold")
    gone = claim("resorption.gone", lang).text
    return trimmed(figure, write_block(ax, (MARGIN, y - 2), gone, room, TEXT_PT, ink=QUIET))
