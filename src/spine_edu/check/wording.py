"""Words: none that frighten, few on a slide, easy to read, discs with both vertebrae."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from spine_edu.check.deck import Deck, Slide
from spine_edu.check.problem import Problem
from spine_edu.check.prose import plain, running, words
from spine_edu.check.readability import flesch_kincaid_grade, lix
from spine_edu.check.rules import (
    FEWEST_WORDS,
    GRADE,
    LIX_DECK,
    LIX_SAFETY,
    LIX_SLIDE,
    MOST_WORDS,
    SAFETY,
    UNCOUNTED,
    at,
)

ONE_NUMBER: Final = re.compile(
    r"(?<![/\w])[CTLS]\d{1,2}[- ]?(?:prolaps|dis[ck]|diskus|hernia)"
    r"|\b(?:prolaps\w*|dis[ck]\w*|diskus\w*)[- ](?:ved |i |at |in )?[CTLS]\d{1,2}(?![/–\w])",
    re.IGNORECASE,
)
"""A disc named by one vertebra: ``L4-prolaps`` (facts: Danish usage is ambiguous)."""


def lines_of(name: str, lang: str) -> tuple[str, ...]:
    """Entries of a list of words in ``check/data``, without remarks."""
    file = files("spine_edu.check").joinpath("data", lang, f"{name}.txt")
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def fear_pattern(lang: str) -> re.Pattern[str]:
    """Pattern of the words that frighten."""
    stems = (re.escape(entry).replace(r"\*", r"\w*") for entry in lines_of("fear", lang))
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})(?!\w)", re.IGNORECASE)


def frightening(text: str, lang: str) -> list[str]:
    """Words of a text that are on the list against fear.

    Examples
    --------
    >>> frightening("Ryggen er ikke nedslidt.", "da")
    ['nedslidt']
    """
    return fear_pattern(lang).findall(text)


def discs_with_one_number(text: str) -> list[str]:
    """Places where a disc is named by one vertebra alone.

    Examples
    --------
    >>> discs_with_one_number("En L4-prolaps ved L4/L5")
    ['L4-prolaps']
    """
    return [match.group() for match in ONE_NUMBER.finditer(text)]


def all_words_of(slide: Slide) -> str:
    """Headings, prose, tables and alternative texts of a slide."""
    table = slide.source.replace("|", "\n")
    return "\n".join([*(text for _, text in slide.headings), plain(table), *slide.pictures])


def calm(deck: Deck) -> Iterator[Problem]:
    """No word from the list against fear, and every disc with both its vertebrae."""
    for slide in deck.slides:
        text = all_words_of(slide)
        for word in frightening(text, deck.lang):
            yield at(deck, slide, "fear", f"say '{word}' in another way")
        for name in discs_with_one_number(text):
            yield at(deck, slide, "disc name", f"'{name}': name both vertebrae, such as L4/L5")


def few(deck: Deck) -> Iterator[Problem]:
    """At most 45 words of running prose on a slide."""
    for slide in counted(deck):
        count = len(words(running(slide.source)))
        if count > MOST_WORDS:
            yield at(deck, slide, "words", f"{count} words, most {MOST_WORDS}; split or shorten")


def easy(deck: Deck) -> Iterator[Problem]:
    """Danish by LIX, English by grade; on each slide and in the deck as a whole."""
    for slide in counted(deck):
        limit = LIX_SAFETY if SAFETY in slide.tags else LIX_SLIDE
        yield from _hard(deck, slide, running(slide.source), limit)
    yield from _hard(deck, None, deck_prose(deck), LIX_DECK)


def deck_prose(deck: Deck) -> str:
    """Running prose of all counted slides."""
    return "\n".join(filter(None, (running(slide.source) for slide in counted(deck))))


def counted(deck: Deck) -> Iterable[Slide]:
    """Slides whose words count as running prose."""
    return (slide for slide in deck.slides if not slide.tags & UNCOUNTED)


def _hard(deck: Deck, slide: Slide | None, text: str, limit: float) -> Iterator[Problem]:
    if len(words(text)) < FEWEST_WORDS:
        return
    if deck.lang == "da":
        value, name = lix(text), "LIX"
    else:
        value, name, limit = flesch_kincaid_grade(text), "grade", GRADE
    if value > limit:
        yield at(
            deck, slide, "readability", f"{name} {value:.0f}, most {limit:.0f}; shorter sentences"
        )
