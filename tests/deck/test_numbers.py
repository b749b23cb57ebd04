"""Phone numbers past their last day: not built in, not shown later, dated where no script runs."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from deck.notebooks import code, markdown, notebook
from deck.opened import PHONE, WIDE
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from spine_edu.deck.convert import deck_html

LAST: Final = dt.date(2026, 12, 31)
AFTER: Final = dt.date(2027, 1, 1)
FALLBACK: Final = "Hovedstaden, Sjælland: ring til lægevagten i din region"
Open = Callable[..., Page]


def built(today: dt.date) -> str:
    """A deck with the red box, built on `today`."""
    nb = notebook(
        markdown("# En rolig ryg"),
        markdown("## Ring med det samme", "", "red-flags"),
        code("import spine_edu as se\nse.red_flags('lumbar')", "", "red-flags"),
    )
    return deck_html(nb, {"name": "ring", "path": ""}, today=today)


@pytest.fixture(scope="module")
def old_deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "ring.html"
    path.write_text(built(LAST), encoding="utf-8")
    return path


@pytest.fixture
def open_on(browser: Browser, old_deck: Path) -> Iterator[Open]:
    """Opens the deck built on the last day, with the clock at a time of another day."""
    contexts: list[BrowserContext] = []

    def opened(time: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": WIDE, "offline": True, **options})
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=time)
        page.goto(old_deck.as_uri() + "#/2")
        return page

    yield opened
    for context in contexts:
        context.close()


def box(page: Page) -> Locator:
    return page.locator(".red-flag-box")


def test_a_deck_built_later_holds_no_past_number() -> None:
    before, after = built(LAST), built(AFTER)
    assert ">1813<" in before
    assert "1813" not in after
    assert "1818" not in after
    assert FALLBACK in after
    assert ">70 11 07 07<" in after
    assert ">112<" in after


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_a_deck_opened_in_time_shows_the_number_and_its_last_day(
    open_on: Open, viewport: dict[str, int]
) -> None:
    page = open_on("2026-12-31T23:00:00", viewport=viewport)
    expect(box(page).get_by_role("link", name="1813")).to_be_visible()
    expect(box(page)).to_contain_text("Hovedstaden 1813 · Sjælland 1818 (gælder til 31.12.2026)")


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_a_deck_opened_later_shows_words_in_place_of_the_number(
    open_on: Open, viewport: dict[str, int]
) -> None:
    page = open_on("2027-01-01T00:00:01", viewport=viewport)
    expect(box(page)).to_contain_text(FALLBACK)
    for gone in ("1813", "1818", "31.12.2026"):
        expect(box(page)).not_to_contain_text(gone)
    expect(box(page).get_by_role("link", name="70 11 07 07")).to_be_visible()
    expect(box(page).get_by_role("link", name="112")).to_be_visible()


def test_a_deck_left_open_over_new_year_drops_the_number(open_on: Open) -> None:
    page = open_on("2026-12-31T23:00:00")
    expect(box(page)).to_contain_text("1813")
    page.clock.set_system_time("2027-01-01T08:00:00")
    page.locator("section.present").get_by_role("link", name="Forrige side").click()
    expect(box(page)).not_to_contain_text("1813")


def test_without_javascript_the_last_day_stands_beside_the_number(
    browser: Browser, old_deck: Path
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(old_deck.as_uri())
    expect(box(page)).to_contain_text("Hovedstaden 1813 · Sjælland 1818 (gælder til 31.12.2026)")
    page.close()


def test_a_deck_whose_script_breaks_drops_the_number_first(
    browser: Browser, old_deck: Path
) -> None:
    html = old_deck.read_text(encoding="utf-8")
    hurt = old_deck.with_name("hurt.html")
    hurt.write_text(html.replace('"models":', '"models"]'), encoding="utf-8")
    page = browser.new_page()
    page.clock.install(time="2027-01-01T08:00:00")
    page.goto(hurt.as_uri())
    expect(box(page)).to_contain_text(FALLBACK)
    page.close()
