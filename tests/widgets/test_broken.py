"""What comes broken gives a readable message in the explorer's own place."""

import base64
from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect
from widgets.every_explorer import EVERY, made
from widgets.mounted import HARNESS, synced

from spine_edu.widgets.prolapse import ProlapseExplorer

SHARING: Final = tuple(name for name in EVERY if name != "quiz")


def mount(page: Page, widget: Any, **changes: Any) -> None:
    """Mounts a widget with some of its traits exchanged; bytes as base64."""
    shared, own = synced(widget.selection), synced(widget, **changes)
    given = {"own": own, "shared": shared, "css": widget._css, "theme": ""}
    page.evaluate(HARNESS, given)


@pytest.mark.parametrize("name", SHARING)
def test_bytes_that_are_cut_short_are_said(
    page: Page,
    name: str,
    explorer: Callable[..., ProlapseExplorer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    widget = made(name, explorer, monkeypatch)
    traits = [one for one in widget.traits(sync=True) if isinstance(getattr(widget, one), bytes)]
    for trait in traits:
        short = getattr(widget, trait)[: len(getattr(widget, trait)) // 3]
        mount(page, widget, **{trait: base64.b64encode(short).decode()})
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Billedet kan ikke vises.")
        expect(alert).to_contain_text("Resten af siden virker.")
        page.evaluate("close_()")


@pytest.mark.parametrize("name", SHARING)
def test_a_language_without_words_is_said(
    page: Page,
    name: str,
    explorer: Callable[..., ProlapseExplorer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mount(page, made(name, explorer, monkeypatch), words={}, lang="xx")
    expect(page.get_by_role("alert")).to_contain_text("no words for")
    expect(page.get_by_role("heading", name="Explorer")).to_be_visible()


def test_a_disc_whose_frames_are_missing_is_said(
    page: Page, explorer: Callable[..., ProlapseExplorer]
) -> None:
    widget = explorer(discs=["L4/L5"])
    mount(page, widget, manifest={"L4/L5": {"axial": widget.manifest["L4/L5"]["axial"]}})
    expect(page.get_by_role("alert")).to_contain_text("Billedet kan ikke vises.")
