"""All nine explorers at the five common discs in one file: small, whole, still, and of one case."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from deck.axe import violations
from deck.every_explorer import build
from deck.looks import cut, numbers, tiny
from deck.opened import PHONE, WIDE, Opened
from playwright.sync_api import Browser, expect
from widgets.shifts import WATCH, drag, taken

LARGEST_BYTES: Final = 1_200_000
PROJECTOR: Final = {"width": 1920, "height": 1080}
EXPLORERS: Final = 9
FRAMES: Final = """(n) => new Promise((done) => {
  const next = () => (n-- ? requestAnimationFrame(next) : done());
  next();
})"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck; its key-frames travel with the package."""
    return build(tmp_path_factory.mktemp("dist"))


@contextmanager
def opened(browser: Browser, path: Path, after: str = "", **options: Any) -> Iterator[Opened]:
    context = browser.new_context(**{"viewport": WIDE, "offline": True, **options})
    deck = Opened.at(context, path.as_uri(), after)
    deck.page.wait_for_function(
        "() => [...document.querySelectorAll('.mount')].every((box) => box.dataset.state)"
    )
    yield deck
    assert deck.page.locator("[data-state=live]").count() == EXPLORERS
    assert deck.complaints == []
    asked = [url for url in deck.requests if not url.startswith(("data:", "blob:"))]
    assert asked == [deck.address]
    context.close()


def test_it_is_small(path: Path) -> None:
    assert path.stat().st_size <= LARGEST_BYTES


@pytest.mark.parametrize("viewport", [WIDE, PROJECTOR], ids=["slide", "projector"])
def test_every_slide_is_whole(browser: Browser, path: Path, viewport: dict[str, int]) -> None:
    with opened(browser, path, viewport=viewport) as deck:
        for number in numbers(deck):
            deck.go(number)
            assert cut(deck, number) == [], number
            assert tiny(deck, number) == [], number
            if viewport == WIDE:
                assert violations(deck.page) == [], number


@pytest.mark.parametrize("viewport", [WIDE, PROJECTOR, PHONE], ids=["slide", "projector", "phone"])
def test_nothing_moves_when_a_slider_is_dragged(
    browser: Browser, path: Path, viewport: dict[str, int]
) -> None:
    """On a phone all explorers stand on one page: none moves because another one says more."""
    with opened(browser, path, viewport=viewport) as deck:
        deck.page.evaluate(WATCH)
        for number in numbers(deck):
            if viewport != PHONE:
                deck.go(number)
            for slider in deck.slide(number).get_by_role("slider").all():
                drag(deck.page, slider)
                assert taken(deck.page) == [], number


def test_two_explorers_of_one_selection_stay_equal(browser: Browser, path: Path) -> None:
    """Slide 3 is of one finding, slide 4 of narrow room, slide 5 of the root that is met."""
    with opened(browser, path, after="#/3") as deck:
        deck.go(3)
        deck.slide(3).get_by_role("radio", name="L5/S1").check()
        deck.slide(3).get_by_role("radio", name="Højre").check()
        deck.go(4)
        expect(deck.slide(4).get_by_role("radio", name="L5/S1")).to_be_checked()
        expect(deck.slide(4).locator(".se-twin")).to_contain_text("L5/S1")
        deck.slide(4).get_by_role("radio", name="L4/L5").check()
        deck.go(5)
        expect(deck.slide(5).get_by_role("radio", name="L5", exact=True)).to_be_checked()
        expect(deck.slide(5).locator(".se-choice")).to_contain_text("på højre side")
        deck.go(2)
        expect(deck.slide(2).get_by_role("radio", name="L4/L5")).to_be_checked()
        expect(deck.slide(2).get_by_role("radio", name="Højre")).to_be_checked()


def test_what_is_not_seen_is_drawn_when_it_is_turned_to(browser: Browser, path: Path) -> None:
    with opened(browser, path, after="#/3") as deck:
        deck.go(3)
        twin = deck.slide(4).locator(".se-twin")
        before = twin.text_content()
        deck.page.evaluate(
            """() => {
              // nothing rests: in each frame a change, before the page looks
              const input = document.querySelectorAll(".slides > section")[2]
                .querySelector("input[value='L5/S1']");
              let on = true;
              const range = document.querySelectorAll(".slides > section")[2]
                .querySelector(".se-controls input[type=range]");
              const step = (n) => {
                if (!on) return;
                requestAnimationFrame(() => step(n + 1));
                range.value = String((n % 100) / 100);
                range.dispatchEvent(new Event("input"));
              };
              step(50);
              input.click();
              window.rest = () => { on = false; };
            }"""
        )
        deck.page.evaluate(FRAMES, 30)
        assert twin.text_content() == before, "it waits while something is moved elsewhere"
        deck.page.evaluate("location.hash = '#/4'")
        expect(twin).to_contain_text("L5/S1")
        deck.page.evaluate("rest()")
