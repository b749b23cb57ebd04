"""Notebooks built in memory, and their decks."""

from pathlib import Path
from typing import Any, Final

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from spine_edu.deck.entry import DeckExporter

SLIDER: Final = Path(__file__).with_name("slider.py").read_text(encoding="utf-8")
NOTE: Final = "Sig det roligt, og vent på svar."

PICTURE = """
%matplotlib inline
import matplotlib.pyplot as plt
plt.figure(figsize=(4, 3))
plt.plot([1, 2, 3])
plt.show()
"""


def markdown(source: str, slide: str = "", *tags: str) -> NotebookNode:
    return _noted(new_markdown_cell(source), slide, tags)


def code(source: str, slide: str = "", *tags: str, **metadata: Any) -> NotebookNode:
    cell = _noted(new_code_cell(source), slide, tags)
    cell.metadata.update(metadata)
    return cell


def _noted(cell: NotebookNode, slide: str, tags: tuple[str, ...]) -> NotebookNode:
    if slide:
        cell.metadata["slideshow"] = {"slide_type": slide}
    if tags:
        cell.metadata["tags"] = list(tags)
    return cell


def notebook(*cells: NotebookNode, **about: Any) -> NotebookNode:
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(
        cells=list(cells), metadata={"kernelspec": kernel, "spine_edu": {"lang": "da", **about}}
    )


def red_flags() -> NotebookNode:
    return markdown("## Ring, hvis du får\n\n- svært ved at tisse", "slide", "red-flags")


def tour(lang: str) -> NotebookNode:
    """A deck with all there is: title, two shared sliders, picture, fragment, broken widgets."""
    return notebook(
        code(SLIDER + "\nshared = Shared()", "skip"),
        markdown("# En rolig ryg\n\nRyggen er stærk."),
        markdown(NOTE, "notes"),
        markdown("## Først ses det her\n\nFlyt skyderen."),
        code("Slider(shared=shared)"),
        markdown("## Så ses det samme igen\n\nStørrelsen følger med."),
        code("Slider(shared=shared)"),
        markdown("## En kurve med tre punkter\n\nDen går opad. [kilde](#claim-en)"),
        code(PICTURE, alt="En linje, der går opad"),
        markdown("## Et punkt ad gangen\n\n- Først det ene"),
        markdown("- Så det andet", "fragment"),
        red_flags(),
        markdown("## Det her går i stykker\n\nResten virker."),
        code("Bare()"),
        code("Stock()"),
        code("Slider(shared=shared, frames=bytes(3))"),
        markdown('## Kilder\n\n1. <b id="claim-en">En</b> kilde.', "slide", "sources"),
        lang=lang,
        title={"da": "En rolig ryg", "en": "A calm back"}[lang],
        twin="tour.html",
    )


def exported(nb: NotebookNode, name: str = "tour", *, execute: bool = True) -> str:
    html, _ = DeckExporter(execute=execute).from_notebook_node(
        nb, {"metadata": {"name": name, "path": ""}}
    )
    return html
