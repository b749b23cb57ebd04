"""The deck on causes, from its notebook: all that is promised of a deck, on the real thing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import nbformat
import pytest
from deck.axe import violations
from deck.opened import PHONE, WIDE, Opened
from playwright.sync_api import Browser, Locator, expect

from spine_edu.deck.convert import deck_html

NOTEBOOK: Final = Path(__file__).parents[2] / "notebooks" / "da" / "03_aarsager.ipynb"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The deck, built once."""
    nb = nbformat.read(NOTEBOOK, as_version=4)
    about = {"name": NOTEBOOK.stem, "path": str(NOTEBOOK.parent)}
    path = tmp_path_factory.mktemp("dist") / "da" / "03_aarsager.html"
    path.parent.mkdir()
    path.write_text(deck_html(nb, about), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def deck(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Opened]:
    options: dict[str, Any] = getattr(request, "param", {})
    context = browser.new_context(**{"viewport": WIDE, "offline": True, **options})
    yield Opened.at(context, address)
    context.close()


def numbers(deck: Opened) -> range:
    return range(1, deck.page.locator(".slides > section").count() + 1)


def explorer(deck: Opened) -> Locator:
    """The slide with the slider, shown."""
    number = deck.page.evaluate(
        """() => [...document.querySelectorAll(".slides > section")]
          .findIndex((slide) => slide.querySelector(".mount")) + 1"""
    )
    deck.go(number)
    return deck.slide(number)


def test_it_asks_for_nothing_and_complains_of_nothing(deck: Opened) -> None:
    for number in numbers(deck):
        deck.go(number)
    asked = [url for url in deck.requests if not url.startswith(("data:", "blob:"))]
    assert asked == [deck.address]
    assert deck.complaints == []
    assert deck.page.locator("[data-state=broken]").count() == 0


DRAWN: Final = "(slide) => [...slide.querySelectorAll('svg')].map((svg) => svg.innerHTML).join()"
MOVED: Final = f"([slide, before]) => ({DRAWN})(slide) !== before"


def test_the_picture_moves_when_the_slider_moves(deck: Opened) -> None:
    slide = explorer(deck)
    slider = slide.locator("input[type=range]").first
    before = slide.evaluate(DRAWN)
    slider.focus()
    deck.page.keyboard.press("End")
    deck.page.wait_for_function(MOVED, arg=[slide.element_handle(), before])
    number = deck.number
    deck.page.keyboard.press("PageDown")
    deck.settled(number + 1)


def test_axe_finds_nothing_on_any_slide(deck: Opened) -> None:
    for number in numbers(deck):
        deck.go(number)
        assert violations(deck.page) == [], f"slide {number}"


@pytest.mark.parametrize("deck", [{"viewport": PHONE, "has_touch": True}], indirect=True)
def test_axe_finds_nothing_on_a_phone(deck: Opened) -> None:
    deck.page.wait_for_selector("[data-state=live]", state="attached")
    assert violations(deck.page) == []


CUT: Final = """
(slide) => {
  const inside = slide.querySelector(".slide").getBoundingClientRect();
  const floor = slide.querySelector("footer").getBoundingClientRect().top;
  const parts = slide.querySelectorAll(
    "h1, h2, .words, .words *, .picture, .mount button, .mount input, .mount p, .mount label");
  return [...parts].filter((part) => {
    const box = part.getBoundingClientRect();
    return box.width && (box.bottom > floor + 1 || box.right > inside.right + 1
      || box.left < inside.left - 1 || box.top < inside.top - 1);
  }).map((part) => `${part.tagName} ${part.className} ${part.textContent.slice(0, 40)}`);
}
"""


@pytest.mark.parametrize(
    "deck",
    [{"viewport": WIDE}, {"viewport": {"width": 1920, "height": 1080}}],
    indirect=True,
    ids=["1280", "1920"],
)
def test_nothing_is_cut_or_lies_over_the_footer(deck: Opened) -> None:
    for number in numbers(deck):
        deck.go(number)
        assert deck.slide(number).evaluate(CUT) == [], f"slide {number}"


TINY: Final = """
(slide) => {
  const scale = Number(document.body.style.getPropertyValue("--slide-scale") || 1);
  const walk = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || holder.closest("svg, [hidden], style")) continue;
    const size = parseFloat(getComputedStyle(holder).fontSize) * scale;
    const { width, height } = holder.getBoundingClientRect();
    if (size < 20 && width > 1 && height > 1) found.push(`${size} px: ${holder.textContent}`);
  }
  return found;
}
"""


def test_no_text_is_tiny(deck: Opened) -> None:
    for number in numbers(deck):
        deck.go(number)
        assert deck.slide(number).evaluate(TINY) == [], f"slide {number}"


@pytest.mark.parametrize("deck", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_it_is_read_as_one_page(deck: Opened) -> None:
    tops = [
        box["y"] for slide in deck.page.locator("section").all() if (box := slide.bounding_box())
    ]
    assert len(tops) >= 6
    assert tops == sorted(tops)
    expect(deck.page.locator(".mount img").first).to_be_visible()
    expect(deck.page.get_by_role("link", name="112")).to_be_visible()


@pytest.mark.parametrize("deck", [{"viewport": PHONE, "has_touch": True}], indirect=True)
def test_on_a_phone_nothing_is_wider_than_the_screen(deck: Opened) -> None:
    deck.page.wait_for_selector("[data-state=live]", state="attached")
    assert deck.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
