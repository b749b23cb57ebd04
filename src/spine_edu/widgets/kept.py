"""What drawn explorers show, computed once and kept on disk while its sources stay the same."""

import hashlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

from spine_edu.widgets import shelf

_ROOMS: Final = ("views", "draw", "widgets")


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes that `make` gives, from disk where it gave them before.

    Notes
    -----
    Kept beside the key-frames of the discs (:mod:`spine_edu.widgets.shelf`), under a
    name made from the sources of all pictures that are drawn.
    """
    return shelf.kept(f"{name}-{_digest()}.drawn", make)


@cache
def _digest() -> str:
    package = files("spine_edu")
    digest = hashlib.sha256()
    for room in _ROOMS:
        sources = [entry for entry in (package / room).iterdir() if entry.name.endswith(".py")]
        for source in sorted(sources, key=str):
            digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]
