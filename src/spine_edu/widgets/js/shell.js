/**
 * What the drawn explorers have in common: they draw anew in another language, and give a readable
 * message where something is missing.
 *
 * @import { Model, RenderProps, Words } from "./types.js"
 *
 * @typedef {{
 *   model: Model, carrier: Model, el: HTMLElement, words: Words,
 *   t: (key: string, values?: Record<string, string | number>) => string,
 *   put: (changes: Record<string, unknown>) => void,
 *   own: (changes: Record<string, unknown>) => void,
 *   fail: (error: unknown) => void,
 * }} Stage
 */

import { keepKeys } from "./controls.js";
import { html } from "./dom.js";
import { carrierOf } from "./state.js";
import { say } from "./words.js";

/**
 * @param {RenderProps} props
 * @param {(stage: Stage) => Promise<() => void>} build Puts a section into `el`; returns its end.
 */
export async function open({ model, el, host }, build) {
  const carrier = await carrierOf(model, host);
  let turn = 0;
  /** @type {() => void} */
  let end = () => {};

  async function draw() {
    const mine = ++turn;
    end();
    end = () => {};
    const stage = stageOf(model, carrier, el);
    try {
      const built = await build(stage);
      // closed, or drawn anew, while it was being built
      if (mine === turn) end = built;
      else built();
    } catch (error) {
      stage.fail(error);
    }
  }

  model.on("change:words", draw);
  await draw();
  return () => {
    turn++;
    model.off("change:words", draw);
    end();
    el.replaceChildren();
  };
}

/**
 * @param {Model} model
 * @param {Model} carrier
 * @param {HTMLElement} el
 * @returns {Stage}
 */
function stageOf(model, carrier, el) {
  /** @type {Words} */
  const words = model.get("words");
  /** @param {Model} target @param {Record<string, unknown>} changes */
  const write = (target, changes) => {
    for (const [name, value] of Object.entries(changes)) target.set(name, value);
    target.save_changes();
  };
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);
  return {
    model,
    carrier,
    el,
    words,
    t,
    put: (changes) => write(carrier, changes),
    own: (changes) => write(model, changes),
    fail(error) {
      const reason = error instanceof Error ? `${error.message}.` : "";
      const said = t("widgets.note.missing", { reason });
      el.replaceChildren(html("p", { class: "se-failure", role: "alert" }, said));
    },
  };
}

/**
 * The explorer's frame in the inks of the theme.
 *
 * @param {Stage} stage
 * @param {string} name
 * @param {...Node} children
 */
export function section({ model, carrier, el, t }, name, ...children) {
  const root = html(
    "section",
    {
      class: `se-explorer se-${name}`,
      lang: carrier.get("lang"),
      "aria-label": t(`${name}.title`),
    },
    ...children,
  );
  for (const [ink, colour] of Object.entries(model.get("look").inks)) {
    root.style.setProperty(`--se-${ink}`, String(colour));
  }
  keepKeys(root);
  el.replaceChildren(root);
  return root;
}

/**
 * Calls `fit` when the box or the typeface changes its size.
 *
 * @param {Element} box
 * @param {() => void} fit
 */
export function watch(box, fit) {
  const observer = new ResizeObserver(fit);
  observer.observe(box);
  document.fonts.addEventListener("loadingdone", fit);
  return () => {
    observer.disconnect();
    document.fonts.removeEventListener("loadingdone", fit);
  };
}
