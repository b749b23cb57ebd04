/**
 * Outlines as SVG path data.
 *
 * @import { Layer, Place } from "./types.js"
 */

/**
 * Path data of a run of layers at a place between two stops, in mm.
 *
 * @param {Layer[]} layers
 * @param {Place} place
 * @param {1 | -1} mirror −1 draws the other side of the body.
 */
export function pathData(layers, place, mirror) {
  let data = "";
  for (const layer of layers) {
    for (const ring of layer.rings) data += ringData(ring, place, mirror, layer.closed);
  }
  return data;
}

/**
 * @param {Float32Array[]} frames
 * @param {Place} place
 * @param {1 | -1} mirror
 * @param {boolean} closed
 */
function ringData(frames, { left, share }, mirror, closed) {
  const a = frames.length === 1 ? frames[0] : frames[left];
  const b = frames.length === 1 ? a : frames[left + 1];
  let data = "M";
  for (let i = 0; i < a.length; i += 2) {
    const x = mirror * (a[i] + share * (b[i] - a[i]));
    const y = a[i + 1] + share * (b[i + 1] - a[i + 1]);
    // whole hundredths print faster than toFixed and are as exact as the frames
    data += `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100} `;
  }
  return closed ? `${data}Z` : data;
}

/** @param {Layer} layer */
export const moves = (layer) => layer.rings.some((ring) => ring.length > 1);

/**
 * Centre of a layer's outer ring.
 *
 * @param {Layer} layer
 * @param {Place} place
 * @returns {[number, number]}
 */
export function centreOf(layer, { left, share }) {
  const frames = layer.rings[0];
  const a = frames.length === 1 ? frames[0] : frames[left];
  const b = frames.length === 1 ? a : frames[left + 1];
  let x = 0;
  let y = 0;
  for (let i = 0; i < a.length; i += 2) {
    x += a[i] + share * (b[i] - a[i]);
    y += a[i + 1] + share * (b[i + 1] - a[i + 1]);
  }
  return [(2 * x) / a.length, (2 * y) / a.length];
}
