"""The built decks in Chromium, from ``file://``: size, requests, first slide, dragging a slider."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from chromium import chromium
from deck.every_explorer import build
from playwright.sync_api import Browser, Page
from rows import Row, quantile

DIST: Final = Path("dist")
OPENINGS: Final = 15
MOVES: Final = 240
HEAVIEST: Final = 3
"""Slide of the deck of all explorers with three linked pictures."""
SIZE: Final = {"width": 1280, "height": 720}

# Usable: the slide is on show, its typeface is there, and every widget on it is alive and painted.
_WATCH: Final = """
window.usableAt = new Promise((told) => {
const look = () => {
  const slide = document.querySelector(".slides section.present");
  const ready = slide?.getBoundingClientRect().width && document.fonts.status === "loaded"
    && [...slide.querySelectorAll(".mount")].every((box) => box.dataset.state === "live");
  if (!ready) return requestAnimationFrame(look);
  const channel = new MessageChannel();
  channel.port1.onmessage = () => told(performance.now());
  requestAnimationFrame(() => channel.port2.postMessage(0));
};
requestAnimationFrame(look);
});
"""

# From the pointer's own time stamp to the first task after the frame that shows what it did.
_DRAG: Final = """
window.taken = [];
addEventListener("input", (event) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => window.taken.push(performance.now() - event.timeStamp);
  requestAnimationFrame(() => channel.port2.postMessage(0));
}, true);
"""


def rows() -> Iterator[Row]:
    """The numbers, one by one as they are measured."""
    decks = sorted(DIST.glob("*/*.html"))
    largest = max(decks, key=lambda deck: deck.stat().st_size)
    yield Row(f"largest deck ({largest})", largest.stat().st_size / 1e6, 1.2, "MB")
    with chromium() as browser:
        yield Row("requests of all decks", sum(_requests(browser, d) for d in decks), 0, "")
        opened = [_usable_ms(browser, largest) for _ in range(OPENINGS)]
        yield Row("double-click → first slide usable, median", statistics.median(opened), 300, "ms")
        yield Row("double-click → first slide usable, p95", quantile(opened, 0.95), 600, "ms")
        linked = max(filter(_is_linked, decks), key=lambda deck: deck.stat().st_size)
        for throttle, reach_ms in ((1, 16.7), (4, 33.0)):
            taken = _drag_ms(browser, linked, throttle)
            what = f"slider input → next paint, p95 of {len(taken)}, CPU slowed {throttle}×"
            yield Row(what, quantile(taken, 0.95), reach_ms, "ms")
        yield from _every_explorer(browser)


def _every_explorer(browser: Browser) -> Iterator[Row]:
    """A deck of all nine explorers at the five common discs."""
    with tempfile.TemporaryDirectory() as folder:
        deck = build(Path(folder))
        yield Row("deck of all explorers at five discs", deck.stat().st_size / 1e6, 1.2, "MB")
        # the title comes first
        for number, which in ((2, "first"), (HEAVIEST, "heaviest")):
            opened = [_usable_ms(browser, deck, number) for _ in range(OPENINGS)]
            what = f"… double-click → its {which} explorer usable, p95"
            yield Row(what, quantile(opened, 0.95), 500, "ms")
        for throttle, reach_ms in ((1, 16.7), (4, 33.0)):
            taken = _drag_ms(browser, deck, throttle, HEAVIEST)
            what = f"… slider input → next paint, p95 of {len(taken)}, CPU slowed {throttle}×"
            yield Row(what, quantile(taken, 0.95), reach_ms, "ms")


def _is_linked(deck: Path) -> bool:
    """Whether it holds the explorer that moves the most: three pictures at once."""
    return "ProlapseExplorer" in deck.read_text(encoding="utf-8")


def _requests(browser: Browser, deck: Path) -> int:
    page = browser.new_page(viewport=SIZE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(deck.resolve().as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(not url.startswith(("file:", "data:", "blob:")) for url in asked)


def _usable_ms(browser: Browser, deck: Path, number: int = 1) -> float:
    context = browser.new_context(viewport=SIZE)
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto(f"{deck.resolve().as_uri()}#/{number}")
    taken = page.evaluate("window.usableAt")
    context.close()
    return float(taken)


def _drag_ms(browser: Browser, deck: Path, throttle: int, number: int = 0) -> list[float]:
    """Of the last slider of a slide; without its `number`, of the slide with the most pictures."""
    page = browser.new_page(viewport=SIZE)
    page.add_init_script(_DRAG)
    page.goto(deck.resolve().as_uri())
    _go_to_slider(page, number)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    slider = page.locator("section.present input[type=range]").last
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 12, middle)
    page.mouse.down()
    for move in range(MOVES):
        share = abs((move / 60) % 2 - 1)
        page.mouse.move(box["x"] + 12 + share * (box["width"] - 24), middle)
    page.mouse.up()
    taken = page.evaluate(
        "new Promise((all) => requestAnimationFrame(() => setTimeout(() => all(window.taken))))"
    )
    page.close()
    if len(taken) < MOVES / 4:
        raise RuntimeError(f"the pointer does not reach the slider of {deck}: {len(taken)} inputs")
    return [float(ms) for ms in taken]


def _go_to_slider(page: Page, number: int) -> None:
    """Turn to a slide; to that with the most pictures and a slider, if it has no number."""
    page.locator(".mount:not([data-state])").first.wait_for(state="detached")
    number = number or page.evaluate(
        """() => {
          const pictures = [...document.querySelectorAll(".slides > section")].map((slide) =>
            slide.querySelector("input[type=range]") ? slide.querySelectorAll("svg").length : 0);
          return pictures.indexOf(Math.max(...pictures)) + 1;
        }"""
    )
    page.evaluate("number => { location.hash = `#/${number}`; }", number)
    page.locator("section.present input[type=range]").last.wait_for()
