/**
 * The state of each root at a place in a sweep, from the numbers measured at its stops.
 *
 * @import { Place, Words } from "./types.js"
 * @import { Measured } from "./frames.js"
 * @import { Root } from "./twin.js"
 *
 * @typedef {{ contact_mm: number, displaced_mm: number, bent_flattening: number,
 *   compressed_flattening: number }} RootRules
 * @typedef {{ cord_displaced_mm: number, cord_compressed_flattening: number }} CordRules
 */

import { between } from "./frames.js";

const NUMBER = /^(\w+)\.(left|right)\.clearance_mm$/;

/**
 * @param {Measured} sweep
 * @param {Place} place
 * @param {1 | -1} mirror
 * @param {RootRules} rules
 * @returns {Root[]}
 */
export function rootsAt(sweep, place, mirror, rules) {
  return Object.keys(sweep.numbers).flatMap((name) => {
    const [, root, baked] = NUMBER.exec(name) ?? [];
    if (!root) return [];
    const side = mirror === 1 ? baked : baked === "left" ? "right" : "left";
    /** @param {string} what */
    const number = (what) => between(sweep.numbers[`${root}.${baked}.${what}`], place);
    return [
      {
        root,
        side: /** @type {"left" | "right"} */ (side),
        state: stateOf(
          number("clearance_mm"),
          number("displacement_mm"),
          number("flattening"),
          rules,
        ),
      },
    ];
  });
}

/**
 * State of the spinal cord; "free" where a sweep has none.
 *
 * @param {Measured} sweep
 * @param {Place} place
 * @param {RootRules & CordRules} rules
 */
export function cordAt({ numbers }, place, rules) {
  if (!("cord.clearance_mm" in numbers)) return "free";
  /** @param {string} what */
  const number = (what) => between(numbers[`cord.${what}`], place);
  return stateOf(
    number("clearance_mm"),
    number("displacement_mm"),
    number("flattening"),
    ofTheCord(rules),
  );
}

/**
 * The rules of the cord, under the names of those of a root.
 *
 * @param {RootRules & CordRules} rules
 * @returns {RootRules}
 */
export const ofTheCord = (rules) => ({
  ...rules,
  displaced_mm: rules.cord_displaced_mm,
  compressed_flattening: rules.cord_compressed_flattening,
});

/**
 * @param {number} clearanceMm
 * @param {number} displacementMm
 * @param {number} flattening
 * @param {RootRules} rules
 */
export function stateOf(clearanceMm, displacementMm, flattening, rules) {
  if (clearanceMm > rules.contact_mm) return "free";
  if (flattening >= rules.compressed_flattening) return "compressed";
  const bent = flattening >= rules.bent_flattening;
  return bent || displacementMm >= rules.displaced_mm ? "displaced" : "touched";
}

const HARDEST_FIRST = ["compressed", "displaced", "touched"];

/**
 * The root that is met hardest; none where all go free.
 *
 * @param {Root[]} roots
 */
export const hardest = (roots) =>
  HARDEST_FIRST.flatMap((state) => roots.filter((root) => root.state === state)).at(0);

/** The longest word for a state, for its room. @param {Words} words */
export function longestState(words) {
  const states = /** @type {Record<string, string>} */ (/** @type {Words} */ (words.widgets).state);
  return Object.values(states).sort((a, b) => b.length - a.length)[0];
}
