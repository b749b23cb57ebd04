/**
 * The text twin in the browser: the same sentences, by the same rules, as `measure/twin.py`.
 * A test compares the two at every key-frame.
 *
 * @import { Words } from "./types.js"
 *
 * @typedef {{ root: string, side: "left" | "right", state: string }} Root
 * @typedef {{
 *   disc: string, region: string, side: string, finding: "prolapse" | "bulge" | "none",
 *   zone: string, kind: string, size: number,
 *   sacMm2: number, healthyMm2: number, roots: Root[], cord: string,
 * }} Shown
 * @typedef {{
 *   relative_mm2: number, absolute_mm2: number, plenty_ratio: number, little_ratio: number,
 * }} RoomRules
 */

import { say } from "./words.js";

const NAMED_STATES = ["compressed", "displaced", "touched"];

/**
 * @param {Shown} shown
 * @param {RoomRules} rules
 * @param {Words} words
 */
export function describe(shown, rules, words) {
  const finding = shown.size > 0 ? shown.finding : "none";
  return [
    ...findingSentences(shown, finding, words),
    ...rootSentences(shown, finding, words),
    ...cordSentences(shown, finding, words),
    ...roomSentences(shown, rules, words),
  ].join(" ");
}

/**
 * The sentence of the root that is met hardest, or of what stays free.
 *
 * @param {Shown} shown
 * @param {Words} words
 */
export function inShort(shown, words) {
  return rootSentences(shown, shown.size > 0 ? shown.finding : "none", words)[0];
}

/**
 * @param {Shown} shown
 * @param {string} finding
 * @param {Words} words
 */
function findingSentences({ disc, region, zone, kind, side }, finding, words) {
  if (finding === "none") return [say(words, "twin.healthy", { disc })];
  if (finding === "bulge") return [say(words, "twin.bulge.even", { disc })];
  const on_side = say(words, `case.on_side.${side}`);
  const noRecess = region === "cervical" && zone === "subarticular";
  const where = noRecess ? "subarticular_cervical" : zone;
  return [say(words, `twin.prolapse.${where}`, { disc, on_side }), say(words, `twin.kind.${kind}`)];
}

/**
 * @param {Shown} shown
 * @param {string} finding
 * @param {Words} words
 */
export function rootSentences({ roots }, finding, words) {
  const subject = say(words, `twin.subject.${finding}`);
  const names = [...new Set(roots.map(({ root }) => root))];
  const sentences = NAMED_STATES.flatMap((state) =>
    names.flatMap((root) => {
      const met = roots.filter((one) => one.root === root && one.state === state);
      if (!met.length) return [];
      const on_side = say(words, `case.on_side.${met.length > 1 ? "both" : met[0].side}`);
      return [say(words, `twin.one.${state}`, { subject, root, on_side })];
    }),
  );
  if (sentences.length) {
    if (roots.some(({ state }) => state === "free")) sentences.push(say(words, "twin.others.free"));
    return sentences;
  }
  if (finding === "none") return [say(words, "twin.others.healthy")];
  return [say(words, "twin.one.free", { subject })];
}

/**
 * @param {Shown} shown
 * @param {string} finding
 * @param {Words} words
 */
export function cordSentences({ cord }, finding, words) {
  if (cord === "free" || finding === "none") return [];
  return [say(words, `twin.cord_one.${cord}`, { subject: say(words, `twin.subject.${finding}`) })];
}

/**
 * @param {Shown} shown
 * @param {RoomRules} rules
 * @param {Words} words
 */
export function roomSentences(shown, rules, words) {
  const lumbar = shown.region === "lumbar";
  const area = shown.sacMm2;
  const inside = say(words, `twin.inside.${shown.region}`);
  const sentences = [say(words, `twin.room.${roomOf(shown, rules)}`, { inside })];
  if (lumbar && area < rules.relative_mm2) {
    sentences.push(say(words, `twin.class.${area < rules.absolute_mm2 ? "absolute" : "relative"}`));
  }
  return sentences;
}

/**
 * @param {Shown} shown
 * @param {RoomRules} rules
 */
function roomOf({ region, sacMm2, healthyMm2 }, rules) {
  const ratio = sacMm2 / healthyMm2;
  const lumbar = region === "lumbar";
  if (ratio < rules.little_ratio || (lumbar && sacMm2 < rules.absolute_mm2)) return "little";
  if (ratio < rules.plenty_ratio || (lumbar && sacMm2 < rules.relative_mm2)) return "less";
  return "plenty";
}
