"""Spelling: every word is in a dictionary of the language or on the project's own list."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from typing import Final

from spine_edu.check.deck import Deck
from spine_edu.check.problem import Problem
from spine_edu.check.rules import at
from spine_edu.check.wording import all_words_of, lines_of

DICTIONARIES: Final = {"da": "da_DK", "en": "en_GB"}
_WORD: Final = re.compile(r"(?<![\w/])[^\W\d_]+(?:[-'’][^\W\d_]+)*(?![\w/])")
MISSING: Final = "install hunspell with its dictionaries: hunspell, hunspell-da, hunspell-en-gb"


def spelled_words(text: str) -> list[str]:
    """Words that a dictionary can know: no numbers, levels, addresses or abbreviations.

    Examples
    --------
    >>> spelled_words("Roden L5 ved L4/L5 og MR-scanning, NICE")
    ['Roden', 'ved', 'og', 'MR-scanning']
    """
    return [word for word in _WORD.findall(text) if not word.isupper()]


def unknown_words(words: Iterable[str], lang: str) -> set[str]:
    """Words that neither hunspell nor the project's list knows.

    Raises
    ------
    FileNotFoundError
        If hunspell or its dictionary is not installed.
    """
    asked = sorted(set(words))
    own = set(lines_of("words", lang))
    program = shutil.which("hunspell")
    if program is None:
        raise FileNotFoundError(MISSING)
    answer = subprocess.run(
        [program, "-d", DICTIONARIES[lang], "-i", "utf-8", "-l"],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if answer.returncode or "Can't open" in answer.stderr:
        raise FileNotFoundError(MISSING)
    parts = set(answer.stdout.split())
    return {word for word in asked if _unknown(word, parts, own)}


def _unknown(word: str, parts: set[str], own: set[str]) -> bool:
    """Hunspell answers with the unknown part of a hyphenated word."""
    if word in own or word.lower() in own:
        return False
    pieces = {word, *re.split("[-'’]", word)}
    return any(piece in parts and piece.lower() not in own for piece in pieces)


def spelling(decks: Iterable[Deck]) -> Iterator[Problem]:
    """Every word of every deck is known."""
    by_language: dict[str, list[Deck]] = {}
    for deck in decks:
        by_language.setdefault(deck.lang, []).append(deck)
    for lang, group in by_language.items():
        found = [
            (deck, slide, word)
            for deck in group
            for slide in deck.slides
            for word in dict.fromkeys(spelled_words(all_words_of(slide)))
        ]
        try:
            unknown = unknown_words((word for _, _, word in found), lang)
        except FileNotFoundError as missing:
            yield Problem(f"{lang}/", 0, "spelling", f"not checked; {missing}")
            continue
        for deck, slide, word in found:
            if word in unknown:
                do = f"'{word}': spell it, or add it to check/data/{lang}/words.txt"
                yield at(deck, slide, "spelling", do)
