"""A deck of all nine explorers at the five common discs, and how to build it."""

from pathlib import Path
from typing import Final

from deck.notebooks import code, exported, markdown, notebook, red_flags
from nbformat import NotebookNode

from spine_edu.widgets.discs import COMMON

DISCS: Final = f"discs={list(COMMON)!r}"
EVERY: Final = (
    "CasePicker(CASE)",
    f"ProlapseExplorer({DISCS})",
    f"StenosisExplorer({DISCS})",
    "NerveExplorer()",
    "ScanExplorer()",
    "CourseExplorer()",
    "FindingsByAge()",
    "ExercisePanel()",
)
"""Without the quiz, which has a slide of its own."""
SET_UP: Final = """
import spine_edu as se

se.language("{lang}")
CASE = se.Case("L4/L5", prolapse=se.Prolapse("paracentral", "extrusion", 0.5))
"""


def every_explorer(lang: str) -> NotebookNode:
    """One slide for each explorer; all share one selection."""
    slides = []
    for made in EVERY:
        slides += [markdown(f"## {made.split('(')[0]}", "slide"), code(f"se.{made}")]
    return notebook(
        code(SET_UP.format(lang=lang).strip(), "skip"),
        markdown("# Alt i en fil"),
        *slides,
        markdown("## Quiz", "slide", "quiz"),
        code('se.Quiz("bulge", "same_size", "shrinks")'),
        red_flags(),
        markdown('## Kilder\n\n1. <b id="claim-en">En</b> kilde.', "slide", "sources"),
        lang=lang,
        title="Alt i en fil",
    )


def build(out: Path, lang: str = "da") -> Path:
    """Write the deck, and say where it is."""
    path = out / f"every_{lang}.html"
    path.write_text(exported(every_explorer(lang), path.stem), encoding="utf-8")
    return path
