/**
 * Parts that run: each into the place of the next of its kind, so that a stream follows its bed.
 *
 * @import { Layer } from "./types.js"
 * @import { Mix } from "./two_knobs.js"
 *
 * @typedef {{ prefix: string, step: 1 | -1, rate: number, by: string, gate?: number, born?: boolean }} Stream
 *   Parts are named by a prefix and a number; `rate` in places a second, slowed by the number `by`;
 *   from the place `gate` on, whether a part is there goes with the part and not with the place;
 *   parts are `born` at the first place, or come in from outside the picture.
 */

import { mixedRing } from "./two_knobs.js";

/** Share of its size from which a part has a shape of its own. */
const SEEN = 0.5;

/** `a` on its way to `b`; beyond it where `share` is more than 1, before it where less than 0. @param {Float32Array} a @param {Float32Array} b @param {number} share */
const toward = (a, b, share) => a.map((value, i) => value + share * (b[i] - value));

/** @param {Float32Array} ring */
function middleOf(ring) {
  let [x, y] = [0, 0];
  for (let i = 0; i < ring.length; i += 2) [x, y] = [x + ring[i], y + ring[i + 1]];
  return [(2 * x) / ring.length, (2 * y) / ring.length];
}

/** Half the height: a tail that grows shorter does not make a part smaller. @param {Float32Array} ring */
function sizeOf(ring) {
  const [, y] = middleOf(ring);
  return ring.reduce((most, value, i) => (i % 2 ? Math.max(most, Math.abs(value - y)) : most), 0);
}

/** A ring laid about another middle, in another size. @param {Float32Array} ring @param {number[]} to @param {number} size */
function scaled(ring, [x, y], size) {
  const [x0, y0] = middleOf(ring);
  return ring.map((value, i) => (i % 2 ? y + size * (value - y0) : x + size * (value - x0)));
}

/**
 * @param {Map<string, Layer>} byName
 * @param {Stream[]} streams
 */
export function streamsOf(byName, streams) {
  const beds = streams.map((stream) => {
    /** @type {Layer[]} */
    const places = [];
    for (let i = 0; byName.has(`${stream.prefix}${i}`); i++) {
      places.push(/** @type {Layer} */ (byName.get(`${stream.prefix}${i}`)));
    }
    return { ...stream, places: stream.step > 0 ? places : places.reverse(), on: 0 };
  });
  const bedOf = new Map(beds.flatMap((bed) => bed.places.map((layer) => [layer, bed])));

  /**
   * How much of a part is there, at a place after some whole steps.
   *
   * @param {typeof beds[number]} bed
   * @param {number} place
   * @param {number} steps
   * @param {number[]} present
   */
  const presence = ({ gate }, place, steps, present) => {
    if (gate === undefined || place < gate) return present[place];
    const count = present.length - gate;
    return present[gate + ((((place - gate - steps) % count) + count) % count)];
  };

  /**
   * The part of a place in the size that it has elsewhere.
   *
   * @param {Layer} layer
   * @param {Mix} mix
   * @param {Mix} free
   * @param {number} own Its own size.
   * @param {number} size
   */
  const sized = (layer, mix, free, own, size) => {
    const now = mixedRing(layer.rings[0], mix);
    if (own > SEEN) return scaled(now, middleOf(now), size / own);
    return scaled(mixedRing(layer.rings[0], free), middleOf(now), size);
  };

  return {
    /** @param {Layer} layer */
    has: (layer) => bedOf.has(layer),
    /**
     * Where the part of a place is now; two where another comes in behind the first.
     *
     * @param {Layer} layer
     * @param {Mix} mix
     * @param {Mix} free The same without pressure: all parts are there.
     * @returns {Float32Array[]}
     */
    rings(layer, mix, free) {
      const bed = bedOf.get(layer);
      if (!bed?.on) return [mixedRing(layer.rings[0], mix)];
      const { places, on } = bed;
      const [place, steps] = [places.indexOf(layer), Math.floor(on)];
      const present = places.map(({ rings }) => {
        const whole = sizeOf(mixedRing(rings[0], free));
        return whole ? sizeOf(mixedRing(rings[0], mix)) / whole : 0;
      });
      /** @param {number} at @param {number} after */
      const ring = (at, after) =>
        bed.gate === undefined
          ? mixedRing(places[at].rings[0], mix)
          : sized(places[at], mix, free, present[at], presence(bed, at, after, present));
      const phase = on - steps;
      // the last leaves the picture; behind the first another comes in
      if (place === places.length - 1) {
        return [toward(ring(place - 1, steps - 1), ring(place, steps), 1 + phase)];
      }
      const moved = toward(ring(place, steps), ring(place + 1, steps + 1), phase);
      if (place) return [moved];
      const coming = toward(ring(0, steps), ring(1, steps + 1), phase - 1);
      return [moved, bed.born ? scaled(coming, middleOf(coming), phase) : coming];
    },
    /** @param {number} seconds @param {Record<string, number>} numbers */
    run(seconds, numbers) {
      for (const bed of beds) bed.on += seconds * bed.rate * (numbers[bed.by] ?? 1);
    },
  };
}
