"""Own sentences: no long run of words is the same as in another text."""

import re
from collections.abc import Iterator
from typing import Final

from spine_edu.check.deck import Deck
from spine_edu.check.problem import Problem
from spine_edu.check.prose import plain, words
from spine_edu.check.rules import at

LONGEST_RUN: Final = 6
_HEADING: Final = re.compile(r"^#+ .*$", re.MULTILINE)


def shared_runs(text: str, other: str, longest: int = LONGEST_RUN) -> list[str]:
    """Runs of more than `longest` words that stand in both texts, the same words in the same order.

    Examples
    --------
    >>> shared_runs("Nu er der god plads her", "Der er god plads her i dag", longest=2)
    ['god plads her']
    """
    length = longest + 1
    mine, theirs = (tuple(words(each.lower())) for each in (text, other))
    known = {theirs[i : i + length] for i in range(len(theirs) - length + 1)}
    starts = range(len(mine) - length + 1)
    return [" ".join(mine[i : i + length]) for i in starts if mine[i : i + length] in known]


def own_sentences(deck: Deck, article: str) -> Iterator[Problem]:
    """No slide repeats more than six words in a row of `article`, its headings apart."""
    body = plain(_HEADING.sub("", article))
    for slide in deck.slides:
        for run in shared_runs(plain(slide.source), body):
            yield at(deck, slide, "own sentences", f"'{run}' stands in the article; write it anew")
