"""What a slide's HTML must not do: load anything, or show a picture without its text."""

from html.parser import HTMLParser
from typing import Final

from spine_edu.deck.errors import DeckError

_LOADS: Final = {"src", "srcset", "poster", "data", "background"}
_LINKING: Final = {"link", "iframe", "embed", "object", "base"}


class _Watch(HTMLParser):
    """Collects what is wrong with the HTML fed to it."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINKING:
            self.faults.append(f"<{tag}> is not allowed in a deck")
        for name, value in attrs:
            if name in _LOADS and not (value or "").startswith("data:"):
                self.faults.append(
                    f"<{tag} {name}={value!r}> is not found or not in the notebook's folder"
                )
        if tag == "img" and not (dict(attrs).get("alt") or "").strip():
            self.faults.append("a picture has no alternative text")


def check_offline(html: str, where: str) -> None:
    """Refuse HTML that would ask the network, or has a picture without words.

    Parameters
    ----------
    where : str
        Notebook and cell, for the message.

    Raises
    ------
    DeckError
        Naming `where` and the first fault.
    """
    watch = _Watch()
    watch.feed(html)
    watch.close()
    if watch.faults:
        raise DeckError(f"{where}: {watch.faults[0]}")
