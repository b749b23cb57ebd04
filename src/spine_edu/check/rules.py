"""What the gates share: limits, and what a gate is."""

from collections.abc import Callable, Iterator
from typing import Final

from spine_edu.check.deck import Deck, Slide
from spine_edu.check.problem import Problem

Gate = Callable[[Deck], Iterator[Problem]]

MOST_WORDS: Final = 45
"""Words of running prose on a slide."""
FEWEST_SLIDES: Final = 6
MOST_SLIDES: Final = 12
MOST_LINES: Final = 12
"""Lines in a cell of code."""
LIX_SLIDE: Final = 35.0
LIX_DECK: Final = 30.0
LIX_SAFETY: Final = 25.0
GRADE: Final = 8.0
FEWEST_WORDS: Final = 10
"""Fewer words than this say nothing about readability."""

RED_FLAGS: Final = "red-flags"
SOURCES: Final = "sources"
SAFETY: Final = "safety"
QUIZ: Final = "quiz"
UNCOUNTED: Final = frozenset({RED_FLAGS, SOURCES, QUIZ})
"""Slides whose words are not running prose."""


def at(deck: Deck, slide: Slide | None, rule: str, what_to_do: str) -> Problem:
    """A problem on a slide, or in the whole deck."""
    return Problem(deck.name, slide.number if slide else 0, rule, what_to_do)
