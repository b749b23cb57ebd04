"""Step 1: run the notebook, since JupyterLab stores no widget state by default."""

import os
import re
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from spine_edu.deck.errors import DeckError
from spine_edu.deck.steps.forked import forked
from spine_edu.deck.steps.slides import slide_number
from spine_edu.evidence.phones import ANY_DAY, DAY

TIMEOUT_S = 600
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def _failed_cell(nb: NotebookNode) -> tuple[int, NotebookNode, str]:
    """Number (from 1), cell and traceback of the cell that raised."""
    for number, cell in enumerate(nb.cells, start=1):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                return number, cell, _ANSI.sub("", "\n".join(output.traceback))
    raise LookupError("no cell has raised")


def run(
    nb: NotebookNode,
    name: str,
    folder: Path | None = None,
    on_cell: Callable[[int, int], None] | None = None,
    *,
    fork: bool = False,
) -> NotebookNode:
    """`nb` with fresh outputs and the state of its widgets.

    Parameters
    ----------
    name : str
        For error messages.
    folder : Path, optional
        Where the notebook's relative paths start.
    on_cell : callable, optional
        Told after each code cell: how many cells are done, of how many.
    fork : bool
        Fork the kernel off this process, which is quick where it has loaded what the notebook
        needs, and safe where it has neither thread nor socket.

    Raises
    ------
    DeckError
        If a cell raises: notebook, cell, slide and traceback; if the kernel is missing or dies.
    """
    resources: dict[str, Any] = {"metadata": {"path": str(folder)} if folder else {}}

    def told(cell_index: int, **_: object) -> None:
        if on_cell:
            on_cell(cell_index + 1, len(nb.cells))

    client = NotebookClient(
        nb,
        resources=resources,
        timeout=TIMEOUT_S,
        store_widget_state=True,
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],  # no word on encryption: the kernel is local
        on_cell_executed=told,
    )
    try:
        with forked(client) if fork else nullcontext():
            # what is stored is the same on every day; the page drops what is past
            client.execute(env={**os.environ, DAY: ANY_DAY})
    except CellExecutionError as why:
        number, cell, traceback = _failed_cell(nb)
        where = f"{name}, cell {number} (slide {slide_number(nb, number)})"
        raise DeckError(
            f"{where} failed: {why.ename}: {why.evalue}\n"
            f"--- cell {number} ---\n{cell.source}\n--- traceback ---\n{traceback}"
        ) from None
    except (CellTimeoutError, DeadKernelError, NoSuchKernel) as why:
        raise DeckError(f"{name}: {why}") from None
    return nb
