"""Questions that a reader can answer before the answer is shown; each rests on claims."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spine_edu.evidence.card import card, numbers_in
from spine_edu.evidence.claims import SaidClaim, claim
from spine_edu.text import LANGUAGES, say
from spine_edu.text.words import room, words_in


@dataclass(frozen=True)
class Question:
    """One question, without its words.

    Parameters
    ----------
    key : str
        Such as ``"bulge"``.
    right : int
        Place of the answer among the options, from 0.
    claims : tuple of str
        Ids of the claims that the answer rests on.
    shown : int or None
        People out of 100 that the picture marks; a figure of the first claim.

    Raises
    ------
    ValueError
        Naming the question and what is wrong with it: words that are missing, an answer that is not
        among the options, a number that no claim of it has.
    """

    key: str
    right: int
    claims: tuple[str, ...]
    shown: int | None = None

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"question {self.key!r} rests on no claim")
        figures = numbers_in(card(self.claims[0]).wording["da"])
        if self.shown is not None and str(self.shown) not in figures:
            raise ValueError(f"question {self.key!r}: shown={self.shown} is not in its first claim")
        for lang in LANGUAGES:
            said = self.said(lang)
            if not 0 <= self.right < len(said.options):
                raise ValueError(
                    f"question {self.key!r}: right={self.right}; there are {len(said.options)} "
                    f"options in {lang!r}"
                )
            said.check_numbers()

    def said(self, lang: str) -> "SaidQuestion":
        """The question in one language."""
        place = f"quiz.question.{self.key}"
        return SaidQuestion(
            question=self,
            ask=say(f"{place}.ask", lang),
            options=words_in(f"{place}.options", lang),
            why=say(f"{place}.why", lang),
            claims=tuple(claim(name, lang) for name in self.claims),
        )


@dataclass(frozen=True)
class SaidQuestion:
    """A question in words: what is asked, what can be chosen, and why the answer is so."""

    question: Question
    ask: str
    options: tuple[str, ...]
    why: str
    claims: tuple[SaidClaim, ...]

    @property
    def answer(self) -> str:
        """The option that is right."""
        return self.options[self.question.right]

    def check_numbers(self) -> None:
        """Refuse a number that no claim of the question has; the other options may guess.

        Raises
        ------
        ValueError
            Naming the question and the number.
        """
        known = {number for said in self.claims for number in numbers_in(said.text)} | {"100"}
        for text in (self.ask, self.answer, self.why):
            for number in numbers_in(text):
                if number not in known:
                    raise ValueError(
                        f"question {self.question.key!r}: {number} in {text!r} is in none of its "
                        f"claims: {', '.join(self.question.claims)}"
                    )


@cache
def all_questions() -> dict[str, Question]:
    """Every question by its key.

    Raises
    ------
    ValueError
        As :class:`Question`; or if a language has words for a question that is not there.
    """
    file = files("spine_edu.evidence").joinpath("data", "quiz.toml")
    tables: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    for lang in LANGUAGES:
        if extra := sorted(set(room("quiz", lang)["question"]) - set(tables)):
            raise ValueError(f"text/{lang}/quiz.toml has words for no question: {', '.join(extra)}")
    return {
        key: Question(key=key, **{**table, "claims": tuple(table["claims"])})
        for key, table in tables.items()
    }


def question(key: str) -> Question:
    """The question with this key.

    Raises
    ------
    ValueError
        If there is none.
    """
    if key not in all_questions():
        raise ValueError(f"no question {key!r}; there are: {', '.join(all_questions())}")
    return all_questions()[key]
