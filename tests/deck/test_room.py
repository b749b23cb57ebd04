"""The same deck as slides, as a page on a phone, on paper, and without JavaScript."""

from pathlib import Path
from typing import Final

import pytest
from deck.notebooks import NOTE
from deck.opened import PHONE, OpenDeck
from playwright.sync_api import Locator, Page, expect

SIDEWAYS: Final = {"width": 844, "height": 390}


def font_size(text: Locator) -> float:
    """Size of the letters as seen, in pixels of the screen."""
    return float(
        text.evaluate(
            """(element) => {
              const scale = Number(document.body.style.getPropertyValue("--slide-scale") || 1);
              return parseFloat(getComputedStyle(element).fontSize) * scale;
            }"""
        )
    )


def overlaps(page: Page) -> list[str]:
    """Slides that begin before the one above has ended."""
    return page.evaluate(
        """() => {
          const slides = [...document.querySelectorAll(".slides > section")];
          const boxes = slides.map((slide) => slide.getBoundingClientRect());
          return boxes.slice(1).filter((box, i) => box.top < boxes[i].bottom - 1).map(String);
        }"""
    )


@pytest.mark.parametrize("viewport", [PHONE, SIDEWAYS])
def test_on_a_phone_it_is_a_page_of_readable_size(
    open_deck: OpenDeck, viewport: dict[str, int]
) -> None:
    page = open_deck(viewport=viewport, has_touch=True, is_mobile=True).page
    assert page.locator(".reveal").count() == 0
    assert overlaps(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert font_size(page.locator(".words p").first) >= 18
    assert (
        page.locator(".slides > section").evaluate_all("all => all.some((slide) => slide.inert)")
        is False
    )


def test_on_a_phone_widgets_work_by_touch(open_deck: OpenDeck) -> None:
    deck = open_deck(viewport=PHONE, has_touch=True, is_mobile=True)
    slider = deck.slide(2).get_by_role("slider")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    deck.page.touchscreen.tap(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2)
    expect(deck.slide(2).locator("output")).not_to_have_text("0 procent")
    expect(deck.slide(3).locator("output")).not_to_have_text("0 procent")


def test_on_a_phone_the_call_link_leads_to_the_red_flags(open_deck: OpenDeck) -> None:
    deck = open_deck(viewport=PHONE)
    deck.slide(1).locator("a.call").click()
    expect(deck.slide(6).locator("h2")).to_be_in_viewport()


def test_on_a_phone_an_address_opens_its_slide(open_deck: OpenDeck) -> None:
    deck = open_deck(after="#/6", viewport=PHONE)
    expect(deck.slide(6).locator("h2")).to_be_in_viewport()


def test_slides_become_a_page_and_slides_again_with_the_window(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(2)
    deck.slide(2).get_by_role("slider").fill("0.7")
    deck.page.set_viewport_size(PHONE)
    deck.page.wait_for_selector(".reveal", state="detached")
    assert overlaps(deck.page) == []
    expect(deck.slide(2).locator("h2")).to_be_in_viewport()
    deck.page.set_viewport_size({"width": 1280, "height": 800})
    deck.settled(2)
    expect(deck.slide(2).get_by_role("slider")).to_have_value("0.7")


@pytest.mark.parametrize(
    ("width", "height"), [(1280, 720), (1280, 800), (1920, 1080), (1024, 768), (800, 1280)]
)
def test_a_slide_fits_its_window(open_deck: OpenDeck, width: int, height: int) -> None:
    deck = open_deck(viewport={"width": width, "height": height})
    for number in (1, 2, 4, 6):
        deck.go(number)
        for part in deck.slide(number).locator("h1, h2, .words, .picture, footer a").all():
            box = part.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["y"] >= 0
            assert box["x"] + box["width"] <= width + 1
            assert box["y"] + box["height"] <= height + 1


def test_letters_are_as_large_as_promised(open_deck: OpenDeck) -> None:
    deck = open_deck(viewport={"width": 1280, "height": 720})
    deck.go(2)
    assert font_size(deck.slide(2).locator("h2")) == 40
    assert font_size(deck.slide(2).locator(".words p").first) >= 24
    for part in deck.slide(2).locator("footer > *").all():
        assert font_size(part) >= 20


def test_the_footer_stays_in_its_place(open_deck: OpenDeck) -> None:
    deck = open_deck()
    places = set()
    for number in range(1, deck.page.locator(".slides > section").count() + 1):
        deck.go(number)
        box = deck.slide(number).locator("a.call").bounding_box()
        assert box
        places.add((round(box["x"]), round(box["y"])))
    assert len(places) == 1


def test_a_picture_has_half_of_the_width_or_more(open_deck: OpenDeck) -> None:
    deck = open_deck(viewport={"width": 1280, "height": 720})
    deck.go(4)
    box = deck.slide(4).locator(".picture").bounding_box()
    assert box
    assert box["width"] >= 640


class TestWithoutJavaScript:
    @pytest.fixture
    def page(self, open_deck: OpenDeck) -> Page:
        return open_deck(java_script_enabled=False).page

    def test_every_slide_is_read_from_top_to_bottom(self, page: Page) -> None:
        boxes = [slide.bounding_box() for slide in page.locator(".slides > section").all()]
        tops = [box["y"] for box in boxes if box]
        assert len(tops) == 8
        assert tops == sorted(tops)
        assert all(box["height"] > 100 for box in boxes if box)

    def test_a_still_picture_and_its_words_stand_where_the_widget_would(self, page: Page) -> None:
        still = page.locator(".mount img").first
        expect(still).to_be_visible()
        expect(still).to_have_attribute("alt", "Cirklen står til venstre.")
        expect(page.get_by_text("Cirklen står til venstre.").first).to_be_visible()

    def test_a_widget_without_still_picture_says_why(self, page: Page) -> None:
        expect(page.get_by_text("i en browser med JavaScript").first).to_be_visible()

    def test_red_flags_and_fragments_are_there_and_notes_are_not(self, page: Page) -> None:
        expect(page.get_by_text("svært ved at tisse")).to_be_visible()
        expect(page.get_by_text("Så det andet")).to_be_visible()
        assert NOTE not in page.content()

    def test_the_call_link_leads_to_the_red_flags(self, page: Page) -> None:
        page.locator("a.call").first.click()
        expect(page.locator(".slides > section").nth(5).locator("h2")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("whole", "broken"), [('"reveal":{"gz":"', '"reveal":{"gz":"]'), ('"models":', '"models"]')]
)
def test_a_deck_with_broken_javascript_is_still_read(
    open_deck: OpenDeck, dist: Path, whole: str, broken: str
) -> None:
    html = (dist / "da" / "tour.html").read_text(encoding="utf-8")
    assert whole in html
    hurt = dist / "da" / "hurt.html"
    hurt.write_text(html.replace(whole, broken), encoding="utf-8")
    page = open_deck("da/hurt.html").page
    page.wait_for_load_state("load")
    expect(page.locator("h1")).to_be_visible()
    assert overlaps(page) == []
    expect(page.get_by_text("svært ved at tisse")).to_be_visible()
    expect(page.locator(".mount").first).to_be_visible()


def pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ")


def printed(deck_page: Page, tmp_path: Path) -> int:
    path = tmp_path / "deck.pdf"
    deck_page.pdf(path=path, prefer_css_page_size=True)
    return pages(path.read_bytes())


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE}, {"java_script_enabled": False}])
def test_print_gives_one_slide_a_page(
    open_deck: OpenDeck, tmp_path: Path, options: dict[str, object]
) -> None:
    deck = open_deck(**options)
    deck.page.wait_for_load_state("load")
    assert printed(deck.page, tmp_path) == 8


