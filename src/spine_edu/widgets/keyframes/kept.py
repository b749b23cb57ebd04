"""What drawn explorers show, computed once and kept on disk while its sources stay the same."""

from collections.abc import Callable
from functools import cache
from typing import Final

from spine_edu.widgets.keyframes import shelf
from spine_edu.widgets.keyframes.sources import digest_of

_ROOMS: Final = ("views", "draw", "widgets")


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes that `make` gives, from disk where it gave them before.

    Notes
    -----
    Kept beside the key-frames of the discs (:mod:`spine_edu.widgets.keyframes.shelf`), under a
    name made from the sources of all pictures that are drawn.
    """
    return shelf.kept(f"{name}-{_digest()}.drawn", make)


@cache
def _digest() -> str:
    return digest_of(_ROOMS)
