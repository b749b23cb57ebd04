/**
 * Key-frames out of bytes; the twin of `frames.py`, which writes them and says how.
 *
 * @import { Layer, Pin, Place, Sweep } from "./types.js"
 * @import { Ring } from "./rings.js"
 *
 * @typedef {Pick<Sweep, "key" | "stops" | "numbers">} Measured What is measured along a sweep.
 * @typedef {{ get(key: string): Sweep | undefined, measured: Measured[] }} Sweeps Outlines are
 *   spread over the stops when a sweep is first asked for.
 * @typedef {(sizes: number[], unit: number, wide: number) => number[][]} TakeTrack
 */

import { atAllStops, frameBefore, readRings } from "./rings.js";

const FORMAT = 2;
const NUMBER = 0.001;
const PIN_MM = 0.1;

/**
 * Sweeps of one disc in one view, by key.
 *
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<Sweeps>}
 */
export async function decode(packed) {
  const raw = await unzipped(packed);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const start = 4 + view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(raw.subarray(4, start)));
  if (header.format !== FORMAT) throw new Error(`key-frames of format ${header.format}`);
  const [forms, still, moving, tracks] = streamsOf(header.streams, raw.subarray(start));
  const rings = readRings(forms, still, moving);
  const take = trackReader(tracks);
  // the tracks lie one after another: all are read now, while outlines wait until they are shown
  const ready = new Map(
    Object.entries(header.sweeps).map(([key, entry]) => [
      key,
      readSweep(key, entry, header.outlines, rings, take),
    ]),
  );
  /** @type {Map<string, Sweep>} */
  const spread = new Map();
  return {
    measured: [...ready.values()].map((one) => one.measured),
    get(key) {
      const sweep = spread.get(key) ?? ready.get(key)?.spread();
      if (sweep) spread.set(key, sweep);
      return sweep;
    },
  };
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<Uint8Array>}
 */
export async function unzipped(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {number[]} lengths
 * @param {Uint8Array} body
 */
function streamsOf(lengths, body) {
  const half = body.length / 2;
  const values = new Int32Array(half);
  for (let i = 0; i < half; i++) {
    const unsigned = body[i] | (body[half + i] << 8);
    values[i] = (unsigned >>> 1) ^ -(unsigned & 1);
  }
  const wanted = lengths.reduce((sum, length) => sum + length, 0);
  if (wanted !== half) throw new Error(`key-frames hold ${half} values where ${wanted} belong`);
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return values.subarray(at - length, at);
  });
}

/**
 * @param {Int32Array} stream
 * @returns {TakeTrack}
 */
function trackReader(stream) {
  let at = 0;
  return (sizes, unit, wide) => {
    const count = stream[at++];
    const stops = [0];
    for (let k = 1; k < count; k++) stops.push(stops[k - 1] + stream[at++]);
    /** @type {number[][]} */
    const rows = stops.map(() => []);
    for (let axis = 0; axis < wide; axis++) {
      let value = 0;
      for (const row of rows) {
        value += stream[at++];
        row.push(value * unit);
      }
    }
    if (count === 1) return rows;
    return sizes.map((size, stop) => {
      const k = frameBefore(stops, stop);
      const [a, b] = [sizes[stops[k]], sizes[stops[k + 1]]];
      const share = (size - a) / (b - a);
      return rows[k].map((value, i) => value + share * (rows[k + 1][i] - value));
    });
  };
}

/**
 * Reads a sweep's tracks; its outlines are spread when `spread` is called.
 *
 * @param {string} key
 * @param {any} entry
 * @param {[string, string, boolean][]} outlines
 * @param {Ring[]} rings
 * @param {TakeTrack} take
 * @returns {{ measured: Measured, spread: () => Sweep }}
 */
function readSweep(key, entry, outlines, rings, take) {
  /** @type {number[]} */
  const stops = entry.stops;
  /** @param {number} unit */
  const one = (unit) => take(stops, unit, 1).map(([value]) => value);
  const numbers = Object.fromEntries(
    Object.entries(entry.numbers).map(([name, unit]) => [name, one(unit)]),
  );
  const shares = entry.layers.map((/** @type {any[]} */ [, , changes]) =>
    changes ? [one(NUMBER), one(NUMBER)] : [[0], [1]],
  );
  const pins = entry.pins.map((/** @type {any[]} */ given) => readPin(given, stops, take, one));
  /** @param {[number, number[]]} layer @param {number} i @returns {Layer} */
  const layerOf = ([outline, numbers], i) => {
    const [name, role, closed] = outlines[outline];
    const [emphasis, presence] = shares[i];
    const found = numbers.map((n) => atAllStops(rings[n], stops));
    return { name, role, closed, emphasis, presence, rings: found };
  };
  const measured = { key, stops, numbers };
  const spread = () => ({
    ...measured,
    atMm: entry.at_mm,
    frameMm: entry.frame_mm,
    layers: entry.layers.map(layerOf),
    pins,
  });
  return { measured, spread };
}

/**
 * @param {any[]} given
 * @param {number[]} stops
 * @param {TakeTrack} take
 * @param {(unit: number) => number[]} one
 * @returns {Pin}
 */
function readPin([name, label, values, fades], stops, take, one) {
  const points = /** @type {[number, number][]} */ (take(stops, PIN_MM, 2));
  if (!fades) return { name, key: label, values, points };
  const there = one(1);
  const shown = there.map((seen, stop) =>
    seen > 0.5 ? points[points.length > 1 ? stop : 0] : null,
  );
  return { name, key: label, values, points: shown };
}

/**
 * Where a size lies among the stops.
 *
 * @param {number[]} stops
 * @param {number} size
 * @returns {Place}
 */
export function placeOf(stops, size) {
  let left = 0;
  while (left < stops.length - 2 && stops[left + 1] <= size) left++;
  const share = (size - stops[left]) / (stops[left + 1] - stops[left]);
  return { left, share: Math.min(1, Math.max(0, share)) };
}

/**
 * A number of a sweep between two stops.
 *
 * @param {number[]} values One for each stop, or one for all.
 * @param {Place} place
 */
export function between(values, { left, share }) {
  if (values.length === 1) return values[0];
  return values[left] + share * (values[left + 1] - values[left]);
}
