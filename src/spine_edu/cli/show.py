"""``spine-edu open``: the built decks in the reader's own browser."""

import webbrowser
from pathlib import Path

from spine_edu.cli.failure import Failure


def show(out: Path) -> list[Failure]:
    """Open the list of decks; fails if nothing was built, or no browser can be started."""
    index = out / "index.html"
    if not index.is_file():
        raise Failure(f"no decks in '{out}'; run spine-edu build first, or name its folder: --out")
    if not webbrowser.open(index.resolve().as_uri()):
        raise Failure(f"no browser could be started; open '{index}' by double-clicking it")
    return []
