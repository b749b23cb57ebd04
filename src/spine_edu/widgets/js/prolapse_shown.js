/**
 * What an explorer of one finding shows at a place in a sweep, and all that it may come to say.
 *
 * @import { Model, Words } from "./types.js"
 * @import { Shown } from "./twin.js"
 * @import { Measured } from "./frames.js"
 */

import { between, placeOf } from "./frames.js";
import { cordAt, rootsAt } from "./roots.js";
import { describe } from "./twin.js";

const SIDES = /** @type {const} */ (["left", "right"]);
/** Of what is said at the stops, so many are said for either side. */
const LONGEST = 6;

/**
 * Another side is the mirror image of a finding, not of a bulge.
 *
 * @param {Measured} sweep
 * @param {string} side
 */
export const mirrorOf = (sweep, side) => (side === "right" && sweep.key !== "bulge" ? -1 : 1);

/** Size that is drawn. @param {Record<string, any>} state */
export const sizeOf = (state) => (state.finding === "none" ? 0 : state.size);

/**
 * @param {Model} model
 * @param {Record<string, any>} state
 * @param {Measured} sweep
 * @returns {Shown}
 */
export function shownAt(model, state, sweep) {
  const size = sizeOf(state);
  const place = placeOf(sweep.stops, size);
  return {
    disc: state.disc,
    region: model.get("regions")[state.disc],
    side: state.side,
    finding: state.finding,
    zone: state.zone,
    kind: state.kind,
    size,
    sacMm2: between(sweep.numbers.sac_area_mm2, place),
    healthyMm2: between(sweep.numbers.sac_area_healthy_mm2, place),
    roots: rootsAt(sweep, place, mirrorOf(sweep, state.side), model.get("rules")),
    cord: cordAt(sweep, place, model.get("rules")),
  };
}

/**
 * All that may be said of a disc.
 *
 * @param {Model} model
 * @param {string} disc
 * @param {Measured[]} sweeps
 * @param {Words} words
 */
export function sayings(model, disc, sweeps, words) {
  /** @param {Measured} sweep @param {number} size @param {string} side */
  const said = (sweep, size, side) => {
    const [zone, kind] = sweep.key.split(".");
    const finding = kind ? "prolapse" : "bulge";
    const state = { disc, side, finding, zone, kind, size };
    return describe(shownAt(model, state, sweep), model.get("rules"), words);
  };
  return sweeps
    .flatMap((sweep) => sweep.stops.map((size) => ({ sweep, size })))
    .map((at) => ({ ...at, length: said(at.sweep, at.size, SIDES[0]).length }))
    .sort((a, b) => b.length - a.length)
    .slice(0, LONGEST)
    .flatMap(({ sweep, size }) => SIDES.map((side) => said(sweep, size, side)));
}
