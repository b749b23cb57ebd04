/**
 * Where an explorer's state lives, and how its picture follows.
 *
 * @import { Host, Model } from "./types.js"
 */

/**
 * The model that holds the case: the shared selection where there is one, else the widget itself.
 *
 * @param {Model} model
 * @param {Host | undefined} host
 * @returns {Promise<Model>}
 */
export async function carrierOf(model, host) {
  const reference = model.get("selection");
  if (!reference || !host) return model;
  return host.getModel(reference);
}

/** So long nothing changes before what is not seen is drawn too. */
const REST_MS = 150;

/**
 * Calls `draw` at the next frame after any change, once for many changes; where nobody sees it, as
 * on another slide, once nothing changes any more or it comes into sight.
 *
 * @param {Model} model
 * @param {string[]} names
 * @param {() => Promise<void>} draw
 * @param {(error: unknown) => void} fail
 * @param {Element} place
 */
export function follow(model, names, draw, fail, place) {
  let frame = 0;
  let changed = 0;
  const step = () => {
    const waits = performance.now() - changed < REST_MS;
    if (waits && !place.checkVisibility({ visibilityProperty: true })) {
      frame = requestAnimationFrame(step);
      return;
    }
    frame = 0;
    draw().catch(fail);
  };
  const again = () => {
    changed = performance.now();
    frame ||= requestAnimationFrame(step);
  };
  for (const name of names) model.on(`change:${name}`, again);
  draw().catch(fail);
  return {
    again,
    end() {
      cancelAnimationFrame(frame);
      for (const name of names) model.off(`change:${name}`, again);
    },
  };
}
