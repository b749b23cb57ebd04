"""The smallest explorer there can be: a slider that draws. It runs inside the test notebook."""

import anywidget
import ipywidgets
import traitlets

ESM = """
const label = (value) => `${Math.round(value * 100)} procent`;
async function render({ model, el, host }) {
  const shared = await host.getModel(model.get("shared"));
  const frames = model.get("frames");
  if (frames.byteLength !== 8) throw new Error(`8 bytes expected, ${frames.byteLength} came`);
  el.innerHTML = `<section class="tiny">
    <svg viewBox="0 0 200 100" role="img" aria-label="En cirkel">
      <circle cy="50" r="20" fill="#8A5577"/></svg>
    <label>Størrelse <input type="range" min="0" max="1" step="0.1"></label>
    <button type="button">Tilbage til normal</button><output></output></section>`;
  const [circle, input, button, output] =
    ["circle", "input", "button", "output"].map((name) => el.querySelector(name));
  const draw = () => {
    const value = shared.get("size");
    input.value = value;
    input.setAttribute("aria-valuetext", label(value));
    output.textContent = label(value);
    circle.setAttribute("cx", frames.getInt8(0) + 140 * value);
  };
  const put = (value) => { shared.set("size", value); shared.save_changes(); };
  input.addEventListener("input", () => put(Number(input.value)));
  button.addEventListener("click", () => put(0));
  shared.on("change:size", draw);
  draw();
  return () => shared.off("change:size", draw);
}
export default { render };
"""

SHARED_ESM = """
function initialize({ model }) {
  const read = () => {
    const size = Number(model.get("link"));
    if (model.get("link")) model.set("size", Number.isFinite(size) ? size : 0);
  };
  model.on("change:link", read);
  model.on("change:size", () => model.set("case_link", String(model.get("size"))));
  read();
}
export default { initialize };
"""

STILL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    '<circle cx="30" cy="50" r="20" fill="#8A5577"/></svg>'
)


class Shared(anywidget.AnyWidget):
    """The case: never displayed, referred to by every slider."""

    _esm = SHARED_ESM
    size = traitlets.Float(0.0).tag(sync=True)
    link = traitlets.Unicode("").tag(sync=True)
    case_link = traitlets.Unicode("").tag(sync=True)


class Slider(anywidget.AnyWidget):
    """Draws the shared size."""

    _esm = ESM
    _css = ".tiny { display: grid; gap: 12px; font-size: 24px } .tiny svg { width: 100% }"
    shared = anywidget.WidgetTrait().tag(sync=True)
    frames = traitlets.Bytes(bytes([30, 0, 0, 0, 0, 0, 0, 0])).tag(sync=True)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, object]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        return {**data, "image/svg+xml": STILL, "text/html": "<p>Cirklen står til venstre.</p>"}


class Bare(anywidget.AnyWidget):
    """Breaks when drawn, and has no still picture."""

    _esm = "export default { render() { throw new Error('no frame for this') } }"


class Stock(ipywidgets.IntSlider):
    """Needs a kernel."""
