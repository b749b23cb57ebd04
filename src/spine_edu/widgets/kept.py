"""What drawn explorers show, computed once and kept on disk while its sources stay the same."""

import hashlib
import tempfile
import warnings
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from spine_edu.widgets.baked import cache_folder

_ROOMS: Final = ("views", "draw", "widgets")


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes that `make` gives, from disk where it gave them before.

    Notes
    -----
    Kept beside the key-frames of the discs (:func:`~spine_edu.widgets.baked.cache_folder`), under a
    name made from the sources of all pictures that are drawn.
    """
    path = cache_folder() / f"{name}-{_digest()}.drawn"
    if path.is_file():
        return path.read_bytes()
    data = make()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # written beside and renamed, so that two builds at once never read half a file
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
    except OSError as error:
        warnings.warn(f"what is drawn is not kept: {error}", stacklevel=2)
    return data


@cache
def _digest() -> str:
    package = files("spine_edu")
    digest = hashlib.sha256(np.__version__.encode())
    for room in _ROOMS:
        sources = [entry for entry in (package / room).iterdir() if entry.name.endswith(".py")]
        for source in sorted(sources, key=str):
            digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]
