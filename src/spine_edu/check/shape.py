"""Shape of a deck: headings, the red-flag slide, sources, pictures with words, short cells."""

import ast
import itertools
import re
from collections.abc import Iterator
from typing import Final

from spine_edu.check.deck import Deck
from spine_edu.check.problem import Problem
from spine_edu.check.prose import running
from spine_edu.check.rules import (
    FEWEST_SLIDES,
    MOST_LINES,
    MOST_SLIDES,
    RED_FLAGS,
    SOURCES,
    at,
)
from spine_edu.text import say

_WORDLESS: Final = frozenset({"show", "imshow", "Image", "SVG"})
"""Calls that show a picture without words; plates and widgets of the package bring their own."""
_IMAGE: Final = re.compile(r"!\[\s*\]\(")


def headings(deck: Deck) -> Iterator[Problem]:
    """One ``#``, on the first slide; ``##`` on all others; no level left out below them."""
    for slide in deck.slides:
        wanted = 1 if slide.number == 1 else 2
        levels = [level for level, _ in slide.headings]
        if levels[:1] != [wanted]:
            mark = "#" * wanted
            yield at(deck, slide, "heading", f"begin the slide with one heading '{mark} …'")
        for above, level in itertools.pairwise(levels):
            if level <= 2 or level > above + 1:
                yield at(deck, slide, "heading", f"'{'#' * level}' does not follow '{'#' * above}'")


def length(deck: Deck) -> Iterator[Problem]:
    """Six to twelve slides: what a reader can take in at one sitting."""
    count = len(deck.slides)
    if not FEWEST_SLIDES <= count <= MOST_SLIDES:
        do = f"{count} slides; have {FEWEST_SLIDES} to {MOST_SLIDES}"
        yield at(deck, None, "length", do)


def marked_slides(deck: Deck) -> Iterator[Problem]:
    """Exactly one slide with the red box, one or more with sources, the safety sentence."""
    flagged = [slide for slide in deck.slides if RED_FLAGS in slide.tags]
    if len(flagged) != 1:
        yield at(deck, None, "red flags", f"{len(flagged)} slides tagged {RED_FLAGS!r}; have one")
    elif not any("red_flags(" in code for code in flagged[0].code):
        yield at(deck, flagged[0], "red flags", "show the box with se.red_flags(…)")
    if not any(SOURCES in slide.tags for slide in deck.slides):
        yield at(deck, None, "sources", f"end with a slide tagged {SOURCES!r} and se.sources(…)")
    sentence = say("safety.safety_net", deck.lang)
    summary = say("safety.summary", deck.lang)
    closing = [slide for slide in deck.slides if slide.heading == summary]
    if len(closing) != 1:
        yield at(deck, None, "summary", f"have one slide with the heading '## {summary}'")
    elif sentence not in running(closing[0].source):
        yield at(deck, closing[0], "safety sentence", f"write: {sentence}")


def pictures(deck: Deck) -> Iterator[Problem]:
    """A picture has words: in the Markdown, or in the metadata of the cell that draws it."""
    for slide in deck.slides:
        if _IMAGE.search(slide.source):
            yield at(deck, slide, "alt text", "say what the picture shows: ![words](file)")
        for code, alt in zip(slide.code, slide.pictures, strict=True):
            if _called(code) & _WORDLESS and not alt.strip():
                yield at(
                    deck, slide, "alt text", "give the picture's cell the metadata 'alt': words"
                )


def cells(deck: Deck) -> Iterator[Problem]:
    """A cell of code is short; longer logic lives in the package."""
    for number, code in enumerate(deck.code, start=1):
        lines = len(code.strip().splitlines())
        if lines > MOST_LINES:
            do = f"cell of code {number} has {lines} lines, most {MOST_LINES}; use the package"
            yield at(deck, None, "cell length", do)


def _called(code: str) -> set[str]:
    """Names of the functions that a cell calls."""
    calls = (node.func for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    return {
        call.attr if isinstance(call, ast.Attribute) else call.id
        for call in calls
        if isinstance(call, ast.Attribute | ast.Name)
    }
