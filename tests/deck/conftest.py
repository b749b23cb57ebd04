"""Decks of a notebook that was run for real, opened from ``file://``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deck.notebooks import exported, tour
from deck.opened import WIDE, OpenDeck, Opened
from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tour in Danish and English, and a second build of the Danish one."""
    out = tmp_path_factory.mktemp("a folder with spaces") / "dist"
    for lang, name in (("da", "tour"), ("en", "tour"), ("da", "again")):
        (out / lang).mkdir(parents=True, exist_ok=True)
        (out / lang / f"{name}.html").write_text(exported(tour(lang)), encoding="utf-8")
    return out


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for the decks of a file: to open one takes as long as to open a deck in it."""
    with browser.new_context(viewport=WIDE, offline=True) as context:
        yield context.new_page()


@pytest.fixture
def open_deck(browser: Browser, tab: Page, dist: Path) -> Iterator[OpenDeck]:
    """Opens a deck from ``file://`` without a network; those with options in a tab of their own."""
    contexts: list[BrowserContext] = []
    tab.emulate_media(media="null")
    tab.set_viewport_size(WIDE)
    tab.mouse.move(0, 0)
    tab.context.clear_permissions()

    def opened(place: str = "da/tour.html", after: str = "", **options: Any) -> Opened:
        address = (dist / place).as_uri()
        if not options and tab.url == "about:blank":
            return Opened.on(tab, address, after)
        context = browser.new_context(**{"viewport": WIDE, "offline": True, **options})
        contexts.append(context)
        return Opened.at(context, address, after)

    yield opened
    for context in contexts:
        context.close()
    tab.goto("about:blank")
