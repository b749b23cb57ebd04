/**
 * Between the key-frames of two knobs: the twin of `two_knobs.py`.
 *
 * @typedef {{ pressure: number[], irritation: number[] }} Stops Frames run along pressure first.
 * @typedef {{ frame: number, weight: number }[]} Mix
 */

import { placeOf } from "./frames.js";

/**
 * The frames around a setting and how much each counts; together 1.
 *
 * @param {Stops} stops
 * @param {number} pressure
 * @param {number} irritation
 * @returns {Mix}
 */
export function mixOf(stops, pressure, irritation) {
  const across = placeOf(stops.pressure, pressure);
  const down = placeOf(stops.irritation, irritation);
  const columns = stops.pressure.length;
  const mix = [];
  for (const [row, rowShare] of [
    [down.left, 1 - down.share],
    [down.left + 1, down.share],
  ]) {
    for (const [column, share] of [
      [across.left, 1 - across.share],
      [across.left + 1, across.share],
    ]) {
      if (share * rowShare > 0)
        mix.push({ frame: row * columns + column, weight: share * rowShare });
    }
  }
  return mix;
}

/**
 * A number between the frames.
 *
 * @param {number[]} values One a frame, or one for all.
 * @param {Mix} mix
 */
export function mixed(values, mix) {
  if (values.length === 1) return values[0];
  return mix.reduce((sum, { frame, weight }) => sum + weight * values[frame], 0);
}

/**
 * A ring between the frames: x0, y0, x1, y1 …
 *
 * @param {Float32Array[]} frames
 * @param {Mix} mix
 * @returns {Float32Array}
 */
export function mixedRing(frames, mix) {
  if (frames.length === 1) return frames[0];
  if (mix.length === 1) return frames[mix[0].frame];
  const ring = new Float32Array(frames[0].length);
  for (const { frame, weight } of mix) {
    const there = frames[frame];
    for (let i = 0; i < ring.length; i++) ring[i] += weight * there[i];
  }
  return ring;
}
