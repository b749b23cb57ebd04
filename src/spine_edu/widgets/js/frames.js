/**
 * Key-frames out of bytes; the twin of `frames.py`, which writes them and says how.
 *
 * @import { Layer, Place, Sweep } from "./types.js"
 */

const FORMAT = 1;

/**
 * Sweeps of one disc, by key.
 *
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<Map<string, Sweep>>}
 */
export async function decode(packed) {
  const raw = await unzipped(packed);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const start = 4 + view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(raw.subarray(4, start)));
  if (header.format !== FORMAT) throw new Error(`key-frames of format ${header.format}`);
  const rings = readRings(header, raw.subarray(start));
  return new Map(
    Object.entries(header.sweeps).map(([key, entry]) => [
      key,
      readSweep(key, entry, header, rings),
    ]),
  );
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
 * Every ring as a list of frames; rings that move come after those that stand still.
 *
 * @param {{ counts: number[], moves: [number, number][], unit_mm: number }} header
 * @param {Uint8Array} body
 */
function readRings(header, body) {
  const { counts, moves, unit_mm: unit } = header;
  const half = body.length / 2;
  let at = 0;
  /** @param {number} count @param {Int32Array | null} before */
  const frame = (count, before) => {
    const steps = new Int32Array(2 * count);
    for (let axis = 0; axis < 2; axis++) {
      let value = 0;
      for (let i = axis; i < 2 * count; i += 2, at++) {
        const unsigned = body[at] | (body[half + at] << 8);
        value += (unsigned >>> 1) ^ -(unsigned & 1);
        steps[i] = before ? before[i] + value : value;
      }
    }
    return steps;
  };
  const still = counts.map((count) => frame(count, null));
  const moving = moves.map(([base, later]) => {
    const frames = [still[base]];
    for (let i = 0; i < later; i++) frames.push(frame(counts[base], frames[i]));
    return frames;
  });
  if (at !== half) throw new Error(`key-frames hold ${half} values where ${at} belong`);
  /** @param {Int32Array} steps */
  const inMm = (steps) => Float32Array.from(steps, (step) => step * unit);
  return { still: still.map((ring) => [inMm(ring)]), moving: moving.map((ring) => ring.map(inMm)) };
}

/**
 * @param {string} key
 * @param {any} entry
 * @param {{ outlines: [string, string, boolean][] }} header
 * @param {{ still: Float32Array[][], moving: Float32Array[][] }} rings
 * @returns {Sweep}
 */
function readSweep(key, entry, header, rings) {
  /** @param {[number, number[], number[], number[]]} layer @returns {Layer} */
  const layerOf = ([outline, numbers, emphasis, presence]) => {
    const [name, role, closed] = header.outlines[outline];
    const found = numbers.map((n) => (n < 0 ? rings.moving[-1 - n] : rings.still[n]));
    return { name, role, closed, emphasis, presence, rings: found };
  };
  return {
    key,
    stops: entry.stops,
    atMm: entry.at_mm,
    frameMm: entry.frame_mm,
    layers: entry.layers.map(layerOf),
    pins: entry.pins.map((/** @type {any[]} */ [name, label, values, points]) => ({
      name,
      key: label,
      values,
      points,
    })),
    numbers: entry.numbers,
  };
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
