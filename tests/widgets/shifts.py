"""What moves on a page while something else is changed, as the browser itself counts it."""

from typing import Any, Final

from playwright.sync_api import Locator, Page

WATCH: Final = """() => {
  const named = ({ node }) => {
    const element = node?.nodeType === 3 ? node.parentElement : node;
    if (!element) return "gone";
    const name = `${element.tagName}.${element.getAttribute("class") ?? ""}`;
    return `${name} ${element.textContent.slice(0, 40)}`;
  };
  // also what moves just after a press: nobody wants to lose what is looked at
  const told = (entries) =>
    entries.map(({ value, sources }) => [window.doing, value, ...sources.map(named)]);
  const found = [];
  const observer = new PerformanceObserver((list) => found.push(...told(list.getEntries())));
  observer.observe({ type: "layout-shift", buffered: false });
  window.shifts = () => [...found.splice(0), ...told(observer.takeRecords())];
}"""
_FRAME: Final = """(doing) => {
  window.doing = doing;
  return new Promise((done) => requestAnimationFrame(done));
}"""
STEPS: Final = 16


def taken(page: Page) -> list[Any]:
    """What has moved since this was last asked."""
    page.evaluate(_FRAME, "later")
    page.evaluate(_FRAME, "later")
    return list(page.evaluate("shifts()"))


def drag(page: Page, slider: Locator) -> None:
    """Move a slider from one end to the other and back with the mouse, a frame at a time."""
    slider.scroll_into_view_if_needed()
    name = slider.evaluate("(input) => `drag ${input.labels[0].textContent}`")
    taken(page)  # what scrolling has moved is not meant
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 12, middle)
    page.mouse.down()
    for step in (*range(STEPS + 1), *range(STEPS, -1, -4)):
        page.mouse.move(box["x"] + 12 + (box["width"] - 24) * step / STEPS, middle)
        page.evaluate(_FRAME, name)
    page.mouse.up()


def press(page: Page, control: Locator) -> None:
    """Press a button or choose an option, as a finger does."""
    name = control.evaluate(
        """(e) => {
          window.doing = `press ${e.value || e.textContent}`;
          if (!e.closest("select")) e.click();
          else {
            e.selected = true;
            e.closest("select").dispatchEvent(new Event("change"));
          }
          return window.doing;
        }"""
    )
    page.evaluate(_FRAME, name)
