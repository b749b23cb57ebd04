"""2,000 changes and 50 openings leave less than 2 MB behind, whichever explorer it is."""

from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page
from widgets.conftest import uncomplaining
from widgets.every_explorer import EVERY, made
from widgets.mounted import HARNESS, synced

from spine_edu.widgets.prolapse import ProlapseExplorer

MOST_MB: Final = 2.0
CHANGES: Final[dict[str, str]] = {
    "prolapse": "put('size', (i % 101) / 100); put('side', i % 100 < 50 ? 'left' : 'right')",
    "stenosis": "put('central', (i % 101) / 100); put('posture', (i % 37) / 36)",
    "scan": "put('fade', (i % 101) / 100); put('view', i % 40 < 20 ? 'axial' : 'sagittal')",
    "picker": "put('disc', i % 40 < 20 ? 'L4/L5' : 'L5/S1'); put('side', i % 3 ? 'left' : 'right')",
    "quiz": "document.querySelectorAll('#place input')[i % 6].click()",
    "nerve": "put('pressure', (i % 101) / 100); put('irritation', (i % 37) / 36)",
    "exercises": "put('exercise', ['walk', 'ladder', 'row'][i % 3])",
    "course": "put('stop', i % 7); put('kind', i % 40 < 20 ? 'extrusion' : 'protrusion')",
    "by_age": "put('age', ['20', '50', '70'][i % 3])",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own: nothing that an earlier test left is cleared while memory is counted."""
    with browser.new_context() as context, uncomplaining(context.new_page()) as empty:
        yield empty


@pytest.fixture
def widget(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    explorer: Callable[..., ProlapseExplorer],
) -> Any:
    """The explorer of this name."""
    return made(request.param, explorer, monkeypatch)


def test_every_explorer_is_tried() -> None:
    assert set(CHANGES) == set(EVERY)


@pytest.mark.parametrize(("widget", "change"), CHANGES.items(), ids=CHANGES, indirect=["widget"])
def test_many_changes_and_openings_cost_no_memory(page: Page, widget: Any, change: str) -> None:
    selection = getattr(widget, "selection", None)
    shared = None if selection is None else synced(selection)
    given = {"own": synced(widget), "shared": shared, "css": widget._css, "theme": ""}
    page.evaluate(HARNESS, given)
    session = page.context.new_cdp_session(page)

    def heap_mb() -> float:
        page.evaluate("new Promise((done) => requestIdleCallback(done))")
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
        return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    frame = "await new Promise((done) => requestAnimationFrame(done))"
    reopen = (
        f"async (n) => {{ for (let i = 0; i < n; i++) {{ close_(); await open_(); {frame}; }} }}"
    )
    vary = (
        f"async (n) => {{ for (let i = 0; i < n; i++) {{ {change}; if (i % 20 === 0) {frame}; }} }}"
    )
    page.evaluate(vary, 100)
    page.evaluate(reopen, 3)
    before = heap_mb()
    page.evaluate(vary, 2000)
    page.evaluate(reopen, 50)
    assert heap_mb() - before < MOST_MB
