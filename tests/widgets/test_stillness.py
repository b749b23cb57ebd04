"""Nothing moves on the page but what is changed: sliders, buttons and choices shift no layout."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page
from widgets.conftest import uncomplaining
from widgets.every_explorer import EVERY, made
from widgets.mounted import HARNESS, SETTLED, synced
from widgets.shifts import WATCH, drag, press, taken

from spine_edu.widgets.prolapse import ProlapseExplorer

SIZES: Final = {"slide": (1280, 800), "projector": (1920, 1080), "phone": (390, 844)}
PRESSED: Final = "input[type=radio]:enabled, button:not(.se-quiz .se-do button), option"
"""All but what opens an answer below a question: that there is more then is what it is for."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", EVERY)
def test_nothing_moves_but_what_is_changed(
    page: Page,
    name: str,
    size: str,
    explorer: Callable[..., ProlapseExplorer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
    widget: Any = made(name, explorer, monkeypatch)
    selection = getattr(widget, "selection", None)
    shared = None if selection is None else synced(selection)
    page.evaluate(
        HARNESS, {"own": synced(widget), "shared": shared, "css": widget._css, "theme": ""}
    )
    page.wait_for_function("document.querySelector('.se-twin, .se-ask')?.textContent")
    page.evaluate(SETTLED)
    page.evaluate(WATCH)
    for slider in page.get_by_role("slider").all():
        drag(page, slider)
        assert taken(page) == []
    for control in page.locator(PRESSED).all():
        if control.is_visible():
            press(page, control)
    assert taken(page) == []


def test_a_page_that_moves_is_noticed(page: Page) -> None:
    page.evaluate("document.body.innerHTML = '<p id=a>a</p><p>b</p>'")
    page.evaluate(SETTLED)
    page.evaluate(WATCH)
    page.evaluate("document.querySelector('#a').style.height = '100px'")
    assert taken(page) != []


def test_a_page_that_complains_is_noticed(browser: Browser) -> None:
    later = "setTimeout(() => { setTimeout(done); throw new Error('no') })"
    for wrong in ("console.error('no')", f"return new Promise((done) => {{ {later} }})"):
        with (
            browser.new_context() as context,
            pytest.raises(AssertionError, match="no"),
            uncomplaining(context.new_page()) as page,
        ):
            page.evaluate(f"() => {{ {wrong} }}")
