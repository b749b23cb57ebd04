/**
 * The controls of the explorer of narrow room.
 *
 * @import { Model, Words } from "./types.js"
 * @import { Narrow } from "./stenosis_twin.js"
 */

import { NORMAL } from "./chosen.js";
import { button, choice, slider } from "./controls.js";
import { inShort } from "./stenosis_twin.js";
import { lowered, say } from "./words.js";

const PARTS = ["central", "recess", "foraminal"];
const STEP = 0.01;
const JUMP = 0.05;
/** A quarter of the way: from leaning back a little to standing straight. */
const POSTURE_JUMP = 0.25;
const POSTURE_STEP = 0.025;
const POSTURES = /** @type {const} */ ([
  [-0.75, "back"],
  [-0.25, "bit_back"],
  [0.25, "upright"],
  [0.75, "bit_forward"],
]);

/**
 * @param {Model} model
 * @param {Model} carrier
 * @param {Words} words
 * @param {string[]} discs
 */
export function stenosisControls(model, carrier, words, discs) {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);
  /** @param {Model} target @param {Record<string, unknown>} changes */
  const put = (target, changes) => {
    for (const [name, value] of Object.entries(changes)) target.set(name, value);
    target.save_changes();
  };
  const disc = choice({
    label: t("widgets.control.disc"),
    options: discs.map((value) => ({ value, label: value })),
    onPick: (value) => put(carrier, { disc: value }),
  });
  const withNeck = discs.some((disc) => model.get("regions")[disc] === "cervical");
  const part = choice({
    label: t("stenosis.control.part"),
    options: PARTS.map((value) => ({ value, label: t(`stenosis.part.${value}`) })),
    onPick: (value) => put(model, { part: value }),
    meanings: PARTS.map((value) => t(`stenosis.plain.${value}`)).flatMap((plain) =>
      withNeck ? [plain, `${plain}. ${t("stenosis.plain.no_recess")}`] : [plain],
    ),
  });
  const named = t("stenosis.control.amount");
  const amount = slider({
    label: named,
    less: t("widgets.control.less_of", { control: named }),
    more: t("widgets.control.more_of", { control: named }),
    step: STEP,
    jump: JUMP,
    onInput: (value) => put(carrier, { [model.get("part")]: Math.round(value * 100) / 100 }),
    values: [t("stenosis.amount.none"), "100 %"],
  });
  const posture = slider({
    label: t("stenosis.control.posture"),
    less: t("stenosis.lumbar.less"),
    more: t("stenosis.lumbar.more"),
    step: POSTURE_STEP,
    jump: POSTURE_JUMP,
    onInput: (value) => put(carrier, { posture: Math.round((2 * value - 1) * 100) / 100 }),
  });
  const [back, forward] = posture.element.querySelectorAll("button");
  const recess = part.element.querySelector("input[value=recess]");
  const reset = button(t("widgets.control.back_to_normal"), () => put(carrier, NORMAL));

  return {
    disc: disc.element,
    part: part.element,
    amount: amount.element,
    posture: posture.element,
    reset,
    /**
     * @param {Record<string, any>} state
     * @param {string} chosen
     * @param {string | undefined} where The region; none where the disc cannot be shown.
     * @param {Narrow} [shown]
     */
    show(state, chosen, where, shown) {
      const region = where ?? "lumbar";
      const neck = region === "cervical";
      disc.show(state.disc);
      const plain = t(`stenosis.plain.${chosen}`);
      part.show(chosen, neck ? `${plain}. ${t("stenosis.plain.no_recess")}` : plain);
      if (recess instanceof HTMLInputElement) recess.disabled = neck;
      const percent = Math.round(100 * state[chosen]);
      const none = t("stenosis.amount.none");
      const met = shown ? lowered(inShort(shown, words)) : "";
      const spoken = percent ? t("stenosis.amount.some", { percent, state: met }) : none;
      amount.show(state[chosen], percent ? `${percent} %` : none, spoken);
      back.setAttribute("aria-label", t(`stenosis.${region}.less`));
      forward.setAttribute("aria-label", t(`stenosis.${region}.more`));
      const word = t(`stenosis.${region}.${postureWord(state.posture)}`);
      posture.show((state.posture + 1) / 2, word, word);
    },
  };
}

/** @param {number} posture */
const postureWord = (posture) => POSTURES.find(([below]) => posture < below)?.[1] ?? "forward";
