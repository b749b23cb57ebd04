"""A small deck in two languages that passes every gate, to be broken one way at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from spine_edu.check import Problem
from spine_edu.check.deck import read_deck
from spine_edu.check.gates import deck_problems
from spine_edu.evidence.claims import claim
from spine_edu.evidence.quiz import question
from spine_edu.text import LANGUAGES, say

CLAIM = "resorption.extrusion"
ASKED = ("bulge", "same_size")
WORDS = {
    "da": {
        "title": "Hvad er en disk?",
        "body": "Den ligger mellem to ryghvirvler. Den er stærk og blød.",
        "quiz": "Gæt først",
        "flags": "Ring med det samme",
        "sources": "Kilder",
        "number": "Prolapser skrumper tit",
        "link": "kilde",
    },
    "en": {
        "title": "What is a disc?",
        "body": "It lies between two bones of the back. It is strong and soft.",
        "quiz": "Guess first",
        "flags": "Ring at once",
        "sources": "Sources",
        "number": "Prolapses often shrink",
        "link": "source",
    },
}
SOURCED = (CLAIM, *(claim for key in ASKED for claim in question(key).claims))
Cells = list[Any]


def cells(lang: str) -> Cells:
    """Its cells: 0 setup, 1 title, 2 number, 3 summary, 4–5 flags, 6–7 sources, 8–9 questions."""
    words = WORDS[lang]
    said = claim(CLAIM, lang).text
    summary, sentence = say("safety.summary", lang), say("safety.safety_net", lang)
    return [
        new_code_cell(f'import spine_edu as se\n\nse.language("{lang}")'),
        new_markdown_cell(f"# {words['title']}\n\n{words['body']}"),
        new_markdown_cell(
            f"## {words['number']}\n\n{words['body']}\n\n{said} [{words['link']}](#claim-{CLAIM})"
        ),
        new_markdown_cell(f"## {summary}\n\n- {words['body']}\n\n{sentence}"),
        new_markdown_cell(f"## {words['flags']}", metadata={"tags": ["red-flags"]}),
        new_code_cell("se.red_flags()", metadata={"tags": ["red-flags"]}),
        new_markdown_cell(f"## {words['sources']}", metadata={"tags": ["sources"]}),
        new_code_cell(f"se.sources{SOURCED}", metadata={"tags": ["sources"]}),
        new_markdown_cell(f"## {words['quiz']}", metadata={"tags": ["quiz"]}),
        new_code_cell(f"se.Quiz{ASKED}", metadata={"tags": ["quiz"]}),
    ]


def write(folder: Path, change: Callable[[Cells], None] | None = None, lang: str = "da") -> Path:
    """The deck in both languages below `folder`, the one in `lang` changed; its path."""
    for each in LANGUAGES:
        made = cells(each)
        if change and each == lang:
            change(made)
        path = folder / each / "01_disk.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=made), path)
    return folder / lang / "01_disk.ipynb"


def problems(
    folder: Path,
    change: Callable[[Cells], None] | None = None,
    lang: str = "da",
) -> list[Problem]:
    """What the gates say of the changed deck itself."""
    path = write(folder, change, lang)
    return deck_problems([read_deck(path)])
