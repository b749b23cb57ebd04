"""Questions at the end: one slide of them, known ones, whose claims are in the table of sources."""

import ast
from collections.abc import Iterator
from typing import Final

from spine_edu.check.deck import Deck
from spine_edu.check.links import sourced_claims
from spine_edu.check.problem import Problem
from spine_edu.check.rules import QUIZ, at
from spine_edu.evidence.quiz import all_questions

_CALL: Final = "Quiz"


def questions(deck: Deck) -> Iterator[Problem]:
    """One slide tagged ``quiz`` with ``se.Quiz(…)``; each answer leads to its source."""
    asking = [slide for slide in deck.slides if QUIZ in slide.tags]
    if len(asking) != 1:
        yield at(
            deck, None, "quiz", f"{len(asking)} slides tagged {QUIZ!r}; have one, near the end"
        )
        return
    slide = asking[0]
    keys = asked(slide.code)
    if not keys:
        yield at(deck, slide, "quiz", "ask two or three questions with se.Quiz(…)")
    for key in keys:
        if key not in all_questions():
            yield at(
                deck, slide, "quiz", f"there is no question {key!r} in evidence/data/quiz.toml"
            )
            continue
        for name in all_questions()[key].claims:
            if name not in sourced_claims(deck):
                yield at(deck, slide, "quiz", f"{key!r}: name {name!r} in se.sources(…) at the end")


def asked(sources: list[str]) -> list[str]:
    """Keys given to ``Quiz(…)`` in cells of code, in order."""
    found: list[str] = []
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name == _CALL:
                    found += [str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)]
    return found
