/**
 * The baked discs of a widget; each is decoded when first asked for.
 *
 * @import { Model, Sweep } from "./types.js"
 */

import { decode } from "./frames.js";

/** @param {Model} model */
export function discsOf(model) {
  /** @type {Record<string, [number, number]>} */
  const manifest = model.get("manifest");
  /** @type {DataView<ArrayBuffer>} */
  const bytes = model.get("frames");
  /** @type {Map<string, Map<string, Sweep>>} */
  const decoded = new Map();
  return {
    discs: Object.keys(manifest),
    /** @param {string} disc */
    now: (disc) => decoded.get(disc),
    /** @param {string} disc */
    async soon(disc) {
      const place = manifest[disc];
      if (!place) throw new Error(disc);
      const [start, length] = place;
      const packed = new Uint8Array(bytes.buffer, bytes.byteOffset + start, length);
      const sweeps = await decode(packed);
      decoded.set(disc, sweeps);
      return sweeps;
    },
  };
}
