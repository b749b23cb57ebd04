"""One case through a deck of real explorers: picked, linked, cleared, and in any state."""

from collections.abc import Iterator

import pytest
from deck.axe import violations
from deck.notebooks import code, exported, markdown, notebook, red_flags
from deck.opened import PHONE, WIDE, Opened
from playwright.sync_api import Browser, Locator, expect

START = "se.Case('L4/L5', prolapse=se.Prolapse('paracentral', 'extrusion', 0.5))"
TWIN = ".se-linked .se-twin"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A deck with the explorer on slide 2 and the picker on slide 3, built once."""
    discs = "discs=['L4/L5', 'L5/S1']"
    nb = notebook(
        code("import spine_edu as se\n\nse.language('da')", "skip"),
        markdown("# En rolig ryg"),
        markdown("## Først ses det her", "", "full"),
        code(f"se.ProlapseExplorer({START}, {discs})"),
        markdown("## Så vælges et ord", "", "full"),
        code(f"se.CasePicker({discs})"),
        red_flags(),
        twin="shared.html",
    )
    path = tmp_path_factory.mktemp("dist") / "shared.html"
    path.write_text(exported(nb, "shared"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def deck(browser: Browser, address: str) -> Iterator[Opened]:
    context = browser.new_context(viewport=WIDE, offline=True)
    yield Opened.at(context, address, "#/2")
    context.close()


def explorer(deck: Opened) -> Locator:
    deck.settled(2)
    return deck.slide(2)


def follow(deck: Opened, hash_: str) -> None:
    deck.page.evaluate("hash => { location.hash = hash }", hash_)


def test_a_picked_word_shows_on_the_other_slide(deck: Opened) -> None:
    deck.go(3)
    picker = deck.slide(3)
    expect(picker.get_by_role("radio", name="paracentral ekstrusion")).to_be_checked()
    for name in ("L5/S1", "Højre", "foraminal protrusion"):
        picker.get_by_role("radio", name=name, exact=True).check()
    deck.go(2)
    expect(deck.slide(2).locator(TWIN)).to_contain_text(
        "Ved L5/S1 er der en prolaps i nervens udgang på højre side."
    )
    deck.slide(2).get_by_role("radio", name="Udbuling").check()
    deck.go(3)
    expect(picker.get_by_role("radio", name="diskusbulging")).to_be_checked()
    assert deck.complaints == []


def test_axe_finds_nothing_whatever_is_chosen(deck: Opened) -> None:
    slide = explorer(deck)
    assert violations(deck.page) == []
    for value in ("0", "1"):
        slide.get_by_role("slider", name="Størrelse").fill(value)
        assert violations(deck.page) == [], value
    for number in (2, 3):
        deck.go(number)
        for choice in deck.slide(number).get_by_role("radio").all():
            if choice.is_visible() and choice.is_enabled():
                choice.check()
                assert violations(deck.page) == [], choice.get_attribute("value")


def test_a_link_opens_its_case_and_goes_along_to_the_other_language(deck: Opened) -> None:
    slide = explorer(deck)
    follow(deck, "#/2?case=L5-S1.right.bulge.40")
    expect(slide.locator(TWIN)).to_contain_text("Disken L5/S1 buler ud hele vejen rundt.")
    assert deck.page.url.endswith("#/2")
    link = slide.locator("a.twin")
    link.evaluate("(a) => a.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    address = link.get_attribute("href") or ""
    assert address.endswith("en/shared.html#/2?case=L5-S1.right.bulge.40")


def test_what_a_case_holds_but_no_picture_shows_is_said(deck: Opened) -> None:
    slide = explorer(deck)
    follow(deck, "#/2?case=L4-L5.left.none.central_40.posture_50.degeneration_4")
    expect(slide.locator(".se-notes")).to_have_text(
        "Vises uden forsnævring. Vises uden aldersforandringer. Vises oprejst."
    )
    expect(slide.locator(TWIN)).to_contain_text("Her er disken L4/L5 i en rask rygsøjle.")


def test_a_link_that_cannot_be_read_opens_the_healthy_back_and_says_so(deck: Opened) -> None:
    slide = explorer(deck)
    follow(deck, "#/2?case=L4-L5.left.help")
    expect(deck.page.locator(".said")).to_have_text("Linket kan ikke læses. Her er den raske ryg.")
    expect(slide.locator(TWIN)).to_contain_text("i en rask rygsøjle")
    assert deck.complaints == []


def test_a_disc_that_the_deck_lacks_is_said_and_another_can_be_chosen(deck: Opened) -> None:
    slide = explorer(deck)
    follow(deck, "#/2?case=C5-C6.left.none")
    expect(slide.locator(TWIN)).to_have_text(
        "C5/C6: Kan ikke vises her: billedet er ikke med i denne fil."
    )
    slide.get_by_role("radio", name="L5/S1").check()
    expect(slide.locator(TWIN)).to_contain_text("Her er disken L5/S1 i en rask rygsøjle.")


def test_a_new_consultation_shows_the_healthy_back(deck: Opened) -> None:
    slide = explorer(deck)
    expect(slide.locator(TWIN)).to_contain_text("trængt ud gennem ringen")
    slide.get_by_role("radio", name="L5/S1").check()
    slide.locator("summary", has_text="Menu").click()
    slide.get_by_role("button", name="Ny konsultation").click()
    expect(slide.locator(TWIN)).to_contain_text("Her er disken L4/L5 i en rask rygsøjle.")
    expect(slide.get_by_role("slider", name="Størrelse")).to_have_value("0")


def test_two_thousand_changes_cost_no_memory(deck: Opened) -> None:
    slider = explorer(deck).get_by_role("slider", name="Størrelse")
    session = deck.page.context.new_cdp_session(deck.page)

    def heap_mb() -> float:
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
        return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    change = """async (input, n) => {
      for (let i = 0; i < n; i++) {
        input.value = (i % 101) / 100;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        if (i % 10 === 0) await new Promise((done) => requestAnimationFrame(done));
      }
    }"""
    slider.evaluate(change, 300)
    before = heap_mb()
    slider.evaluate(change, 2000)
    assert heap_mb() - before < 2


def test_on_a_phone_it_fits_and_is_worked_by_touch(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, offline=True)
    deck = Opened.at(context, address)
    slide = deck.page.locator(".slides > section").nth(1)
    slide.locator(TWIN).wait_for()
    slide.get_by_role("button", name="Mere: Størrelse").tap()
    expect(slide.locator(".se-bar .se-now")).to_have_text("55 %")
    assert deck.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    targets = slide.locator(":is(.se-option, .se-step, .se-button)").all()
    sizes = [box for target in targets if (box := target.bounding_box())]
    assert min(min(box["width"], box["height"]) for box in sizes) >= 44
    context.close()
