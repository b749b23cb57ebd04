"""Files that are written whole or not at all, and notebooks that are found."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from spine_edu.cli.failure import Failure

LANGUAGES: Final = ("da", "en")
NOTEBOOKS: Final = Path("notebooks")
_WRITABLE: Final = "allowed: a folder you may write to"


def write_text(path: Path, text: str) -> None:
    """Write a file by way of a temporary one beside it, so that no half of it is ever seen.

    Raises
    ------
    Failure
        If the folder cannot be made or written; the old file is untouched then.
    """
    make_folder(path.parent)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        raise Failure(f"cannot write '{path}': {error.strerror}; {_WRITABLE}") from error
    finally:
        temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; fails at once where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Failure(f"cannot write in '{folder}': {error.strerror}; {_WRITABLE}") from error


def find_notebooks(given: Sequence[Path], lang: str = "all") -> list[Path]:
    """Notebooks to work on: those given, else all of ``notebooks/<language>/``.

    Parameters
    ----------
    given : sequence of Path
        Files or folders; may be empty.
    lang : {"da", "en", "all"}
        Which languages to keep when none is given.

    Raises
    ------
    Failure
        If a file is missing or is no notebook, or there is none at all.
    """
    if given:
        return [found for path in given for found in _expand(path)]
    found = [
        notebook
        for language in LANGUAGES
        if lang in (language, "all")
        for notebook in sorted((NOTEBOOKS / language).glob("*.ipynb"))
    ]
    if not found:
        raise Failure(
            f"no notebook in '{NOTEBOOKS}/{'*' if lang == 'all' else lang}/'; "
            "allowed: run this in the project's folder, or name notebooks"
        )
    return found


def language_of(notebook: Path) -> str:
    """Language of a notebook by its folder; Danish for one that lies elsewhere."""
    return notebook.parent.name if notebook.parent.name in LANGUAGES else LANGUAGES[0]


def _expand(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(path.rglob("*.ipynb"))
        if not found:
            raise Failure(f"no notebook in the folder '{path}'; allowed: files that end in .ipynb")
        return found
    if not path.is_file():
        raise Failure(f"no such notebook: '{path}'; allowed: an existing .ipynb file or a folder")
    if path.suffix != ".ipynb":
        raise Failure(f"not a notebook: '{path}'; allowed: files that end in .ipynb")
    return [path]
