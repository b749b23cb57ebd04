"""A notebook file, read and run; what is wrong with it said in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from spine_edu.cli.failure import Failure
from spine_edu.cli.task import OnCell, in_fork


def executed(notebook: Path, on_cell: OnCell) -> NotebookNode:
    """Notebook with fresh outputs and the state of its widgets.

    Raises
    ------
    Failure
        If the file is no notebook, or one of its cells raises.
    """
    from spine_edu.deck.steps.run import run

    with told_in_one_line():
        return run(_read(notebook), str(notebook), notebook.parent, on_cell, fork=in_fork())


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Turn what the deck room says into a failure: its first line, the rest as detail."""
    from spine_edu.deck.errors import DeckError

    try:
        yield
    except DeckError as error:
        summary, _, detail = str(error).partition("\n")
        raise Failure(summary, detail) from error


def _read(notebook: Path) -> NotebookNode:
    try:
        node: NotebookNode = nbformat.read(notebook, as_version=4)
    except (OSError, UnicodeDecodeError, nbformat.reader.NotJSONError) as error:
        raise Failure(f"cannot read '{notebook}' as a notebook: {error}") from error
    return node
