"""Running prose of Markdown: what is read aloud, without tables, links' targets and marks."""

import re
from typing import Final

CLAIM_LINK: Final = re.compile(r"\s*\[[^\]]*\]\(#claim-[\w.]+\)")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG: Final = re.compile(r"<[^>]+>")
_MARKS: Final = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`")
_ITEM: Final = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
_WORD: Final = re.compile(r"\w+(?:[-–'’./]\w+)*")
_SENTENCE_END: Final = re.compile(r"[.!?:](?=\s|$|[»”\"')])")


def plain(markdown: str) -> str:
    r"""Markdown as plain text, one block a line; links to claims are taken out.

    Examples
    --------
    >>> plain("- **Ro** hjælper. [kilde](#claim-a.b)\n- [Ring](x.html) nu")
    'Ro hjælper.\nRing nu'
    """
    text = _LINK.sub(r"\1", CLAIM_LINK.sub("", markdown))
    text = _MARKS.sub("", _TAG.sub(" ", text))
    blocks: list[str] = []
    for raw in text.splitlines():
        starts = bool(_ITEM.match(raw)) or not blocks or blocks[-1] == ""
        line = _ITEM.sub("", raw).strip()
        if starts or not line:
            blocks.append(line)
        else:
            blocks[-1] = f"{blocks[-1]} {line}"
    return "\n".join(block for block in blocks if block)


def running(markdown: str) -> str:
    r"""Plain text without tables and quotations of them.

    Examples
    --------
    >>> running("Se her:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nFint.")
    'Se her:\nFint.'
    """
    lines = [line for line in markdown.splitlines() if not line.lstrip().startswith("|")]
    return plain("\n".join(lines))


def words(text: str) -> list[str]:
    """Words and numbers of a plain text.

    Examples
    --------
    >>> words("L4/L5 er en disk, ikke 2.")
    ['L4/L5', 'er', 'en', 'disk', 'ikke', '2']
    """
    return _WORD.findall(text)


def sentences(text: str) -> int:
    """Number of sentences; each block ends one, with or without a stop."""
    return sum(
        max(1, len(_SENTENCE_END.findall(block))) for block in text.splitlines() if words(block)
    )
