/**
 * The close-up in words; the twin of `nerve_twin.py`.
 *
 * @import { Words } from "./types.js"
 *
 * @typedef {{ pressure: number, irritation: number, disc: string, zone: string, finding: string, side: string }} Setting
 * @typedef {{ some: number, much: number, mapped: string[] }} Grades
 */

import { say, wrong } from "./words.js";

/** @param {number} value */
export const percentOf = (value) => Math.round(100 * value);

/**
 * The root that the case meets: where a prolapse lies decides which.
 *
 * @param {Record<string, any>} setting
 * @param {Record<string, Record<string, string>>} roots By disc and zone.
 */
export function feltRoot({ disc, zone, finding }, roots) {
  if (!roots[disc]) throw wrong("disc", disc);
  return roots[disc][finding === "prolapse" ? zone : "paracentral"];
}

/**
 * @param {Record<string, any>} setting
 * @param {string} root
 * @param {Grades} grades
 * @param {Words} words
 */
export function nerveTwin({ pressure, irritation, side }, root, grades, words) {
  /** @param {number} value */
  const grade = (value) => (value < grades.some ? "none" : value < grades.much ? "some" : "much");
  const pressed = say(words, `nerve_explorer.pressure.${grade(pressure)}`);
  const irritated = say(words, `nerve_explorer.irritation.${grade(irritation)}`);
  const heavy = grade(pressure) === "much";
  const sore = grade(irritation) !== "none";
  const feel = heavy ? (sore ? "both" : "pressed") : sore ? "irritated" : "calm";
  const picture = `${pressed} ${irritated}`;
  const felt = [say(words, `nerve_explorer.feel.${feel}`)];
  if (feel !== "calm" && grades.mapped.includes(root)) {
    felt.push(
      say(words, "nerve_explorer.where", {
        root,
        side: say(words, `case.side.${side}`),
        area: say(words, `body.root.${root}.area`),
      }),
    );
  }
  return { picture, pressure: pressed, irritation: irritated, text: [picture, ...felt].join(" ") };
}
