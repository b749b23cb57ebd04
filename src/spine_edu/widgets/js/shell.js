/**
 * What the drawn explorers have in common besides what all have: they are built while their bytes
 * are unpacked.
 *
 * @import { Model } from "./types.js"
 *
 * @typedef {import("./explorer.js").Given & {
 *   t: (key: string, values?: Record<string, string | number>) => string,
 *   put: (changes: Record<string, unknown>) => void,
 *   own: (changes: Record<string, unknown>) => void,
 *   follow: (target: Model, names: string[], draw: () => void) => ReturnType<typeof follow>,
 * }} Stage `put` changes the selection, `own` the widget itself.
 */

import { keepKeys } from "./controls.js";
import { html } from "./dom.js";
import { explorerOf } from "./explorer.js";
import { follow } from "./state.js";
import { say } from "./words.js";

/**
 * A drawn explorer's module.
 *
 * @param {(stage: Stage) => Promise<() => void>} build Shows a section; returns what ends it.
 */
export function drawnExplorer(build) {
  return explorerOf((given) => {
    let over = false;
    /** @type {() => void} */
    let end = () => {};
    // closed, or opened anew, while it was being built: then it shows nothing
    const show = (/** @type {HTMLElement} */ root) => over || given.show(root);
    const fail = (/** @type {unknown} */ error) => over || given.fail(error);
    build(stageOf({ ...given, show, fail })).then((ended) => {
      if (over) ended();
      else end = ended;
    }, fail);
    return () => {
      over = true;
      end();
    };
  });
}

/**
 * @param {import("./explorer.js").Given} given
 * @returns {Stage}
 */
function stageOf(given) {
  const { model, carrier, words, place, well, fail } = given;
  /** @param {Model} target @param {Record<string, unknown>} changes */
  const write = (target, changes) => {
    for (const [name, value] of Object.entries(changes)) target.set(name, value);
    target.save_changes();
  };
  return {
    ...given,
    t: (key, values) => say(words, key, values),
    put: (changes) => write(carrier, changes),
    own: (changes) => write(model, changes),
    follow(target, names, draw) {
      const drawn = async () => {
        draw();
        well();
      };
      return follow(target, names, drawn, fail, place);
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
export function section({ model, carrier, show, t }, name, ...children) {
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
  show(root);
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
