"""A deck in the browser, with what it asks and complains of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import BrowserContext, Locator, Page

WIDE: Final = {"width": 1280, "height": 800}
PHONE: Final = {"width": 390, "height": 844}


@dataclass
class Opened:
    """A deck in the browser, and what it asked or complained of."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, number: int) -> None:
        """Show a slide, and wait until it is there and its widgets have settled."""
        self.page.evaluate("number => { location.hash = `#/${number}` }", number)
        self.settled(number)

    def settled(self, number: int) -> None:
        self.page.wait_for_function(
            """number => {
              const slide = document.querySelectorAll(".slides > section")[number - 1];
              const boxes = [...document.querySelectorAll(".mount")];
              return slide.classList.contains("present")
                && getComputedStyle(slide).opacity === "1"
                && boxes.every((box) => box.dataset.state);
            }""",
            arg=number,
        )

    @property
    def number(self) -> int:
        """Number of the slide that is shown."""
        return self.page.evaluate(
            "[...document.querySelectorAll('.slides > section')]"
            ".findIndex((slide) => slide.classList.contains('present')) + 1"
        )

    def slide(self, number: int) -> Locator:
        return self.page.locator(".slides > section").nth(number - 1)

    @classmethod
    def at(cls, context: BrowserContext, address: str, after: str = "") -> "Opened":
        """The deck at `address` in a new tab; `after` is appended to it."""
        return cls.on(context.new_page(), address, after)

    @classmethod
    def on(cls, page: Page, address: str, after: str = "") -> "Opened":
        """The deck at `address` in a tab that is empty."""
        deck = cls(page, address)
        page.on("request", lambda request: deck.requests.append(request.url))
        page.on("pageerror", lambda error: deck.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: deck.complaints.append(said.text) if said.type == "error" else None,
        )
        page.goto(address + after)
        return deck


OpenDeck = Callable[..., Opened]
