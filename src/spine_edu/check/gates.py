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
from spine_edu.check.rules import Gate
from spine_edu.check.shape import cells, headings, marked_slides, pictures
from spine_edu.check.spelling import spelling
from spine_edu.check.wording import calm, easy, few

GATES: Final[tuple[Gate, ...]] = (
    headings,
    marked_slides,
    pictures,
    cells,
    calm,
    few,
    easy,
    claims_and_numbers,
    links,
    parity,
)


def check(paths: Sequence[Path], today: dt.date | None = None) -> list[Problem]:
    """Every breach of the rules in these notebooks and in the words of the package.

    Parameters
    ----------
    paths : sequence of Path
        Notebooks, each in the folder of its language.
    today : datetime.date, optional
        The day that review and validity dates are held against; the calendar's unless given.

    Returns
    -------
    list of Problem
        Empty if all is well; by file and slide.

    Raises
    ------
    ValueError
        If a path lies in no language's folder or is no notebook.
    """
    day = today or dt.date.today()  # noqa: DTZ011
    decks = [read_deck(Path(path)) for path in paths]
    problems = [*deck_problems(decks, day), *fresh_data(day), *house_words()]
    return sorted(problems, key=lambda problem: (problem.file, problem.slide))


def deck_problems(decks: Sequence[Deck], day: dt.date) -> list[Problem]:
    """Every breach of the rules in these decks alone."""
    found = [problem for deck in decks for gate in GATES for problem in gate(deck)]
    dated = [problem for deck in decks for problem in fresh_claims(deck, day)]
    return [*found, *dated, *spelling(decks)]
