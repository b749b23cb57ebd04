"""The page that lists the decks of a folder, in both languages."""

import datetime as dt
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from markupsafe import Markup

from spine_edu.deck import assets
from spine_edu.deck.lighter import thumbnail
from spine_edu.evidence.card import all_claims
from spine_edu.text import say
from spine_edu.text.language import LANGUAGES

CSP: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_CLAIM: Final = "claim-"
_READ: Final = ("title", "h1", "h2")
_REVIEW: Final = ("draft", "checked")


@dataclass
class ListedDeck:
    """One deck of the list.

    Parameters
    ----------
    address : str
        Relative to the list.
    title : str
        Name of the deck.
    headings : list of str
        Its slides' messages, in order.
    review : str
        Who checked it and when, or that it is a draft.
    picture : str
        The first slide's picture as a ``data:`` address, small; empty if it has none.
    claims : set of str
        Ids of the claims whose sources it lists.
    """

    address: str
    title: str = ""
    headings: list[str] = field(default_factory=list)
    review: str = ""
    picture: str = ""
    claims: set[str] = field(default_factory=set)

    @property
    def read_again(self) -> dt.date | None:
        """The day by which the first of its claims must be read again in its source."""
        days = [card.review_by for card in all_claims().values() if card.id in self.claims]
        return min(days, default=None)


class _Reader(HTMLParser):
    """Reads title, headings, review and first picture of a deck."""

    def __init__(self, deck: ListedDeck) -> None:
        super().__init__()
        self.deck = deck
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("id") or ""
        if name.startswith(_CLAIM):
            self.deck.claims.add(name.removeprefix(_CLAIM))
        if tag in _READ:
            self.within = tag
            if tag != "title":
                self.deck.headings.append("")
        elif tag == "p" and given.get("class") in _REVIEW and not self.deck.review:
            self.within = tag
        elif tag == "img" and len(self.deck.headings) == 1 and not self.deck.picture:
            self.deck.picture = thumbnail(given.get("src") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "title":
            self.deck.title += data
        elif self.within == "p":
            self.deck.review += data
        elif self.within:
            self.deck.headings[-1] += data


def listed_decks(out: Path, lang: str) -> list[ListedDeck]:
    """The decks in ``out/<lang>/``, by file name."""
    decks = []
    for path in sorted((out / lang).glob("*.html")):
        deck = ListedDeck(address=f"{lang}/{path.name}")
        _Reader(deck).feed(path.read_text(encoding="utf-8"))
        decks.append(deck)
    return decks


def index_page(out: Path) -> str:
    """HTML of the list of all decks below `out`, Danish first; every link is relative.

    Parameters
    ----------
    out : Path
        Folder with the decks in ``da/`` and ``en/``.
    """
    page = assets.environment().get_template("index.html.j2")
    return page.render(
        languages=[(lang, listed_decks(out, lang)) for lang in LANGUAGES],
        csp=CSP,
        style=Markup(assets.style("theme", "index")),  # noqa: S704  # files of this package
        say=say,
    )
