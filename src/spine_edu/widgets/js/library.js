/**
 * The baked discs of a widget; each picture of one is decoded when first asked for.
 *
 * @import { Model } from "./types.js"
 * @import { Sweeps } from "./frames.js"
 */

import { decode } from "./frames.js";
import { Told } from "./words.js";

/** @param {Model} model */
export function discsOf(model) {
  /** @type {Record<string, [number, number] | Record<string, [number, number]>>} */
  const manifest = model.get("manifest");
  /** @type {DataView<ArrayBuffer>} */
  const bytes = model.get("frames");
  /** @type {Map<string, Sweeps>} */
  const decoded = new Map();
  return {
    discs: Object.keys(manifest),
    /** @param {string} disc @param {string} view */
    has: (disc, view) => view in (manifest[disc] ?? {}),
    /** @param {string} disc @param {string} [view] */
    now: (disc, view = "axial") => decoded.get(`${disc} ${view}`),
    /** @param {string} disc @param {string} [view] */
    async soon(disc, view = "axial") {
      const found = manifest[disc];
      const place = Array.isArray(found) ? found : found?.[view];
      if (!place) throw new Told("absent");
      const [start, length] = place;
      const packed = new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
      const sweeps = await decode(packed);
      decoded.set(`${disc} ${view}`, sweeps);
      return sweeps;
    },
  };
}
