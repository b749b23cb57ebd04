"""A widget in a page: its own code on a model that only lives in the browser."""

import base64
from typing import Any, Final

from playwright.sync_api import Locator, Page

HARNESS: Final = """
async ({ own, shared, css, theme }) => {
  window.sent = [];
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const modelOf = ({ state, buffers }) => {
    for (const [name, text] of Object.entries(buffers)) {
      state[name] = new DataView(bytes(text).buffer);
    }
    const heard = new Map();
    return {
      state,
      heard,
      get: (name) => state[name],
      set(name, value) {
        if (JSON.stringify(state[name]) === JSON.stringify(value)) return;
        state[name] = value;
        for (const listener of [...(heard.get(`change:${name}`) ?? [])]) listener();
      },
      save_changes() {},
      send(content) {
        window.sent.push(content);
      },
      on(name, listener) {
        if (!heard.has(name)) heard.set(name, new Set());
        heard.get(name).add(listener);
      },
      off(name, listener) {
        heard.get(name)?.delete(listener);
      },
    };
  };
  const imported = async (esm) => {
    const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
    return (await import(url)).default;
  };
  const ownModel = modelOf(own);
  const carrier = shared ? modelOf(shared) : ownModel;
  if (shared) (await imported(shared.esm)).initialize({ model: carrier });
  // the model that holds the case
  window.model = carrier;
  window.holding = (name) => (name in carrier.state ? carrier : ownModel);
  // a language is in both: Python tells the widget once the selection has it
  window.put = (name, value) => {
    for (const one of new Set([carrier, ownModel])) if (name in one.state) one.set(name, value);
  };
  const start = [...carrier.heard.values()].reduce((sum, set) => sum + set.size, 0);
  window.listeners = () =>
    [...new Set([ownModel, carrier])]
      .flatMap((one) => [...one.heard.values()])
      .reduce((sum, set) => sum + set.size, -start);
  const host = { getModel: async () => carrier };
  document.documentElement.lang = own.state.lang;
  document.title = "Explorer";
  document.head.innerHTML += `<style>${css} ${theme}</style>`;
  document.body.innerHTML = "<main><h1>Explorer</h1><div id='place'></div></main>";
  window.widget = await imported(own.esm);
  window.open_ = async () => {
    const el = document.getElementById("place");
    window.close_ = await widget.render({ model: ownModel, el, host });
  };
  await window.open_();
}
"""
DARK: Final = """
:root { --jp-layout-color0: #111; --jp-content-font-color1: #fff; --jp-border-color2: #616161;
  --jp-content-font-color2: rgba(255, 255, 255, 0.7); }
body { background: #111; color: #fff; }
"""
SETTLED: Final = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
)


def synced(widget: Any, **changes: Any) -> dict[str, Any]:
    """What the browser gets of a widget: its code, plain values, and bytes as base64."""
    names = [name for name in widget.traits(sync=True) if not name.startswith("_")]
    state = {name: getattr(widget, name) for name in names if name not in ("layout", "tabbable")}
    buffers = {n: base64.b64encode(v).decode() for n, v in state.items() if isinstance(v, bytes)}
    buffers |= {name: changes.pop(name) for name in list(changes) if name in buffers}
    state = {n: v for n, v in state.items() if n not in buffers} | changes
    if state.get("selection") is not None:
        state["selection"] = f"anywidget:{state['selection'].model_id}"
    return {"state": state, "buffers": buffers, "esm": widget._esm}


class Mounted:
    """A mounted widget and what a reader can do with it."""

    def __init__(self, page: Page, widget: Any, dark: bool = False, **changes: Any) -> None:
        self.page = page
        selection = getattr(widget, "selection", None)
        given = {
            "own": synced(widget, **changes),
            "shared": None if selection is None else synced(selection),
            "css": widget._css,
            "theme": DARK if dark else "",
        }
        if dark:
            page.evaluate("document.body.classList.add('jp-mod-dark')")
        page.evaluate(HARNESS, given)
        self.settle()

    def settle(self) -> None:
        """Wait until the picture has followed."""
        self.page.wait_for_function("document.querySelector('.se-twin, .se-failure')?.textContent")
        self.page.evaluate(SETTLED)

    def set(self, **values: Any) -> None:
        """Change traits from outside, as another widget or Python would."""
        for name, value in values.items():
            self.page.evaluate("([name, value]) => put(name, value)", [name, value])
        self.page.evaluate(SETTLED)

    def get(self, name: str) -> Any:
        return self.page.evaluate("(name) => holding(name).get(name)", name)

    @property
    def twin(self) -> str:
        return self.page.locator(".se-twin").inner_text()

    @property
    def slider(self) -> Locator:
        return self.page.get_by_role("slider").last

    def radio(self, name: str) -> Locator:
        return self.page.get_by_role("radio", name=name, exact=True)

    def path(self, name: str) -> str:
        """Path data of the run of outlines that starts with `name`."""
        return (
            self.page.locator(f".se-picture [data-name='{name}'] > path").last.get_attribute("d")
            or ""
        )
