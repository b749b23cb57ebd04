"""Danish and English: same slides, same code, same claims; only the words differ."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from spine_edu.check.deck import Deck, Slide, read_deck
from spine_edu.check.problem import Problem
from spine_edu.check.rules import at
from spine_edu.text import LANGUAGES

_LANGUAGE: Final = re.compile(r"language\(\s*([\"'])\w+\1\s*\)")
_CLAIM: Final = re.compile(r"#claim-([\w.]+)")


def twin_path(path: Path) -> Path:
    """The same file in the folder of the other language."""
    folder = path.resolve().parent
    other = next(lang for lang in LANGUAGES if lang != folder.name)
    return folder.parent / other / path.name


def parity(deck: Deck) -> Iterator[Problem]:
    """A deck equals its twin in everything but its words."""
    path = twin_path(deck.path)
    if not path.is_file():
        yield at(deck, None, "parity", f"there is no {path.parent.name}/{path.name}")
        return
    twin = read_deck(path)
    if [_neutral(code) for code in deck.code] != [_neutral(code) for code in twin.code]:
        yield at(deck, None, "parity", f"its cells of code differ from those of {twin.name}")
    if len(deck.slides) != len(twin.slides):
        counts = f"{len(deck.slides)} slides here, {len(twin.slides)} in {twin.name}"
        yield at(deck, None, "parity", counts)
        return
    for slide, other in zip(deck.slides, twin.slides, strict=True):
        for what, here, there in _compared(slide, other):
            if here != there:
                yield at(deck, slide, "parity", f"{what}: {here} here, {there} in {twin.name}")


def _compared(slide: Slide, other: Slide) -> Iterator[tuple[str, object, object]]:
    def levels(of: Slide) -> list[int]:
        return [level for level, _ in of.headings]

    def lines(of: Slide, mark: str) -> int:
        return sum(line.lstrip().startswith(mark) for line in of.source.splitlines())

    yield "levels of headings", levels(slide), levels(other)
    yield "tags", sorted(slide.tags), sorted(other.tags)
    yield "claims", _CLAIM.findall(slide.source), _CLAIM.findall(other.source)
    yield "rows of tables", lines(slide, "|"), lines(other, "|")
    yield "points of lists", lines(slide, "- "), lines(other, "- ")
    yield (
        "pictures with words",
        [bool(alt) for alt in slide.pictures],
        [bool(alt) for alt in other.pictures],
    )


def _neutral(code: str) -> str:
    return _LANGUAGE.sub("language(…)", code)
