"""A question rests on claims, has its answer among the options, and its numbers from its claims."""

from dataclasses import replace

import pytest

from spine_edu.check.readability import lix
from spine_edu.evidence.quiz import all_questions, question
from spine_edu.text import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_says_what_why_and_where_from(lang: str) -> None:
    for one in all_questions().values():
        said = one.said(lang)
        assert said.ask.endswith("?")
        assert 2 <= len(said.options) == len(set(said.options)) <= 3
        assert said.answer in said.options
        assert said.why
        assert [claim.card.id for claim in said.claims] == list(one.claims)


def test_languages_have_as_many_options() -> None:
    for one in all_questions().values():
        assert len(one.said("da").options) == len(one.said("en").options), one.key


def test_questions_and_answers_are_easy_to_read() -> None:
    for one in all_questions().values():
        said = one.said("da")
        assert lix(f"{said.ask}\n{said.why}") <= 35, one.key


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"right": 3}, "right=3; there are 3 options"),
        ({"claims": ()}, "rests on no claim"),
        ({"claims": ("age.nothing",)}, "no claim 'age.nothing'"),
        ({"claims": ("course.practice_12_weeks",), "shown": None}, "recalled"),
        ({"claims": ("cause.both",), "shown": None}, "50 in .* is in none of its claims"),
        ({"shown": 61}, "shown=61 is not in its first claim"),
        ({"right": 0}, "10 in .* is in none of its claims"),
    ],
)
def test_a_broken_question_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(question("bulge"), **change)


def test_an_unknown_question_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="no question 'bulb'; there are: pressure, "):
        question("bulb")
