/**
 * The text twin of a narrowing: the same sentences, by the same rules, as `measure/twin.py`.
 *
 * @import { Words } from "./types.js"
 * @import { Root, RoomRules } from "./twin.js"
 *
 * @typedef {{
 *   disc: string, region: string, part: string, amount: number, posture: number,
 *   sacMm2: number, healthyMm2: number, roots: Root[], cord: string,
 * }} Narrow `cord` is its state; free where there is none.
 */

import { cordSentences, roomSentences, rootSentences } from "./twin.js";
import { say } from "./words.js";

/**
 * @param {Narrow} shown
 * @param {RoomRules} rules
 * @param {Words} words
 */
export function describe(shown, rules, words) {
  const given = {
    ...shown,
    side: "left",
    finding: /** @type {const} */ ("none"),
    zone: "",
    kind: "",
    size: 0,
  };
  return [
    found(shown, words),
    ...bent(shown, words),
    ...rootSentences(given, findingOf(shown), words),
    ...cordSentences(given, findingOf(shown), words),
    ...roomSentences(given, rules, words),
  ].join(" ");
}

/**
 * What the nerves meet, in one sentence.
 *
 * @param {Narrow} shown
 * @param {Words} words
 */
export function inShort(shown, words) {
  const given = {
    ...shown,
    side: "left",
    finding: /** @type {const} */ ("none"),
    zone: "",
    kind: "",
    size: 0,
  };
  return [
    ...cordSentences(given, findingOf(shown), words),
    ...rootSentences(given, findingOf(shown), words),
  ][0];
}

/** @param {Narrow} shown */
const findingOf = ({ amount }) => (amount > 0 ? "stenosis" : "none");

/** @param {Narrow} shown @param {Words} words */
function found({ disc, part, amount }, words) {
  if (!amount) return say(words, "twin.healthy", { disc });
  return say(words, "twin.stenosis.parts", { disc, parts: say(words, `case.stenosis.${part}`) });
}

/** @param {Narrow} shown @param {Words} words */
function bent({ region, posture }, words) {
  if (!posture) return [];
  const where = region === "cervical" ? "cervical_" : "";
  return [say(words, `twin.posture.${where}${posture > 0 ? "flexion" : "extension"}`)];
}
