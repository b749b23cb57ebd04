/**
 * How narrow it is at a state, and all that may come to be said of it.
 *
 * @import { Model, Words } from "./types.js"
 * @import { Measured } from "./frames.js"
 * @import { Narrow } from "./stenosis_twin.js"
 *
 * @typedef {Pick<Narrow, "disc" | "region" | "part" | "amount" | "posture">} State
 */

import { ofTheCord, stateOf } from "./roots.js";
import { describe } from "./stenosis_twin.js";

const CORD = "cord";
const CLEARANCE = ".clearance_mm";
const SIDES = /** @type {const} */ (["left", "right"]);

/** Names of what is measured of each nerve. @param {Record<string, number[]>} numbers */
export const nervesOf = (numbers) =>
  Object.keys(numbers).flatMap((name) =>
    name.endsWith(CLEARANCE) ? [name.slice(0, -CLEARANCE.length)] : [],
  );

/**
 * @param {State} state
 * @param {string[]} nerves
 * @param {(name: string, amount: number, posture: number) => number} number A measure at a state.
 * @param {any} rules
 * @returns {Narrow}
 */
export function narrowAt(state, nerves, number, rules) {
  const { amount, posture } = state;
  /** @param {string} nerve */
  const met = (nerve) =>
    stateOf(
      number(`${nerve}.clearance_mm`, amount, posture),
      number(`${nerve}.displacement_mm`, amount, posture),
      number(`${nerve}.flattening`, amount, posture),
      nerve === CORD ? ofTheCord(rules) : rules,
    );
  const roots = nerves
    .filter((nerve) => nerve !== CORD)
    .flatMap((root) => {
      const now = met(root);
      return SIDES.map((side) => ({ root, side, state: now }));
    });
  return {
    ...state,
    sacMm2: number("sac_area_mm2", amount, posture),
    healthyMm2: number("sac_area_mm2", 0, posture),
    roots,
    cord: nerves.includes(CORD) ? met(CORD) : "free",
  };
}

/**
 * All that may be said of a disc: at each stop of each place.
 *
 * @param {Model} model
 * @param {string} disc
 * @param {Measured[]} grids
 * @param {Words} words
 */
export function sayings(model, disc, grids, words) {
  const region = model.get("regions")[disc];
  const rules = model.get("rules");
  return grids.flatMap(({ key: part, numbers }) =>
    numbers.amount.map((amount, i) => {
      const posture = numbers.posture[i];
      /** @param {string} name @param {number} at @param {number} bent */
      const number = (name, at, bent) => {
        const stop = numbers.amount.findIndex(
          (one, k) => one === at && numbers.posture[k] === bent,
        );
        return numbers[name][stop];
      };
      const state = { disc, region, part, amount, posture };
      return describe(narrowAt(state, nervesOf(numbers), number, rules), rules, words);
    }),
  );
}
