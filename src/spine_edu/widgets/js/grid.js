/**
 * Key-frames over amount and posture; the twin of `grid.py`.
 *
 * What is between them is written into one sweep that lies still, again and again: so the picture
 * and its painter need not know that there are two knobs.
 *
 * @import { Layer, Pin, Sweep } from "./types.js"
 * @import { Mix } from "./two_knobs.js"
 */

import { unfolded } from "./folding.js";
import { placeOf } from "./frames.js";
import { nervesOf } from "./stenosis_shown.js";
import { mixed } from "./two_knobs.js";

/** Where the state lies in the sweep that holds it. */
export const HERE = { left: 0, share: 0 };

/** @param {Sweep} packed */
export function gridOf(packed) {
  const amounts = stopsOf(packed.numbers.amount);
  const postures = stopsOf(packed.numbers.posture);
  const layers = unfolded(packed.layers);
  const live = layers.map(liveLayer);
  const pins = packed.pins.map(livePin);
  /** @type {Sweep} */
  const sweep = {
    ...packed,
    stops: [0, 1],
    layers: live,
    pins,
    numbers: {},
  };

  /** @param {number} amount @param {number} posture @returns {Mix} */
  const mixAt = (amount, posture) => {
    const row = placeOf(amounts, amount);
    const column = placeOf(postures, posture);
    return [0, 1].flatMap((i) =>
      [0, 1].flatMap((j) => {
        const weight = (i ? row.share : 1 - row.share) * (j ? column.share : 1 - column.share);
        const frame = (column.left + j) * amounts.length + row.left + i;
        return weight > 0 ? [{ frame, weight }] : [];
      }),
    );
  };

  return {
    sweep,
    /** A measure at a state. @param {string} name @param {number} amount @param {number} posture */
    number: (name, amount, posture) => mixed(packed.numbers[name], mixAt(amount, posture)),
    nerves: nervesOf(packed.numbers),
    /** Writes a state into the sweep. @param {number} amount @param {number} posture */
    go(amount, posture) {
      const mix = mixAt(amount, posture);
      layers.forEach((layer, i) => {
        fill(layer, live[i], mix);
      });
      packed.pins.forEach((pin, i) => {
        if (pin.points.length > 1) pins[i].points[0] = between(pin, mix);
      });
    },
  };
}

/** @param {number[]} values */
const stopsOf = (values) => [...new Set(values)].sort((a, b) => a - b);

/** @param {Layer} layer @returns {Layer} */
function liveLayer(layer) {
  const rings = layer.rings.map((ring) => {
    if (ring.length === 1) return ring;
    const now = Float32Array.from(ring[0]);
    return [now, now];
  });
  // a painter asks the most that a thing can be
  /** @param {number[]} values */
  const most = (values) =>
    values.length === 1 ? values : values.slice(0, 2).fill(Math.max(...values));
  return { ...layer, rings, emphasis: most(layer.emphasis), presence: most(layer.presence) };
}

/** @param {Pin} pin @returns {Pin} */
const livePin = (pin) => ({ ...pin, points: [pin.points[0]] });

/**
 * @param {Layer} layer
 * @param {Layer} live
 * @param {Mix} mix
 */
function fill(layer, live, mix) {
  layer.rings.forEach((frames, i) => {
    if (frames.length === 1) return;
    const now = live.rings[i][0];
    now.fill(0);
    for (const { frame, weight } of mix) {
      const there = frames[frame];
      for (let k = 0; k < now.length; k++) now[k] += weight * there[k];
    }
  });
  for (const name of /** @type {const} */ (["emphasis", "presence"])) {
    if (layer[name].length > 1) live[name].fill(mixed(layer[name], mix));
  }
}

/** @param {Pin} pin @param {Mix} mix @returns {[number, number]} */
function between({ points }, mix) {
  let [x, y] = [0, 0];
  for (const { frame, weight } of mix) {
    const there = points[frame] ?? [0, 0];
    [x, y] = [x + weight * there[0], y + weight * there[1]];
  }
  return [x, y];
}
