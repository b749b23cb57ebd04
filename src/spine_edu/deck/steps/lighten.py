"""Step 3: pictures in fewer bytes, and only once for the same picture."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

import PIL
from nbformat import NotebookNode

from spine_edu.deck.lighter import lighter

PNG: Final = "image/png"

Keep = Callable[[str, Callable[[], bytes]], bytes]
"""Bytes kept under a name, else those that are made, which are then kept."""


def not_kept(_: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, kept nowhere."""
    return make()


def lighten(nb: NotebookNode, keep: Keep = not_kept) -> NotebookNode:
    """`nb` with each PNG among its outputs in the form that a slide shows.

    Parameters
    ----------
    keep : callable
        Where packed pictures lie; the name says all that the bytes depend on.
    """
    return NotebookNode({**nb, "cells": [_lightened(cell, keep) for cell in nb.cells]})


def _lightened(cell: NotebookNode, keep: Keep) -> NotebookNode:
    if not any(PNG in output.get("data", {}) for output in cell.get("outputs", ())):
        return cell
    outputs = [_light(output, keep) for output in cell.outputs]
    return NotebookNode({**cell, "outputs": outputs})


def _light(output: NotebookNode, keep: Keep) -> NotebookNode:
    data = dict(output.get("data", {}))
    if PNG not in data:
        return output
    content = data.pop(PNG)
    png = "".join((content if isinstance(content, str) else "".join(content)).split())
    name = hashlib.sha256(f"{_packer()} {png}".encode()).hexdigest()[:24]
    kind, _, packed = keep(f"picture-{name}", lambda: _packed(png)).decode().partition(" ")
    own = output.get("metadata", {})
    known = {**own, kind: own[PNG]} if PNG in own else own
    return NotebookNode({**output, "data": {**data, kind: packed}, "metadata": known})


def _packed(png: str) -> bytes:
    return " ".join(lighter(PNG, png)).encode()


@cache
def _packer() -> str:
    """What the packed bytes depend on besides the picture: the code and its library."""
    code = (files("spine_edu.deck") / "lighter.py").read_bytes()
    return f"{hashlib.sha256(code).hexdigest()} {PIL.__version__}"
