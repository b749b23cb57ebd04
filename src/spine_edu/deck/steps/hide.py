"""Step 2: empty what the patient's copy must not hold: code, notes, skipped cells, prints."""

from nbformat import NotebookNode
from nbformat.v4 import new_raw_cell

HIDDEN = ("skip", "notes")


def slide_type(cell: NotebookNode) -> str:
    """The cell's ``slideshow.slide_type``; empty if it has none."""
    return str(cell.metadata.get("slideshow", {}).get("slide_type", "") or "").strip("-")


def tags(cell: NotebookNode) -> tuple[str, ...]:
    """The cell's tags."""
    return tuple(cell.metadata.get("tags", ()))


def _shown(cell: NotebookNode) -> NotebookNode:
    """`cell` as the patient may see it; an empty raw cell where that is nothing."""
    if slide_type(cell) in HIDDEN or cell.cell_type == "raw":
        return NotebookNode(new_raw_cell(id=cell.get("id", "hidden")))
    if cell.cell_type == "code":
        shown = [output for output in cell.outputs if "data" in output]
        return NotebookNode({**cell, "source": "", "outputs": shown})
    return cell


def hide(nb: NotebookNode) -> NotebookNode:
    """`nb` without a word of notes, skipped cells, code and printed lines.

    Hidden cells stay as empty places, so that a message can name a cell by its number.
    """
    return NotebookNode({**nb, "cells": [_shown(cell) for cell in nb.cells]})
