"""The page that lists the decks of a folder, in both languages."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from markupsafe import Markup

from spine_edu.deck import assets
from spine_edu.deck.convert import environment
from spine_edu.text import say
from spine_edu.text.language import LANGUAGES

CSP: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; "
    "form-action 'none'"
)


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
    """

    address: str
    title: str = ""
    headings: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Reads title and slide headings of a deck."""

    def __init__(self, deck: ListedDeck) -> None:
        super().__init__()
        self.deck = deck
        self.within = ""

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002 - HTMLParser gives it
    ) -> None:
        if tag in ("title", "h2"):
            self.within = tag
            if tag == "h2":
                self.deck.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.within:
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "title":
            self.deck.title += data
        elif self.within == "h2":
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
    page = environment().get_template("index.html.j2")
    return page.render(
        languages=[(lang, listed_decks(out, lang)) for lang in LANGUAGES],
        csp=CSP,
        style=Markup(assets.style("theme", "index")),  # noqa: S704  # files of this package
        say=say,
    )
