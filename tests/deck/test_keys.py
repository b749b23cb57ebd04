"""Keys, clicker and focus: who gets them, the control or the deck."""

import pytest
from deck.opened import OpenDeck, Opened
from playwright.sync_api import Locator, expect

SLIDER_SLIDE = 2


@pytest.fixture
def deck(open_deck: OpenDeck) -> Opened:
    opened = open_deck()
    opened.go(SLIDER_SLIDE)
    return opened


def slider(deck: Opened, number: int = SLIDER_SLIDE) -> Locator:
    return deck.slide(number).locator("input[type=range]")


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowUp", "End"])
def test_a_key_on_a_focused_slider_moves_the_slider_alone(deck: Opened, key: str) -> None:
    slider(deck).focus()
    deck.page.keyboard.press(key)
    assert float(slider(deck).input_value()) > 0
    assert deck.number == SLIDER_SLIDE


def test_the_picture_moves_with_the_slider(deck: Opened) -> None:
    circle = deck.slide(SLIDER_SLIDE).locator("circle")
    before = circle.get_attribute("cx")
    slider(deck).focus()
    deck.page.keyboard.press("ArrowRight")
    assert circle.get_attribute("cx") != before


@pytest.mark.parametrize(("key", "arrives"), [("PageDown", 3), ("PageUp", 1)])
def test_the_clicker_turns_the_slide_and_leaves_the_slider(
    deck: Opened, key: str, arrives: int
) -> None:
    slider(deck).focus()
    deck.page.keyboard.press(key)
    deck.settled(arrives)
    assert slider(deck).input_value() == "0"


def test_a_slider_dragged_by_mouse_gives_the_arrows_back(deck: Opened) -> None:
    box = slider(deck).bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    deck.page.mouse.move(box["x"] + 8, middle)
    deck.page.mouse.down()
    deck.page.mouse.move(box["x"] + box["width"] / 2, middle, steps=5)
    deck.page.mouse.up()
    value = slider(deck).input_value()
    assert 0 < float(value) < 1
    expect(slider(deck)).not_to_be_focused()
    deck.page.keyboard.press("ArrowRight")
    deck.settled(3)
    assert slider(deck).input_value() == value


def test_the_clicker_works_after_a_button_was_pressed(deck: Opened) -> None:
    deck.slide(SLIDER_SLIDE).get_by_role("button").click()
    deck.page.keyboard.press("PageDown")
    deck.settled(3)


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_space_and_enter_press_a_focused_button_and_turn_nothing(deck: Opened, key: str) -> None:
    slider(deck).fill("0.5")
    deck.slide(SLIDER_SLIDE).get_by_role("button").focus()
    deck.page.keyboard.press(key)
    expect(slider(deck)).to_have_value("0")
    assert deck.number == SLIDER_SLIDE


def test_tab_stays_on_the_slide_that_is_shown(deck: Opened) -> None:
    for _ in range(12):
        deck.page.keyboard.press("Tab")
        place = deck.page.evaluate(
            """() => {
              const slides = [...document.querySelectorAll(".slides > section")];
              return slides.indexOf(document.activeElement.closest("section")) + 1;
            }"""
        )
        assert place in (SLIDER_SLIDE, 0)


def test_every_control_of_the_slide_is_reached_by_tab(deck: Opened) -> None:
    reached = []
    deck.page.evaluate("document.activeElement.blur()")
    for _ in range(8):
        deck.page.keyboard.press("Tab")
        reached.append(
            deck.page.evaluate(
                "() => { const active = document.activeElement;"
                " return active.type || active.className || active.rel }"
            )
        )
    assert [name for name in reached if name][:6] == [
        "range",
        "button",
        "call",
        "twin",
        "prev",
        "next",
    ]


def test_slides_that_are_not_shown_are_inert(deck: Opened) -> None:
    inert = deck.page.locator(".slides > section").evaluate_all(
        "all => all.map((slide) => slide.inert)"
    )
    assert [number for number, is_inert in enumerate(inert, start=1) if not is_inert] == [2]


def test_a_new_slide_is_read_from_its_heading(deck: Opened) -> None:
    deck.page.keyboard.press("PageDown")
    deck.settled(3)
    expect(deck.slide(3).locator("h2")).to_be_focused()


def test_a_fragment_comes_before_the_next_slide(deck: Opened) -> None:
    deck.go(5)
    fragment = deck.slide(5).locator(".fragment")
    expect(fragment).to_be_hidden()
    deck.page.keyboard.press("PageDown")
    expect(fragment).to_be_visible()
    assert deck.number == 5
    deck.page.keyboard.press("PageDown")
    deck.settled(6)
