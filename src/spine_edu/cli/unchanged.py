"""What a notebook gave when it was last run, kept while nothing that it was made from changes."""

import hashlib
from pathlib import Path
from typing import Final
from zlib import compress, decompress

import nbformat
from nbformat import NotebookNode

from spine_edu.cli.executed import executed
from spine_edu.cli.task import OnCell
from spine_edu.widgets.keyframes import shelf

_DIGEST: Final = hashlib.sha256().digest_size


def ran(notebook: Path, on_cell: OnCell, house: bytes) -> NotebookNode:
    """Notebook with outputs and widget state: those of its last run where they still hold.

    Parameters
    ----------
    notebook : Path
        Where it lies.
    on_cell : callable
        Told how many cells are done, of how many.
    house : bytes
        What :func:`spine_edu.cli.house.house_digest` gives.

    Notes
    -----
    They hold while the notebook's file, this package and all installed libraries are the same.
    What a notebook reads from elsewhere is not looked at. One run is kept for each notebook.

    Raises
    ------
    Failure
        As :func:`spine_edu.cli.executed.executed`; a run that failed is not kept.
    """
    name = f"{_hash(str(notebook.resolve()).encode()).hex()[:16]}.ran"
    made_from = house + _hash(notebook.read_bytes()) if notebook.is_file() else b""
    kept = shelf.taken(name) or b""
    seal, body = kept[:_DIGEST], kept[_DIGEST:]
    if body and seal == _hash(made_from + body):
        node: NotebookNode = nbformat.reads(decompress(body).decode(), as_version=4)
        on_cell(len(node.cells), len(node.cells))
        return node
    node = executed(notebook, on_cell)
    body = compress(nbformat.writes(node).encode(), 6)
    shelf.put(name, _hash(made_from + body) + body)
    return node


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
