/** What changes, and leaves everything else where it is. */

import { html } from "./dom.js";

/** Of all that may stand somewhere the longest few: which is the highest depends on the width. */
const MOST = 5;

/**
 * A box as large as the longest of what an element in it may hold.
 *
 * @param {HTMLElement} element
 * @param {(string | HTMLElement)[]} [all] Words look as the class of the element's name with `-room` behind.
 */
export function roomy(element, all = []) {
  const inside = element.tagName === "SPAN" ? "span" : "div";
  const box = html(inside, { class: "se-room" }, element);
  const look = `${element.className.split(" ")[0]}-room`;
  let known = "";
  /** @type {unknown} */
  let last;
  /** @param {(string | HTMLElement)[]} found */
  const keep = (found) => {
    // in each frame of a drag the same list is asked for
    if (found === last) return;
    last = found;
    const byText = new Map(found.map((one) => [textOf(one), one]));
    const longest = longestFirst([...byText.keys()]).slice(0, MOST);
    if (longest.join("\n") === known) return;
    known = longest.join("\n");
    while (box.lastChild !== element) box.lastChild?.remove();
    for (const text of longest) {
      const given = { class: `se-room-for ${look}`, "aria-hidden": "true" };
      box.append(html(inside, given, byText.get(text) ?? ""));
    }
  };
  keep(all);
  return { element: box, keep };
}

/** @param {string[]} texts */
const longestFirst = (texts) => [...new Set(texts)].sort((a, b) => b.length - a.length);

/** @param {string | HTMLElement} one */
const textOf = (one) => (typeof one === "string" ? one : (one.textContent ?? ""));

/**
 * Texts one below another, each with room of its own: a longer one moves none of the others.
 *
 * @param {...HTMLElement} parts
 */
export function column(...parts) {
  const rooms = parts.map((part) => roomy(part));
  return {
    element: html("div", { class: "se-read" }, ...rooms.map(({ element }) => element)),
    /** @param {...string[]} all What may stand in each part. */
    keep(...all) {
      for (const [i, texts] of all.entries()) rooms[i].keep(texts);
    },
  };
}
