/** Controls that only drawn explorers need; the others come from `controls.js`. */

import { html, newId } from "./dom.js";

export { button, choice, slider } from "./controls.js";

/**
 * One of many: a list to open, with a button to each side.
 *
 * @param {{ label: string, previous: string, next: string, onPick: (value: string) => void }} given
 */
export function pickList({ label, previous, next, onPick }) {
  const id = newId();
  const list = html("select", { class: "se-list", id });
  /** @param {string} name @param {string} text @param {number} by */
  const step = (name, text, by) => {
    const element = html("button", { type: "button", class: "se-step", "aria-label": name }, text);
    element.addEventListener("click", () => {
      const count = list.options.length;
      onPick(list.options[(list.selectedIndex + by + count) % count].value);
    });
    return element;
  };
  list.addEventListener("change", () => onPick(list.value));
  list.addEventListener("keydown", (event) => {
    if (/^(Arrow|Home|End| |Enter)/.test(event.key)) event.stopPropagation();
  });
  return {
    element: html(
      "div",
      { class: "se-pick" },
      html("label", { class: "se-legend-word", for: id }, label),
      html("div", { class: "se-track" }, step(previous, "‹", -1), list, step(next, "›", 1)),
    ),
    /** @param {string} value @param {{ value: string, label: string }[]} options */
    show(value, options) {
      const known = [...list.options].map((option) => option.value).join();
      if (known !== options.map((option) => option.value).join()) {
        list.replaceChildren(
          ...options.map((option) => html("option", { value: option.value }, option.label)),
        );
      }
      if (list.value !== value) list.value = value;
    },
  };
}
