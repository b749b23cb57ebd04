"""The language that pictures, widgets and claims speak unless told otherwise."""

from dataclasses import dataclass
from typing import Final

LANGUAGES: Final = ("da", "en")


@dataclass
class _Process:
    """State of this process; not a ContextVar, which a kernel drops from one cell to the next."""

    lang: str = "da"


_process = _Process()


def checked_language(lang: str) -> str:
    """`lang` itself if there are words for it.

    Raises
    ------
    ValueError
        Naming the value and the languages there are.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang={lang!r} is unknown; allowed: {', '.join(LANGUAGES)}")
    return lang


def language(lang: str) -> None:
    """Let everything that is made after this speak `lang`.

    Parameters
    ----------
    lang : {"da", "en"}
        Danish until this is called.

    Raises
    ------
    ValueError
        If there are no words for `lang`.
    """
    _process.lang = checked_language(lang)


def current_language() -> str:
    """The language set last by :func:`language`; Danish at the start."""
    return _process.lang
