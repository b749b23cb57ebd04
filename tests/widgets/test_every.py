"""What every explorer keeps to: targets, contrast of its shapes, names and values in words."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Page
from widgets.every_explorer import EVERY, made
from widgets.mounted import DARK, HARNESS, synced

from spine_edu.widgets.prolapse import ProlapseExplorer

LEAST_PX: Final = 44
LEAST_CONTRAST: Final = 3.0
TARGETS: Final = """() => [...document.querySelectorAll(
    '#place :is(button, select, summary, input[type=range], label:has(input))')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .map((e) => { const r = e.getBoundingClientRect(); return [r.height, r.width, e.textContent]; })
"""
# what tells a control from its ground: its edge, or for a slider the line that its thumb is on
EDGES: Final = """() => {
  const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const bytes = (colour) => {
    paper.clearRect(0, 0, 1, 1);
    paper.fillStyle = colour;
    paper.fillRect(0, 0, 1, 1);
    return [...paper.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (colour) => {
    const [r, g, b] = bytes(colour).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  for (const e of document.querySelectorAll(
      "#place :is(.se-option, .se-button, .se-step, .se-list, .se-name, .se-guess)")) {
    const style = getComputedStyle(e);
    if (!e.checkVisibility({ visibilityProperty: true }) || style.opacity !== "1") continue;
    const ground = getComputedStyle(e.closest("section")).getPropertyValue("--ground-seen");
    found.push([contrast(style.borderTopColor, ground), e.className]);
  }
  return found;
}"""
NAMELESS: Final = """() => [...document.querySelectorAll('#place :is(input, button, select)')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) || e.type === "radio")
  .filter((e) => !(e.getAttribute("aria-label") || e.labels?.[0]?.textContent || e.textContent))
  .map((e) => e.outerHTML)"""
VALUES: Final = """() => [...document.querySelectorAll('#place input[type=range]')]
  .map((e) => e.getAttribute('aria-valuetext') ?? '')"""

Shown = Callable[..., Page]


@pytest.fixture(params=EVERY)
def shown(
    request: pytest.FixtureRequest,
    page: Page,
    explorer: Callable[..., ProlapseExplorer],
    monkeypatch: pytest.MonkeyPatch,
) -> Shown:
    """Mounts an explorer at a width, on light or dark ground."""

    def mounted(width: int = 1280, *, dark: bool = False) -> Page:
        page.set_viewport_size({"width": width, "height": 844})
        widget: Any = made(str(request.param), explorer, monkeypatch)
        selection = getattr(widget, "selection", None)
        given = {
            "own": synced(widget),
            "shared": None if selection is None else synced(selection),
            "css": widget._css,
            "theme": DARK if dark else "",
        }
        if dark:
            page.evaluate("document.body.classList.add('jp-mod-dark')")
        page.evaluate(HARNESS, given)
        page.wait_for_function("document.querySelector('.se-twin, .se-ask')?.textContent")
        return page

    return mounted


@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough_for_a_finger(shown: Shown, width: int) -> None:
    targets = shown(width).evaluate(TARGETS)
    assert len(targets) >= 2
    small = [found for found in targets if found[0] < LEAST_PX or found[1] < LEAST_PX]
    assert small == []


@pytest.mark.parametrize("dark", [False, True])
def test_controls_stand_out_from_their_ground(shown: Shown, dark: bool) -> None:
    page = shown(dark=dark)
    page.evaluate(
        "ground => document.querySelector('#place section')"
        ".style.setProperty('--ground-seen', ground)",
        "#111111" if dark else "#fbf9f4",
    )
    edges = page.evaluate(EDGES)
    assert len(edges) >= 2
    assert [edge for edge in edges if edge[0] < LEAST_CONTRAST] == []


def test_every_control_has_a_name_and_every_value_is_said_in_words(shown: Shown) -> None:
    page = shown()
    assert page.evaluate(NAMELESS) == []
    for value in page.evaluate(VALUES):
        assert sum(letter.isalpha() for letter in value) >= 5, value
