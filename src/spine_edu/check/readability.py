"""Readability: LIX for Danish, Flesch–Kincaid grade for English."""

import re
from typing import Final

from spine_edu.check.prose import sentences, words

_LONG: Final = 7
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT_E: Final = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$")


def lix(text: str) -> float:
    """Björnsson's index: words per sentence plus the percentage of words over six letters.

    Parameters
    ----------
    text : str
        Plain text; sentences end at . ! ? or : and at the end of a block.

    Raises
    ------
    ValueError
        If there are no words.

    Examples
    --------
    >>> lix("Nerven har god plads. Den kan bevæge sig.")
    4.0
    """
    all_words = words(text)
    if not all_words:
        raise ValueError("no words to measure")
    long_words = [word for word in all_words if len(word) >= _LONG]
    return len(all_words) / sentences(text) + 100 * len(long_words) / len(all_words)


def syllables(word: str) -> int:
    """Syllables of an English word, by its groups of vowels.

    Examples
    --------
    >>> [syllables(word) for word in ("nerve", "prolapse", "canal", "little", "shrinks")]
    [1, 2, 2, 2, 1]
    """
    bare = _SILENT_E.sub("", word.lower())
    return max(1, len(_VOWELS.findall(bare)))


def flesch_kincaid_grade(text: str) -> float:
    """School grade that an English text asks for.

    Parameters
    ----------
    text : str
        Plain text.

    Raises
    ------
    ValueError
        If there are no words.

    Examples
    --------
    >>> round(flesch_kincaid_grade("The nerve has room. It can move."), 1)
    -2.4
    """
    all_words = words(text)
    if not all_words:
        raise ValueError("no words to measure")
    per_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * len(all_words) / sentences(text) + 11.8 * per_word - 15.59
