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
import { say, Told } from "./words.js";

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
    let spoken = "";
    let muted = false;
    const open = () => {
      end();
      end = () => {};
      const lang = unspeakable(model, carrier) ?? model.get("lang");
      const shows = placeIn(el, model, spoken);
      muted = !(lang in wordless(model));
      if (muted) {
        shows.fail(new Told("no_language"));
        return;
      }
      spoken = lang;
      try {
        end = build({ model, carrier, host, words: model.get("words"), place: el, ...shows });
      } catch (error) {
        shows.fail(error);
      }
    };
    /** @type {[Model, string][]} */
    const heard = [
      // the words have come before the name of their language
      [model, "change:lang"],
      // what the kernel has added, if there is one, is there from now on
      [model, "change:made"],
    ];
    const checked = () => {
      if (muted !== Boolean(unspeakable(model, carrier))) open();
    };
    if (carrier !== model) carrier.on("change:lang", checked);
    for (const [one, name] of heard) one.on(name, open);
    open();
    return () => {
      for (const [one, name] of heard) one.off(name, open);
      carrier.off("change:lang", checked);
      end();
      el.replaceChildren();
    };
  }
  return { render };
}

/** What is said, by language, where there are no words. @param {Model} model @returns {Record<string, string>} */
const wordless = (model) => model.get("wordless") ?? {};

/** A language that is wanted and not known. @param {Model} model @param {Model} carrier */
const unspeakable = (model, carrier) =>
  [model, carrier].map((one) => one.get("lang")).find((lang) => lang && !(lang in wordless(model)));

/**
 * @param {HTMLElement} el
 * @param {Model} model
 * @param {string} spoken The language that was spoken before.
 */
function placeIn(el, model, spoken) {
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
      console.warn(error);
      el.replaceChildren(failure(model, error, spoken));
    },
    well() {
      if (failed) el.replaceChildren(...shown);
      failed = false;
    },
  };
}

/**
 * A message in words; where there are none, in the language that was spoken, else in all.
 *
 * @param {Model} model
 * @param {unknown} error
 * @param {string} spoken
 */
function failure(model, error, spoken) {
  const given = { class: "se-failure", role: "alert" };
  try {
    if (!(model.get("lang") in wordless(model))) throw error;
    return html("p", given, told(model.get("words"), error));
  } catch {
    const all = Object.entries(wordless(model));
    const last = all.filter(([lang]) => lang === spoken);
    const said = (last.length ? last : all).map(([lang, text]) => html("p", { lang }, text));
    return html("div", { ...given, lang: spoken || false }, ...said);
  }
}

/** @param {Words} words @param {unknown} error */
function told(words, error) {
  const { key, values } = error instanceof Told ? error : new Told("unreadable");
  const names = /** @type {Words} */ (/** @type {Words} */ (words.widgets)?.control);
  const name = String(names?.[values.name] ?? values.name);
  const reason = say(words, `widgets.note.${key}`, { ...values, name });
  return say(words, "widgets.note.missing", { reason });
}
