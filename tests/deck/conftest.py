"""Decks of a notebook that was run for real, opened from ``file://``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deck.notebooks import exported, tour
from deck.opened import WIDE, OpenDeck, Opened
from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tour in Danish and English, and a second build of the Danish one."""
    out = tmp_path_factory.mktemp("a folder with spaces") / "dist"
    for lang, name in (("da", "tour"), ("en", "tour"), ("da", "again")):
        (out / lang).mkdir(parents=True, exist_ok=True)
        (out / lang / f"{name}.html").write_text(exported(tour(lang)), encoding="utf-8")
    return out


@pytest.fixture
def open_deck(browser: Browser, dist: Path) -> Iterator[OpenDeck]:
    """Opens a deck from ``file://`` without a network."""
    contexts: list[BrowserContext] = []

    def opened(place: str = "da/tour.html", after: str = "", **options: Any) -> Opened:
        context = browser.new_context(**{"viewport": WIDE, "offline": True, **options})
        contexts.append(context)
        return Opened.at(context, (dist / place).as_uri(), after)

    yield opened
    for context in contexts:
        context.close()
