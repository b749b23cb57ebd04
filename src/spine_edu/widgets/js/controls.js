/**
 * Controls that the browser already knows how to operate: radio buttons, a range, buttons.
 * Each speaks its name, role and value, and keeps the keys it needs to itself.
 */

import { html, newId, put, tell } from "./dom.js";
import { roomy } from "./room.js";

const OWN_KEYS = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  " ",
  "Enter",
]);

/**
 * Keys that operate a control do not reach the page around it; all others do.
 *
 * @param {HTMLElement} root
 */
export function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    const control = event.target instanceof HTMLElement && event.target.matches("input, button");
    if (control && OWN_KEYS.has(event.key)) event.stopPropagation();
  });
}

/**
 * One of few, as a row of buttons.
 *
 * @param {{
 *   label: string, options: { value: string, label: string, spoken?: string }[],
 *   onPick: (value: string) => void, meanings?: string[],
 * }} given `spoken` is the name for screen readers where it is longer than what is seen; `meanings`
 *   are all that may stand beside the label.
 */
export function choice({ label, options, onPick, meanings }) {
  const name = newId();
  const legend = html("span", { class: "se-legend-word", id: `${name}-l` }, label);
  const meaning = html("span", { class: "se-meaning", id: `${name}-m` });
  const inputs = options.map((option) =>
    html("input", {
      type: "radio",
      class: "se-radio",
      name,
      value: option.value,
      "aria-label": option.spoken ?? false,
    }),
  );
  const labels = inputs.map((input, i) =>
    html("label", { class: "se-option" }, input, html("span", {}, options[i].label)),
  );
  const group = html(
    "div",
    {
      class: "se-choice",
      role: "radiogroup",
      "aria-labelledby": `${name}-l`,
      "aria-describedby": `${name}-m`,
    },
    html("div", { class: "se-legend" }, legend, roomy(meaning, meanings).element),
    html("div", { class: "se-options" }, ...labels),
  );
  /** @type {(value: string) => boolean} */
  let offered = () => true;
  group.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement) onPick(event.target.value);
  });
  return {
    element: group,
    /** Takes the others out of sight and reach; their room stays. @param {(value: string) => boolean} fits */
    offer(fits) {
      offered = fits;
      for (const [i, label] of labels.entries()) {
        label.classList.toggle("se-absent", !fits(options[i].value));
      }
    },
    /**
     * @param {string} value
     * @param {string} [plain] What the choice means in plain words.
     * @param {boolean} [enabled]
     */
    show(value, plain = "", enabled = true) {
      for (const input of inputs) {
        input.checked = input.value === value;
        input.disabled = !enabled || !offered(input.value);
      }
      tell(meaning, plain);
    },
  };
}

/**
 * A range from 0 to 1 with a button at each end.
 *
 * @param {{
 *   label: string, less: string, more: string, step: number, jump: number,
 *   onInput: (value: number) => void, values?: string[],
 * }} given `values` are all, or the longest, that may stand beside the label.
 */
export function slider({ label, less, more, step, jump, onInput, values }) {
  const id = newId();
  const input = html("input", { type: "range", class: "se-range", id, min: 0, max: 1, step });
  const output = html("span", { class: "se-now" });
  const room = roomy(output, values).element;
  const beside = html("span", { class: "se-value", "aria-hidden": "true" }, room);
  const minus = html("button", { type: "button", class: "se-step", "aria-label": less }, "−");
  const plus = html("button", { type: "button", class: "se-step", "aria-label": more }, "+");
  /** @param {number} value */
  const set = (value) => {
    // at once, so that a second press before the next frame starts from here
    input.value = String(value);
    onInput(input.valueAsNumber);
  };
  /** @param {number} by */
  const stepBy = (by) => set((Math.round(input.valueAsNumber / jump) + by) * jump);
  input.addEventListener("input", () => set(input.valueAsNumber));
  input.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    stepBy(by);
  });
  minus.addEventListener("click", () => stepBy(-1));
  plus.addEventListener("click", () => stepBy(1));
  const name = html("label", { class: "se-legend-word", for: id }, label);
  return {
    element: html(
      "div",
      { class: "se-slider" },
      html("div", { class: "se-legend" }, name, beside),
      html("div", { class: "se-track" }, minus, html("div", { class: "se-rail" }, input), plus),
    ),
    /**
     * @param {number} value
     * @param {string} short Beside the name.
     * @param {string} spoken The value in words.
     */
    show(value, short, spoken) {
      if (input.valueAsNumber !== value) input.value = String(value);
      input.style.setProperty("--se-filled", `${100 * value}%`);
      put(input, "aria-valuetext", spoken);
      tell(output, short);
      put(minus, "aria-disabled", String(value <= 0));
      put(plus, "aria-disabled", String(value >= 1));
    },
  };
}

/**
 * @param {string} label
 * @param {() => void} onPress
 * @param {string} [other] What may stand there instead: it is as wide as both.
 */
export function button(label, onPress, other = "") {
  const words = label.length > other.length ? label : other;
  const element = html(
    "button",
    { type: "button", class: "se-button", "data-words": words },
    label,
  );
  element.addEventListener("click", onPress);
  return element;
}
