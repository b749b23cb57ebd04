"""What an eye would see on a slide, computed: what is cut off, and how small the letters are."""

from typing import Final

from deck.opened import Opened

LEAST_PX: Final = 20

_CUT: Final = """
(slide) => {
  const inside = slide.querySelector(".slide").getBoundingClientRect();
  const floor = slide.querySelector("footer").getBoundingClientRect().top;
  const parts = slide.querySelectorAll(
    "h1, h2, .words, .words *, .picture, .mount *:not(svg *)");
  return [...parts].filter((part) => {
    const box = part.getBoundingClientRect();
    // words for screen readers alone are one pixel large
    return part.checkVisibility() && box.width > 1 && box.height > 1
      && (box.bottom > floor + 1 || box.right > inside.right + 1
        || box.left < inside.left - 1 || box.top < inside.top - 1);
  }).map((part) => `${part.tagName} ${part.className} ${part.textContent.slice(0, 40)}`);
}
"""
_TINY: Final = """
([slide, least]) => {
  const scale = Number(document.body.style.getPropertyValue("--slide-scale") || 1);
  const walk = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const holder = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || holder.closest("[hidden], style, title")) continue;
    // plates have a test of their own
    const drawn = holder.closest("svg");
    if (drawn && !drawn.closest(".mount-live")) continue;
    if (!holder.checkVisibility({ visibilityProperty: true })) continue;
    const { a, b } = drawn ? holder.getScreenCTM() : { a: scale, b: 0 };
    const size = parseFloat(getComputedStyle(holder).fontSize) * Math.hypot(a, b);
    const { width, height } = holder.getBoundingClientRect();
    if (size < least && width > 1 && height > 1) found.push(`${size} px: ${holder.textContent}`);
  }
  return found;
}
"""


def numbers(deck: Opened) -> range:
    """Numbers of all slides."""
    return range(1, deck.page.locator(".slides > section").count() + 1)


def cut(deck: Opened, number: int) -> list[str]:
    """Parts of the slide shown that leave it, or lie over its footer."""
    found: list[str] = deck.slide(number).evaluate(_CUT)
    return found


def tiny(deck: Opened, number: int, least: float = LEAST_PX) -> list[str]:
    """Words of the slide shown that are smaller than `least` pixels of the screen."""
    slide = deck.slide(number).element_handle()
    found: list[str] = deck.page.evaluate(_TINY, [slide, least])
    return found
