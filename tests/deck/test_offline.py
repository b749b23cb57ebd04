"""A deck asks for nothing, leaks nothing, and is the same in every build."""

from pathlib import Path

from deck.notebooks import NOTE
from deck.opened import OpenDeck
from playwright.sync_api import expect

from spine_edu.deck.convert import CSP


def test_a_deck_asks_for_nothing_but_itself(open_deck: OpenDeck) -> None:
    deck = open_deck()
    for number in range(1, deck.page.locator(".slides > section").count() + 1):
        deck.go(number)
    inside = ("data:", "blob:")
    assert [url for url in deck.requests if not url.startswith(inside)] == [deck.address]
    assert deck.complaints == []


def test_its_own_policy_blocks_the_network(open_deck: OpenDeck) -> None:
    deck = open_deck(offline=False)
    policy = deck.page.locator("meta[http-equiv=Content-Security-Policy]")
    assert policy.get_attribute("content") == CSP
    blocked = deck.page.evaluate(
        """() => new Promise((resolve) => {
          addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
          const image = new Image();
          image.src = "https://example.org/pixel.png";
        })"""
    )
    assert blocked == "img-src"


def test_no_note_and_no_code_reaches_the_patient(dist: Path) -> None:
    html = (dist / "da" / "tour.html").read_text(encoding="utf-8")
    assert NOTE not in html
    assert "speaker-notes" not in html.split("<script")[0]
    assert 'class="notes"' not in html.split("<script")[0]
    assert "plt.plot" not in html
    assert "Shared()" not in html


def test_two_builds_give_the_same_bytes(dist: Path) -> None:
    first, second = ((dist / "da" / f"{name}.html").read_bytes() for name in ("tour", "again"))
    assert first == second


def test_a_deck_with_no_large_explorer_is_small(dist: Path) -> None:
    assert (dist / "da" / "tour.html").stat().st_size < 300_000


def test_each_module_and_buffer_is_stored_once(open_deck: OpenDeck) -> None:
    deck = open_deck()
    state = deck.page.evaluate("JSON.parse(document.getElementById('deck-state').textContent)")
    sliders = [model for model in state["models"].values() if "buffers" in model]
    assert len(sliders) == 3
    assert len({model["esm"] for model in sliders}) == 1
    assert list(state["models"]) == [f"m{place}" for place in range(len(state["models"]))]
    used = {
        key
        for model in state["models"].values()
        for key in (model.get("esm"), model.get("css"), *(k for _, k in model.get("buffers", [])))
        if key
    }
    assert used | {"reveal"} == set(state["blobs"])


def test_a_deck_is_in_its_language(open_deck: OpenDeck) -> None:
    for lang, words in (
        ("da", "Udkast – ikke klinisk godkendt"),
        ("en", "not clinically approved"),
    ):
        deck = open_deck(f"{lang}/tour.html")
        assert deck.page.locator("html").get_attribute("lang") == lang
        expect(deck.slide(1).locator(".draft")).to_contain_text(words)


def test_a_deck_has_one_h1_and_a_heading_on_every_slide(open_deck: OpenDeck) -> None:
    page = open_deck().page
    assert page.locator("h1").count() == 1
    headings = page.locator(".slides > section").evaluate_all(
        "slides => slides.map((slide) => slide.querySelectorAll('h1, h2').length)"
    )
    assert set(headings) == {1}
