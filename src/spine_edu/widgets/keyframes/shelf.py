"""A shelf for what takes long to compute: it travels with the package, else lies in a folder."""

import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

try:
    import fcntl
except ImportError:  # Windows: two builds at once compute the same thing twice, and both are right
    fcntl = None  # type: ignore[assignment]

SHIPPED: Final = files("spine_edu.widgets.keyframes") / "made"
"""What the decks' discs need, made by ``make frames`` and committed: nobody waits for it."""


def cache_folder() -> Path:
    """Where what is computed is kept: ``$SPINE_EDU_CACHE``, else ``~/.cache/spine_edu``."""
    given = os.environ.get("SPINE_EDU_CACHE")
    return Path(given) if given else Path.home() / ".cache" / "spine_edu"


def taken(name: str) -> bytes | None:
    """The bytes on the shelf under a name, shipped or kept; None where there are none.

    Notes
    -----
    Names hold a digest of what the bytes were computed from, so what lies there is never stale.
    """
    shipped = SHIPPED / name
    if shipped.is_file():
        return shipped.read_bytes()
    path = cache_folder() / name
    return path.read_bytes() if path.is_file() else None


def put(name: str, data: bytes) -> None:
    """Keep bytes under a name, where the folder can be written.

    Warns
    -----
    UserWarning
        If they cannot be kept.
    """
    try:
        write(cache_folder() / name, data)
    except OSError as error:
        warnings.warn(f"what was computed is not kept: {error}", stacklevel=2)


def write(path: Path, data: bytes) -> None:
    """Write a file beside its place, then rename it: nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)


def kept(name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes on the shelf under a name, else those that `make` gives, which are put there."""
    found = taken(name)
    if found is not None:
        return found
    with alone(name):
        found = taken(name)
        if found is None:
            found = make()
            put(name, found)
    return found


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Waits while another process is at the same thing; its result is then on the shelf."""
    try:
        cache_folder().mkdir(parents=True, exist_ok=True)
        lock = (cache_folder() / f"{name}.lock").open("w")
    except OSError:
        yield
        return
    with lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
