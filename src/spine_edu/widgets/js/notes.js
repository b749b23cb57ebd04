/**
 * What is chosen but not drawn by an explorer, so that it can be said beside the picture.
 *
 * @import { Words } from "./types.js"
 */

import { say } from "./words.js";

/**
 * Names of the parts of the present choice that a picture leaves out; the twin of `undrawn.py`.
 *
 * @param {Record<string, any>} chosen
 * @param {string} region
 * @param {string[]} drawn
 */
export function undrawn(chosen, region, drawn) {
  const prolapse = chosen.finding === "prolapse" && chosen.size > 0;
  const bulge = chosen.finding === "bulge" && chosen.size > 0;
  const moved = prolapse && chosen.migration && chosen.kind !== "protrusion";
  const present = {
    prolapse,
    // how a thing lies is told only where the thing is seen
    migration: moved && drawn.includes("prolapse"),
    bulge,
    bulge_too: prolapse && chosen.bulge,
    asymmetry: bulge && chosen.asymmetry && drawn.includes("bulge"),
    stenosis: chosen.central || chosen.recess || chosen.foraminal || chosen.congenital,
    spur: chosen.spur && region === "cervical",
    degeneration: chosen.degeneration > 1,
    posture: chosen.posture,
    curve: chosen.curve !== "standing",
  };
  return Object.entries(present).flatMap(([name, there]) =>
    there && !drawn.includes(name) ? [name] : [],
  );
}

/**
 * These parts in words; empty where all is drawn.
 *
 * @param {string[]} names
 * @param {Words} words
 */
export const withoutWords = (names, words) =>
  names.map((name) => say(words, `widgets.without.${name}`)).join(" ");
