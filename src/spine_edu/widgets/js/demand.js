/**
 * Asks the kernel for what is not in the file. Where none is, nobody answers: then all stays as it
 * is said. The twin of `on_demand.py`.
 *
 * @import { Model } from "./types.js"
 */

/** So long a choice stands before it is asked for; a slider passes many. */
const REST_MS = 300;

/**
 * @param {Model} model
 * @param {() => void} changed Called when the kernel begins or ends.
 */
export function demand(model, changed) {
  let asked = "";
  let timer = 0;
  model.on("change:making", changed);
  return {
    /** @param {string} wanted */
    ask(wanted) {
      if (wanted === asked) return;
      asked = wanted;
      clearTimeout(timer);
      timer = window.setTimeout(() => model.send?.({ wanted }), REST_MS);
    },
    /** All is there: what was about to be asked for is not needed any more. */
    rest() {
      asked = "";
      clearTimeout(timer);
    },
    end() {
      clearTimeout(timer);
      model.off("change:making", changed);
    },
  };
}
