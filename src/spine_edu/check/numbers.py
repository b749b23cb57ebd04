"""Numbers: each in the wording of a claim, followed by a link to it; 112 may stand alone."""

import re
from collections.abc import Iterator
from typing import Final

from spine_edu.check.deck import Deck, Slide
from spine_edu.check.problem import Problem
from spine_edu.check.prose import plain
from spine_edu.check.rules import at
from spine_edu.evidence.card import NUMBER, all_claims
from spine_edu.evidence.phones import all_phones

_CLAIM: Final = re.compile(r"\s*\[[^\]]*\]\(#claim-(?P<id>[\w.]+)\)")
_BREAK: Final = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)|\|")


def claims_and_numbers(deck: Deck) -> Iterator[Problem]:
    """Words before a claim's link equal its card; no other number stands in the words."""
    for slide in deck.slides:
        for _, heading in slide.headings:
            yield from _loose(deck, slide, heading)
        for block in _BREAK.split(slide.source):
            yield from _block(deck, slide, block)


def _block(deck: Deck, slide: Slide, block: str) -> Iterator[Problem]:
    start = 0
    for link in _CLAIM.finditer(block):
        said = _one_line(block[start : link.start()])
        start = link.end()
        card = all_claims().get(link["id"])
        if card is None:
            yield at(deck, slide, "claim", f"there is no claim {link['id']!r}")
            continue
        if not card.printable:
            yield at(deck, slide, "claim", f"{card.id!r} is recalled; it may not be printed")
        wording = card.wording[deck.lang]
        if not said.endswith(wording):
            yield at(deck, slide, "claim", f"before the link to {card.id!r} write: {wording}")
            continue
        yield from _loose(deck, slide, said.removesuffix(wording))
    yield from _loose(deck, slide, _one_line(block[start:]))


def _loose(deck: Deck, slide: Slide, text: str) -> Iterator[Problem]:
    lasting = {phone.number for phone in all_phones().values() if phone.valid_until is None}
    for number in NUMBER.findall(text):
        if number in lasting:
            continue
        yield at(
            deck, slide, "number", f"{number!r} has no claim: use a card's wording and link to it"
        )


def _one_line(markdown: str) -> str:
    return plain(markdown).replace("\n", " ")
