"""The form in which notebooks are committed: only what a second run gives again."""

import hashlib
from collections.abc import Iterable
from typing import Any, Final

import nbformat
from nbformat import NotebookNode

KERNEL: Final = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE: Final = {"name": "python"}

_FLEETING: Final = frozenset(
    {"ExecuteTime", "collapsed", "execution", "outputId", "scrolled", "trusted"}
)
"""Cell metadata that records how a cell was run or folded, not what it says."""


def stored_form(notebook: NotebookNode) -> NotebookNode:
    """Copy of an executed notebook with nothing in it that changes from run to run.

    Text outputs stay, pictures and widget views go; ids of cells stay, or are made from the
    cell's place and source where they are missing or doubled; execution counts run from 1.

    Notes
    -----
    A picture leaves its ``text/plain`` line behind, which strict nbval compares; nbval leaves
    out PNG and widget views by itself.
    """
    kept: NotebookNode = nbformat.from_dict(notebook)
    kept.nbformat, kept.nbformat_minor = 4, 5
    own = {k: v for k, v in kept.metadata.items() if k == "spine_edu"}
    kept.metadata = nbformat.from_dict(own | {"kernelspec": KERNEL, "language_info": LANGUAGE})
    seen: set[str] = set()
    count = 0
    for place, cell in enumerate(kept.cells):
        cell.id = _stable_id(cell, place, seen)
        seen.add(cell.id)
        cell.metadata = {k: v for k, v in cell.metadata.items() if k not in _FLEETING}
        if cell.cell_type == "code":
            count += bool(cell.source.strip())
            cell.execution_count = count if cell.source.strip() else None
            cell.outputs = list(_stored_outputs(cell.outputs, cell.execution_count))
    return kept


def stored_text(notebook: NotebookNode) -> str:
    """JSON of a notebook as Jupyter writes it, with a newline at the end."""
    return str(nbformat.writes(notebook, version=4)).rstrip("\n") + "\n"


def _stable_id(cell: NotebookNode, place: int, seen: set[str]) -> str:
    given = cell.get("id")
    if given and given not in seen:
        return str(given)
    return hashlib.sha256(f"{place}\n{cell.source}".encode()).hexdigest()[:8]


def _stored_outputs(outputs: Iterable[NotebookNode], count: int | None) -> Iterable[NotebookNode]:
    last: NotebookNode | None = None
    for output in outputs:
        if output.output_type == "stream" and last is not None and last.get("name") == output.name:
            last.text += output.text
            continue
        last = _stored_output(output, count)
        yield last


def _stored_output(output: NotebookNode, count: int | None) -> NotebookNode:
    fields: dict[str, Any] = dict(output)
    if "data" in fields:
        fields["data"] = {k: v for k, v in fields["data"].items() if k.startswith("text/")}
        fields["metadata"] = {}
    if fields["output_type"] == "execute_result":
        fields["execution_count"] = count
    stored: NotebookNode = nbformat.from_dict(fields)
    return stored
