/**
 * What all explorers do in the browser: find their selection, speak its language, and say in their
 * own place what cannot be shown.
 *
 * @import { Host, Model, RenderProps, Words } from "./types.js"
 *
 * @typedef {{
 *   model: Model, carrier: Model, host: Host | undefined, words: Words, place: HTMLElement,
 *   show(root: HTMLElement): void, fail(error: unknown): void, well(): void,
 * }} Given `show` puts the explorer in its place; `fail` puts a message there until all is `well`.
 */

import { html } from "./dom.js";
import { carrierOf } from "./state.js";
import { say } from "./words.js";

/**
 * A widget's module.
 *
 * @param {(given: Given) => () => void} build Returns what ends it.
 */
export function explorerOf(build) {
  /** @param {RenderProps} props */
  async function render({ model, el, host }) {
    const carrier = await carrierOf(model, host);
    let end = () => {};
    const open = () => {
      end();
      end = () => {};
      const shows = placeIn(el, model.get("words"));
      try {
        end = build({ model, carrier, host, words: model.get("words"), place: el, ...shows });
      } catch (error) {
        shows.fail(error);
      }
    };
    // the words have come before the name of their language
    model.on("change:lang", open);
    // what the kernel has added, if there is one, is there from now on
    model.on("change:made", open);
    open();
    return () => {
      model.off("change:lang", open);
      model.off("change:made", open);
      end();
      el.replaceChildren();
    };
  }
  return { render };
}

/**
 * @param {HTMLElement} el
 * @param {Words} words
 */
function placeIn(el, words) {
  /** @type {HTMLElement[]} */
  let shown = [];
  let failed = false;
  return {
    /** @param {HTMLElement} root */
    show(root) {
      shown = [root];
      failed = false;
      el.replaceChildren(root);
    },
    /** @param {unknown} error */
    fail(error) {
      failed = true;
      el.replaceChildren(failure(words, error));
    },
    well() {
      if (failed) el.replaceChildren(...shown);
      failed = false;
    },
  };
}

/**
 * @param {Words} words
 * @param {unknown} error
 */
function failure(words, error) {
  const reason = error instanceof Error ? `${error.message.replace(/\.$/, "")}.` : "";
  let said = reason;
  try {
    said = say(words, "widgets.note.missing", { reason });
  } catch {
    // the words are what is missing: then the reason names that alone
  }
  return html("p", { class: "se-failure", role: "alert" }, said);
}
