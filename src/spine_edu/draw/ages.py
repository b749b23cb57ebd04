"""How common findings are without pain, by age: the figures that have been read, and gaps."""

from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from spine_edu.draw.figure import Plate
from spine_edu.draw.sheet import (
    MARGIN,
    SMALL_PT,
    TEXT_PT,
    sheet,
    trimmed,
    write,
    write_block,
    write_heading,
)
from spine_edu.draw.theme import ACTION, LINE, PAPER, QUIET
from spine_edu.evidence.claims import claim
from spine_edu.evidence.series import AgeSeries, findings_without_pain
from spine_edu.evidence.source import source
from spine_edu.text.language import current_language
from spine_edu.text.words import say

_WHOLE: Final = 100
_BAR_PT: Final = 22.0
_HIGH_PT: Final = 30.0


def _box(ax: Axes, x: float, y: float, height: float, style: str, **look: Any) -> None:
    box = FancyBboxPatch((x, y), _BAR_PT, height, boxstyle=style)
    box.set(**look)
    ax.add_artist(box)


def _bar(ax: Axes, x: float, y: float, share: int | None) -> None:
    """One figure of a hundred as a bar in a frame; a gap where nobody has read it."""
    rounded = "round,pad=0,rounding_size=2.5"
    if share is None:
        dashed = {"facecolor": PAPER, "edgecolor": QUIET, "linestyle": (0, (2.2, 2.2))}
        _box(ax, x, y, _HIGH_PT, rounded, linewidth=0.9, gid="gap", **dashed)
        write(ax, (x + _BAR_PT / 2, y + _HIGH_PT / 2 - 4), "?", 11,
              "semibold", QUIET, "center")  # fmt: skip
        return
    cover = _HIGH_PT * (1 - share / _WHOLE)
    _box(ax, x, y, _HIGH_PT, rounded, facecolor=ACTION, edgecolor="none", gid="share")
    _box(ax, x, y + _HIGH_PT - cover + 0.3, cover + 0.6, "square,pad=0.3", facecolor=PAPER,
         edgecolor="none", gid="cover")  # fmt: skip
    _box(ax, x, y, _HIGH_PT, rounded, fill=False, edgecolor=LINE, linewidth=0.9)
    write(ax, (x + _BAR_PT + 4, y + 1), f"{share}", 11, "semibold")


def ages_words(series: AgeSeries, lang: str) -> str:
    """Findings by age in words; ages whose figure is not known are left out."""
    rows = []
    for finding in series.shares:
        known = [
            say("charts.ages.twin_known", lang, share=share, age=age)
            for age, share in zip(series.ages, series.shares[finding], strict=True)
            if share is not None
        ]
        word = say(f"charts.finding.{finding}.word", lang)
        rows.append(say("charts.ages.twin", lang, finding=word, known=", ".join(known)))
    return ". ".join(rows) + f". {claim('age.counter', lang).text}"


def findings_by_age(lang: str | None = None) -> Plate:
    """How many of 100 people without pain have each finding, by decade.

    Parameters
    ----------
    lang : {"da", "en"}, optional
        The language set by :func:`spine_edu.language` if left out.

    Returns
    -------
    Plate
        A gap with a question mark where the figure has not been read in its source.

    Raises
    ------
    ValueError
        If the language is unknown.
    """
    lang = lang or current_language()
    series = findings_without_pain()
    left, step, row = 190.0, 58.0, 42.0
    width = left + step * len(series.ages) + MARGIN
    title, height = say("charts.ages.title", lang), 180 + row * len(series.shares)
    figure, ax = sheet(width, height, f"ages, {lang}", title, ages_words(series, lang))
    below = write_heading(ax, title, say("charts.ages.subtitle", lang))
    y = below - 20
    for column, age in enumerate(series.ages):
        write(ax, (left + column * step, y), say("charts.ages.age", lang, age=age), TEXT_PT,
              "semibold", QUIET)  # fmt: skip
    for finding, shares in series.shares.items():
        y -= row
        ax.plot([MARGIN, width - MARGIN], [y + row - 7, y + row - 7], color=LINE, linewidth=0.6)
        write(
            ax, (MARGIN, y + 13), say(f"charts.finding.{finding}.word", lang), TEXT_PT, "semibold"
        )
        write(
            ax, (MARGIN, y + 1), say(f"charts.finding.{finding}.latin", lang), SMALL_PT, ink=QUIET
        )
        for column, share in enumerate(shares):
            _bar(ax, left + column * step, y, share)
    y = write_block(ax, (MARGIN, y - 12), claim("age.counter", lang).text, width - 2 * MARGIN,
                    TEXT_PT, "semibold")  # fmt: skip
    y = write_block(ax, (MARGIN, y - 3), say("charts.ages.gap_meaning", lang), width - 2 * MARGIN,
                    SMALL_PT, ink=QUIET)  # fmt: skip
    works = "; ".join(source(key).cite for key in series.sources)
    y = write_block(ax, (MARGIN, y - 1), works, width - 2 * MARGIN, SMALL_PT, ink=QUIET)
    return trimmed(figure, y)
