/**
 * The present choice of a selection, looked over: nonsense gives a message, never a wrong picture.
 *
 * @import { Model } from "./types.js"
 */

import { HEALTHY, STATE } from "./link.js";
import { wrong } from "./words.js";

const SIGNED = ["migration", "asymmetry", "posture"];
const GRADES = [1, 5];

/** Names of everything that can be chosen. */
export const NAMES = STATE;

/** What "back to normal" sets: all but where one looks. */
export const NORMAL = Object.fromEntries(
  Object.entries(HEALTHY).filter(([name]) => !["side", "zone", "kind", "age"].includes(name)),
);

/**
 * @param {Model} carrier
 * @returns {Record<string, any>}
 */
export function chosen(carrier) {
  return Object.fromEntries(
    NAMES.map((name) => [name, checked(name, carrier.get(name) ?? HEALTHY[name])]),
  );
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function checked(name, value) {
  const [low, high] = name === "degeneration" ? GRADES : [SIGNED.includes(name) ? -1 : 0, 1];
  const numeric = typeof HEALTHY[name] === "number";
  const good = numeric
    ? typeof value === "number" && value >= low && value <= high
    : typeof value === "string";
  if (!good) throw wrong(name, value);
  return value;
}
