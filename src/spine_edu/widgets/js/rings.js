/**
 * Rings out of whole numbers; the twin of `rings.py`, which writes them and says how.
 *
 * @typedef {{ stops: number[], frames: Float32Array[] }} Ring Frames are x0, y0, x1, y1 … in mm.
 */

const UNIT_MM = 0.06;
const FIRST_RAY = [0, -Math.PI, 0];

/**
 * All rings, in the order in which they are numbered.
 *
 * @param {Int32Array} forms
 * @param {Int32Array} still
 * @param {Int32Array} moving
 * @returns {Ring[]}
 */
export function readRings(forms, still, moving) {
  const form = reader(forms);
  const first = reader(still);
  const later = reader(moving);
  return Array.from({ length: form(1)[0] }, () => {
    const [way, count] = form(2);
    const rays = way ? form(1)[0] : 0;
    const stops = [0, ...form(form(1)[0] - 1)];
    for (let i = 1; i < stops.length; i++) stops[i] += stops[i - 1];
    const frames = way
      ? onRays(FIRST_RAY[way], (2 * Math.PI) / rays, count, stops.length, first, later)
      : summed(first(2 * count), later(2 * count * (stops.length - 1)), count, 2).map(inMm);
    return { stops, frames };
  });
}

/** @param {Int32Array} stream */
function reader(stream) {
  let at = 0;
  /** @param {number} count */
  return (count) => {
    if (at + count > stream.length) throw new Error(`key-frames lack ${at + count} values`);
    at += count;
    return stream.subarray(at - count, at);
  };
}

/**
 * Frames out of differences: x of all vertices, then y.
 *
 * @param {Int32Array} first
 * @param {Int32Array} later
 * @param {number} count
 * @param {number} axes
 */
function summed(first, later, count, axes) {
  const size = count * axes;
  const frames = [Int32Array.from(first)];
  for (let start = 0; start < later.length; start += size) {
    frames.push(later.slice(start, start + size));
  }
  for (const [k, frame] of frames.entries()) {
    for (let i = 0; i < size; i++) if (i % count) frame[i] += frame[i - 1];
    if (k) for (let i = 0; i < size; i++) frame[i] += frames[k - 1][i];
  }
  return frames;
}

/** @param {Int32Array} steps */
function inMm(steps) {
  const count = steps.length / 2;
  const frame = new Float32Array(steps.length);
  for (let i = 0; i < count; i++) {
    frame[2 * i] = steps[i] * UNIT_MM;
    frame[2 * i + 1] = steps[count + i] * UNIT_MM;
  }
  return frame;
}

/**
 * @param {number} start
 * @param {number} turn
 * @param {number} count
 * @param {number} frames
 * @param {(count: number) => Int32Array} first
 * @param {(count: number) => Int32Array} later
 */
function onRays(start, turn, count, frames, first, later) {
  const rays = summed(first(count), new Int32Array(), count, 1)[0];
  const stillCentre = first(2);
  const stillRadii = first(count);
  const centres = summed(stillCentre, later(2 * (frames - 1)), 1, 2);
  const radii = summed(stillRadii, later(count * (frames - 1)), count, 1);
  const cosines = Float64Array.from(rays, (ray) => Math.cos(start + ray * turn));
  const sines = Float64Array.from(rays, (ray) => Math.sin(start + ray * turn));
  return radii.map((distances, k) => {
    const frame = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      frame[2 * i] = UNIT_MM * (centres[k][0] + distances[i] * cosines[i]);
      frame[2 * i + 1] = UNIT_MM * (centres[k][1] + distances[i] * sines[i]);
    }
    return frame;
  });
}

/**
 * A ring's frames at all stops, straight between its own.
 *
 * @param {Ring} ring
 * @param {number[]} sizes
 */
export function atAllStops({ stops, frames }, sizes) {
  if (stops.length === 1) return frames;
  return sizes.map((size, stop) => {
    const k = frameBefore(stops, stop);
    const [a, b] = [sizes[stops[k]], sizes[stops[k + 1]]];
    const share = (size - a) / (b - a);
    if (share === 0) return frames[k];
    if (share === 1) return frames[k + 1];
    return frames[k].map((value, i) => value + share * (frames[k + 1][i] - value));
  });
}

/**
 * The last of a track's own stops that is not after a stop, the very last left out.
 *
 * @param {number[]} stops
 * @param {number} stop
 */
export function frameBefore(stops, stop) {
  let k = 0;
  while (k < stops.length - 2 && stops[k + 1] <= stop) k++;
  return k;
}
