"""An explorer in a real JupyterLab: it draws, it answers, and Python hears of it."""

import re
from collections.abc import Callable, Iterator

import pytest
from lab.conftest import Lab
from playwright.sync_api import Browser, Locator, Page, expect

Open = Callable[..., Page]
READY_MS = 60_000
TWIN = ".se-linked .se-twin"


@pytest.fixture
def opened(browser: Browser, lab: Lab) -> Iterator[Open]:
    """Opens the notebook and runs all its cells."""
    pages: list[Page] = []

    def notebook(theme: str = "JupyterLab Light", **options: object) -> Page:
        lab.choose_theme(theme)
        page = browser.new_page(**({"viewport": {"width": 1440, "height": 1200}} | options))
        pages.append(page)
        page.goto(lab.notebook())
        page.locator(".jp-Notebook").wait_for(timeout=READY_MS)
        page.get_by_text("(ipykernel) | Idle").wait_for(timeout=READY_MS)
        _run(page, "Run All Cells")
        page.locator(TWIN).wait_for(timeout=READY_MS)
        return page

    yield notebook
    for page in pages:
        page.close()


def _run(page: Page, command: str) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name=command, exact=True).click()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_explorer_lives_in_both_themes(opened: Open, theme: str) -> None:
    page = opened(theme)
    slider = _size(page)
    before = page.locator(TWIN).inner_text()
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(page.locator(TWIN)).not_to_have_text(before)
    assert (_lightness(page, TWIN, "color") > 0.5) == theme.endswith("Dark")


def test_python_hears_of_what_is_chosen(opened: Open) -> None:
    page = opened()
    _size(page).press("End")
    page.locator(".jp-CodeCell").last.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    said = page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output")
    expect(said).to_have_text("chosen: prolapse 1.0 protrusion", timeout=READY_MS)


def test_a_picked_word_shows_in_the_explorer_and_in_python(opened: Open) -> None:
    page = opened()
    page.get_by_role("radio", name="central ekstrusion", exact=True).check()
    expect(page.locator(TWIN)).to_contain_text("Ved L4/L5 er der en prolaps i midten.")
    expect(page.locator(".se-linked").get_by_role("radio", name="Ekstrusion")).to_be_checked()
    page.locator(".jp-CodeCell").last.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    said = page.locator(".jp-CodeCell").last.locator(".jp-OutputArea-output")
    expect(said).to_have_text("chosen: prolapse 0.6 extrusion", timeout=READY_MS)


def test_a_disc_that_the_explorer_lacks_comes_from_the_kernel(opened: Open) -> None:
    page = opened()
    page.locator(".se-picker").get_by_role("radio", name="L5/S1").check()
    linked = page.locator(".se-linked")
    expect(linked.get_by_role("radio", name="L5/S1")).to_be_checked(timeout=READY_MS)
    expect(page.locator(TWIN)).to_contain_text("L5/S1")
    expect(linked.get_by_role("img")).to_have_count(3)


def test_a_case_set_in_python_shows_in_every_language(opened: Open) -> None:
    page = opened()
    cell = page.locator(".jp-CodeCell").nth(3)
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(
        "explorer.selection.link = 'L4-L5.right.bulge.80'; explorer.selection.lang = 'en'"
    )
    page.keyboard.press("Control+Enter")
    expect(page.locator(TWIN)).to_contain_text(
        "The disc L4/L5 bulges all the way round.", timeout=READY_MS
    )
    expect(_size(page)).to_have_value("0.8")
    expect(page.locator(".se-picker .se-twin")).to_contain_text("disc bulge")


def test_nothing_is_cut_at_125_percent(opened: Open) -> None:
    page = opened(viewport={"width": 1152, "height": 700}, device_scale_factor=1.25)
    output = page.locator(".jp-OutputArea-child:has(.se-linked)")
    wide, shown = output.evaluate("(box) => [box.scrollWidth, box.clientWidth]")
    assert wide <= shown + 1


def _lightness(page: Page, selector: str, name: str) -> float:
    """0 (black) to 1 (white) of a colour that is drawn."""
    drawn = page.locator(selector).evaluate(
        "(element, name) => getComputedStyle(element)[name].match(/[\\d.]+/g).map(Number)", name
    )
    return sum(drawn[:3]) / (3 * 255)


def _size(page: Page) -> Locator:
    return page.locator(".se-linked").get_by_role("slider", name=re.compile("Størrelse|Size"))
