"""What screen readers meet: axe on every slide, names, roles, and no reveal.js relics."""

import pytest
from deck.axe import violations
from deck.opened import PHONE, WIDE, OpenDeck, Opened
from playwright.sync_api import Browser


@pytest.mark.parametrize("lang", ["da", "en"])
def test_axe_finds_nothing_on_any_slide(open_deck: OpenDeck, lang: str) -> None:
    deck = open_deck(f"{lang}/tour.html")
    for number in range(1, deck.page.locator(".slides > section").count() + 1):
        deck.go(number)
        assert violations(deck.page) == [], f"slide {number}"


def test_axe_finds_nothing_on_a_phone(open_deck: OpenDeck) -> None:
    deck = open_deck(viewport=PHONE, has_touch=True)
    deck.page.locator("[data-state=live]").first.wait_for()
    assert violations(deck.page) == []


def test_axe_finds_nothing_with_the_slider_at_its_ends(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(2)
    for value in ("0", "1"):
        deck.slide(2).get_by_role("slider").fill(value)
        assert violations(deck.page) == []


def test_axe_would_find_something(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<input type=range>")
    assert "label" in [entry["rule"] for entry in violations(page)]
    page.close()


def test_nothing_takes_the_reading_keys_away(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.settled(1)
    assert deck.page.locator("[role=application]").count() == 0
    assert deck.page.locator("[aria-live]").count() == 0


def test_a_slider_has_name_and_value_in_words(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(2)
    slider = deck.slide(2).get_by_role("slider", name="Størrelse")
    slider.fill("0.7")
    assert slider.get_attribute("aria-valuetext") == "70 procent"


def targets(deck: Opened, number: int) -> list[tuple[str, float, float]]:
    return (
        deck.slide(number)
        .locator("footer a:visible")
        .evaluate_all(
            """all => all.map((link) => {
          const { width, height } = link.getBoundingClientRect();
          return [link.className || link.rel, width, height];
        })"""
        )
    )


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_links_are_large_enough_for_a_finger(open_deck: OpenDeck, viewport: dict[str, int]) -> None:
    deck = open_deck(viewport=viewport)
    deck.page.wait_for_selector("[data-state]", state="attached")
    for name, width, height in targets(deck, 1):
        assert min(width, height) >= 44, name
