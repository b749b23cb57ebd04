"""All gates, in the order in which their problems are listed."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from spine_edu.check.deck import Deck, read_deck
from spine_edu.check.freshness import fresh_claims, fresh_data
from spine_edu.check.house_words import house_words
from spine_edu.check.links import links
from spine_edu.check.numbers import claims_and_numbers
from spine_edu.check.parity import parity
from spine_edu.check.problem import Problem
from spine_edu.check.questions import questions
from spine_edu.check.rules import Gate
from spine_edu.check.shape import cells, headings, length, marked_slides, pictures
from spine_edu.check.spelling import spelling
from spine_edu.check.wording import calm, easy, few

GATES: Final[tuple[Gate, ...]] = (
    headings,
    length,
    marked_slides,
    questions,
    pictures,
    cells,
    calm,
    few,
    easy,
    claims_and_numbers,
    links,
    parity,
)


def check(paths: Sequence[Path]) -> list[Problem]:
    """Every breach of the rules in these notebooks and in the words of the package.

    Dates are no part of it: what passes today passes on every day. :func:`overdue` tells of them.

    Parameters
    ----------
    paths : sequence of Path
        Notebooks, each in the folder of its language.

    Returns
    -------
    list of Problem
        Empty if all is well; by file and slide.

    Raises
    ------
    ValueError
        If a path lies in no language's folder or is no notebook.
    """
    decks = [read_deck(Path(path)) for path in paths]
    return _sorted([*deck_problems(decks), *house_words()])


def overdue(paths: Sequence[Path], day: dt.date) -> list[Problem]:
    """Claims and numbers of these notebooks whose day is past on `day`.

    Raises
    ------
    ValueError
        As :func:`check`.
    """
    decks = [read_deck(Path(path)) for path in paths]
    claims = [problem for deck in decks for problem in fresh_claims(deck, day)]
    return _sorted([*claims, *fresh_data(day)])


def deck_problems(decks: Sequence[Deck]) -> list[Problem]:
    """Every breach of the rules in these decks alone."""
    found = [problem for deck in decks for gate in GATES for problem in gate(deck)]
    return [*found, *spelling(decks)]


def _sorted(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: (problem.file, problem.slide))
