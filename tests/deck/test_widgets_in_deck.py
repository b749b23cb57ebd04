"""Widgets without a kernel: shared state, broken parts, the case in the address."""

from pathlib import Path

from deck.axe import violations
from deck.opened import OpenDeck, Opened
from playwright.sync_api import expect


def test_a_choice_on_one_slide_shows_on_another(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(2)
    deck.slide(2).get_by_role("slider").fill("0.7")
    deck.go(3)
    expect(deck.slide(3).locator("output")).to_have_text("70 procent")


def test_the_still_picture_makes_room_for_the_widget(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(2)
    box = deck.slide(2).locator(".mount")
    assert box.get_attribute("data-state") == "live"
    assert box.locator("img, .still-words").count() == 0


def test_what_is_broken_says_so_and_the_rest_lives(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(7)
    boxes = deck.slide(7).locator(".mount")
    assert boxes.evaluate_all("all => all.map((box) => box.dataset.state)") == ["broken"] * 3
    for box in boxes.all():
        expect(box.get_by_role("status")).to_contain_text("Resten af siderne virker")
    expect(boxes.last.get_by_role("img")).to_have_attribute("alt", "Cirklen står til venstre.")
    deck.go(2)
    expect(deck.slide(2).locator(".mount")).to_have_attribute("data-state", "live")
    assert deck.complaints == []


def test_the_address_keeps_the_slide(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(3)
    deck.page.wait_for_url("**#/3")
    deck.page.reload()
    deck.settled(3)


def test_a_case_in_the_address_opens_and_leaves_the_address(open_deck: OpenDeck) -> None:
    deck = open_deck(after="#/3?case=0.6")
    deck.settled(3)
    expect(deck.slide(3).locator("output")).to_have_text("60 procent")
    assert "case" not in deck.page.url


def test_a_case_pasted_into_the_open_deck_opens(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.settled(1)
    deck.page.evaluate("location.hash = '#/2?case=0.4'")
    deck.settled(2)
    expect(deck.slide(2).locator("output")).to_have_text("40 procent")
    assert "case" not in deck.page.url


def test_a_case_that_cannot_be_read_opens_the_healthy_back(open_deck: OpenDeck) -> None:
    deck = open_deck(after="#/2?case=%E0%A4%A")
    deck.settled(2)
    expect(deck.slide(2).locator("output")).to_have_text("0 procent")
    assert deck.complaints == []


def test_moving_a_slider_writes_nothing_into_the_address(open_deck: OpenDeck) -> None:
    deck = open_deck(after="#/2")
    deck.settled(2)
    before = deck.page.url
    deck.slide(2).get_by_role("slider").fill("0.7")
    assert deck.page.url == before
    assert deck.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_language_switch_opens_the_twin_at_the_same_slide_with_the_same_case(
    open_deck: OpenDeck,
) -> None:
    deck = open_deck()
    deck.go(3)
    deck.slide(3).get_by_role("slider").fill("0.7")
    with deck.page.expect_navigation():
        deck.slide(3).get_by_role("link", name="English").click()
    deck.settled(3)
    assert Path(deck.page.url.split("#")[0]).parts[-2:] == ("en", "tour.html")
    expect(deck.slide(3).locator("output")).to_have_text("70 procent")
    expect(deck.slide(3).get_by_role("link", name="Dansk")).to_be_visible()


def choose(deck: Opened, number: int, name: str) -> None:
    """Press a button of a slide's menu."""
    deck.slide(number).locator("summary", has_text="Menu").click()
    deck.slide(number).get_by_role("button", name=name).click()


def test_copying_a_link_puts_the_case_into_the_address(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    deck.go(3)
    deck.slide(3).get_by_role("slider").fill("0.7")
    choose(deck, 3, "Kopiér link")
    status = deck.page.locator(".said")
    expect(status).to_have_text("Linket er kopieret. Det viser det samme valg.")
    assert deck.page.url.endswith("#/3?case=0.7")
    assert deck.page.evaluate("navigator.clipboard.readText()") == deck.page.url
    expect(deck.slide(3).locator("summary", has_text="Menu")).to_be_focused()
    deck.page.keyboard.press("Shift")
    expect(status).to_have_text("")
    deck.slide(3).get_by_role("slider").fill("0.5")
    assert deck.page.url.endswith("#/3"), "an address must not name another case"


def test_where_nothing_can_be_copied_the_address_is_pointed_out(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.page.evaluate(
        """() => {
          navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
          document.execCommand = () => false;
        }"""
    )
    deck.go(2)
    deck.slide(2).get_by_role("slider").fill("0.3")
    choose(deck, 2, "Kopiér link")
    expect(deck.page.locator(".said")).to_have_text(
        "Linket står nu i adresselinjen. Kopiér det derfra."
    )
    assert deck.page.url.endswith("#/2?case=0.3")


def test_a_new_consultation_clears_all(open_deck: OpenDeck) -> None:
    deck = open_deck(after="#/3?case=0.6")
    deck.settled(3)
    choose(deck, 3, "Ny konsultation")
    expect(deck.slide(3).locator("output")).to_have_text("0 procent")
    expect(deck.page.locator(".said")).to_have_text("Alt er nulstillet. Her er den raske ryg.")
    assert deck.page.url.endswith("#/3")
    assert deck.complaints == []


def test_the_menu_is_worked_by_keys_and_closes(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(2)
    menu = deck.slide(2).locator("details")
    deck.slide(2).locator("summary", has_text="Menu").focus()
    deck.page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    assert violations(deck.page) == []
    deck.page.keyboard.press("Tab")
    expect(deck.slide(2).get_by_role("button", name="Kopiér link")).to_be_focused()
    deck.page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(deck.slide(2).locator("summary", has_text="Menu")).to_be_focused()
    deck.page.keyboard.press("Space")
    expect(menu).to_have_attribute("open", "")
    deck.slide(2).get_by_role("slider").focus()
    expect(menu).not_to_have_attribute("open", "")
    assert deck.number == 2


def test_the_call_link_leads_to_the_red_flags_from_every_slide(open_deck: OpenDeck) -> None:
    deck = open_deck()
    for number in (1, 2, 8):
        deck.go(number)
        deck.slide(number).get_by_role("link", name="Hvornår skal jeg ringe?").click()
        deck.settled(6)


def test_a_claim_leads_to_its_source(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.go(4)
    deck.slide(4).get_by_role("link", name="kilde").click()
    deck.settled(8)
    assert deck.page.url.endswith("#/8")


def test_the_arrows_of_the_footer_turn_slides(open_deck: OpenDeck) -> None:
    deck = open_deck()
    deck.settled(1)
    deck.slide(1).get_by_role("link", name="Næste side").click()
    deck.settled(2)
    deck.slide(2).get_by_role("link", name="Forrige side").click()
    deck.settled(1)


def test_a_swipe_on_a_widget_turns_nothing_and_one_beside_it_does(open_deck: OpenDeck) -> None:
    deck = open_deck(has_touch=True)
    deck.go(2)
    client = deck.page.context.new_cdp_session(deck.page)

    def swipe(x: float, y: float) -> None:
        def touch(kind: str, *points: dict[str, float]) -> None:
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

        touch("touchStart", {"x": x, "y": y})
        for moved in range(20, 241, 20):
            touch("touchMove", {"x": x - moved, "y": y})
        touch("touchEnd")

    picture = deck.slide(2).locator("svg").bounding_box()
    assert picture
    swipe(picture["x"] + picture["width"] * 0.6, picture["y"] + 40)
    assert deck.number == 2
    swipe(400, 500)
    deck.settled(3)
