"""What key-frames and drawn pictures are computed from, as a digest that names them."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable


def digest_of(rooms: Iterable[str] = (), modules: Iterable[str] = (), before: bytes = b"") -> str:
    """Sixteen hexadecimal digits that change whenever one of some sources does.

    Parameters
    ----------
    rooms : iterable of str
        Subpackages, with all that lies under them.
    modules : iterable of str
        Names of modules of this subpackage, such as ``"grid"``.
    before : bytes
        What else they depend on.
    """
    package = files("spine_edu")
    digest = hashlib.sha256(before)
    for room in rooms:
        for name, source in sorted(_modules(package / room, room)):
            digest.update(name.encode() + source)
    for module in modules:
        digest.update(module.encode() + (files(__package__) / f"{module}.py").read_bytes())
    return digest.hexdigest()[:16]


def _modules(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _modules(entry, f"{name}.{entry.name}")
        elif entry.name.endswith(".py"):
            yield f"{name}.{entry.name}", entry.read_bytes()
