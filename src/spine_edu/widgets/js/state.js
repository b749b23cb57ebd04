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

/**
 * Calls `draw` at the next frame after any change, once for many changes.
 *
 * @param {Model} model
 * @param {string[]} names
 * @param {() => Promise<void>} draw
 * @param {(error: unknown) => void} fail
 */
export function follow(model, names, draw, fail) {
  let frame = 0;
  const again = () => {
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      draw().catch(fail);
    });
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
