"""Every deck from its notebook: what is promised of a deck, on each of the eighteen."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from deck.axe import violations
from deck.looks import cut, numbers, tiny
from deck.opened import PHONE, WIDE, Opened
from playwright.sync_api import Browser, Page, expect

from spine_edu.cli.build import build
from spine_edu.text import say

ROOT: Final = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS: Final = sorted(ROOT.glob("*/*.ipynb"))
LINKS: Final = re.compile(r'href="([\w./]+\.html)')
LARGEST_BYTES: Final = 1_200_000
LARGEST_WITH_ONE_EXPLORER_BYTES: Final = 600_000
"""Of the deck on causes: its explorer has three discs."""
PLACES: Final = [f"{path.parent.name}/{path.stem}.html" for path in NOTEBOOKS]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All decks and their list, as the command writes them."""
    out = tmp_path_factory.mktemp("dist")
    assert build(NOTEBOOKS, out) == []
    return out


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest) -> str:
    """Each deck in turn, for all that is asked of it."""
    return str(request.param)


def tab(**options: Any) -> Callable[[Browser], Iterator[Page]]:
    """A fixture: one tab for all decks, as to open one takes as long as to open a deck in it."""

    @pytest.fixture(scope="module")
    def opened(browser: Browser) -> Iterator[Page]:
        with browser.new_context(**{"viewport": WIDE, "offline": True, **options}) as context:
            yield context.new_page()

    return opened


wide = tab()
phone = tab(viewport=PHONE, has_touch=True)
without_javascript = tab(java_script_enabled=False)


@contextmanager
def shown(page: Page, path: Path) -> Iterator[Opened]:
    """The deck in a tab that is empty before and after."""
    yield Opened.on(page, path.as_uri())
    page.goto("about:blank")


@pytest.fixture(scope="module")
def deck(wide: Page, built: Path, place: str) -> Iterator[Opened]:
    """The deck on a wide screen, opened once."""
    with shown(wide, built / place) as opened:
        yield opened


def test_a_clicker_walks_through_it_and_each_slide_is_whole(deck: Opened, place: str) -> None:
    assert deck.page.locator("html").get_attribute("lang") == place[:2]
    for number in numbers(deck):
        deck.settled(number)
        assert cut(deck, number) == [], f"slide {number}"
        assert tiny(deck, number) == [], f"slide {number}"
        if place.startswith("da/"):  # its twin has the same structure
            assert violations(deck.page) == [], f"slide {number}"
        deck.page.keyboard.press("PageDown")
    assert deck.page.locator("[data-state=broken]").count() == 0
    asked = [url for url in deck.requests if not url.startswith(("data:", "blob:"))]
    assert asked == [deck.address]
    assert deck.complaints == []


def test_on_paper_it_has_a_page_for_each_slide(deck: Opened, tmp_path: Path) -> None:
    deck.go(1)
    slides = len(numbers(deck))
    pdf = deck.page.pdf(path=tmp_path / "deck.pdf", prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == slides


def test_on_a_phone_it_is_a_page_that_fits(phone: Page, built: Path, place: str) -> None:
    with shown(phone, built / place) as deck:
        deck.page.wait_for_function(
            "() => [...document.querySelectorAll('.mount')].every((box) => box.dataset.state)"
        )
        assert deck.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert violations(deck.page) == []


def test_without_javascript_it_is_read_from_top_to_bottom(
    without_javascript: Page, built: Path, place: str
) -> None:
    with shown(without_javascript, built / place) as deck:
        boxes = [section.bounding_box() for section in deck.page.locator(".slides > section").all()]
        tops = [box["y"] for box in boxes if box]
        assert len(tops) == len(boxes)
        assert tops == sorted(tops)
        expect(deck.page.get_by_role("link", name="112")).to_be_visible()
        answers = deck.page.locator(".mount .quiz li")
        assert answers.count() in (2, 3)
        for answer in answers.all():
            expect(answer).to_contain_text(say("quiz.answer", place[:2], answer="").rstrip("."))
            expect(answer).to_be_visible()


def test_it_is_small_and_every_link_between_decks_leads_to_one(built: Path, place: str) -> None:
    path = built / place
    one = "03_" in place
    assert path.stat().st_size <= (LARGEST_WITH_ONE_EXPLORER_BYTES if one else LARGEST_BYTES)
    for other in LINKS.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / other).is_file(), other


DRAWN: Final = "(slide) => [...slide.querySelectorAll('svg')].map((svg) => svg.innerHTML).join()"
MOVED: Final = f"([slide, before]) => ({DRAWN})(slide) !== before"


def test_the_picture_moves_when_the_slider_moves(wide: Page, built: Path) -> None:
    with shown(wide, built / "da" / "03_aarsager.html") as deck:
        number = deck.page.evaluate(
            """() => [...document.querySelectorAll(".slides > section")]
              .findIndex((slide) => slide.querySelector(".mount")) + 1"""
        )
        deck.go(number)
        slide = deck.slide(number)
        before = slide.evaluate(DRAWN)
        slide.locator("input[type=range]").first.focus()
        deck.page.keyboard.press("End")
        deck.page.wait_for_function(MOVED, arg=[slide.element_handle(), before])
        deck.page.keyboard.press("PageDown")
        deck.settled(number + 1)