def test_print_shows_every_slide_and_its_draft_mark(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.settled(1)
    deck.page.emulate_media(media="print")
    for slide in deck.page.locator(".slides > section").all():
        expect(slide.locator("h1, h2")).to_be_visible()
        expect(slide.locator(".draft")).to_be_visible()
    expect(deck.page.get_by_text("Så det andet")).to_be_visible()


def test_printing_leaves_the_slides_as_they_were(open_deck: OpenDeck, tmp_path: Path) -> None:
    deck = open_deck()
    deck.go(3)
    printed(deck.page, tmp_path)
    assert deck.number == 3
    assert deck.page.locator(".reveal").count() == 1


def test_who_wants_no_motion_gets_none(open_deck: OpenDeck) -> None:
    deck = open_deck(reduced_motion="reduce")
    deck.settled(1)
    spans = deck.page.locator(".slides > section").evaluate_all(
        "all => all.map((slide) => getComputedStyle(slide).transitionDuration)"
    )
    assert set(spans) == {"0s"}


def test_on_a_phone_a_still_picture_can_be_made_larger(open_deck: OpenDeck) -> None:
    page = open_deck(viewport=PHONE, has_touch=True, is_mobile=True).page
    still = page.locator(".picture > .still").first
    before = still.bounding_box()
    button = page.get_by_role("button", name="Gør billedet større").first
    button.click()
    after = still.bounding_box()
    assert before
    assert after
    assert after["width"] > 1.8 * before["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Gør billedet mindre").click()
    again = still.bounding_box()
    assert again
    assert again["width"] == before["width"]
