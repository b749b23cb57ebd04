/**
 * The controls of the explorer of one finding.
 *
 * @import { Model, Words } from "./types.js"
 * @import { Shown } from "./twin.js"
 */

import { NORMAL } from "./chosen.js";
import { button, choice, slider } from "./controls.js";
import { inShort } from "./twin.js";
import { capital, lowered, say } from "./words.js";

const STEP = 0.01;
const JUMP = 0.05;
const FIRST_SIZE = 0.6;

/**
 * @param {Model} carrier
 * @param {Words} words
 * @param {{ discs: string[], zones: string[], kinds: string[] }} options
 */
export function prolapseControls(carrier, words, options) {
  const memory = { size: FIRST_SIZE, finding: "prolapse" };
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);
  /** @param {Record<string, unknown>} changes */
  const put = (changes) => {
    for (const [name, value] of Object.entries(changes)) carrier.set(name, value);
    carrier.save_changes();
  };
  /**
   * @param {string} name
   * @param {string[]} values
   * @param {(value: string) => string} label
   * @param {(value: string) => string} [meaning]
   * @param {(value: string) => void} [pick]
   */
  const pick = (name, values, label, meaning, pick = (value) => put({ [name]: value })) =>
    choice({
      label: t(`widgets.control.${name}`),
      options: values.map((value) => ({ value, label: label(value) })),
      onPick: pick,
      meanings: meaning && values.map(meaning),
    });
  /** @param {string} value */
  const plain = (value) => t(`widgets.plain.${value}`);
  /** @param {string} value */
  const place = (value) => t(`case.zone.${value}`);
  const midline = t("widgets.plain.midline");

  const disc = pick("disc", options.discs, (value) => value);
  // the patient's right is on the left of the picture, and so is its button
  const side = pick(
    "side",
    ["right", "left"],
    (value) => capital(t(`case.side.${value}`)),
    () => midline,
  );
  const finding = pick(
    "finding",
    ["none", "prolapse", "bulge"],
    (value) => t(`widgets.finding.${value}`),
    plain,
    (value) =>
      put({ finding: value, size: value === "none" ? 0 : carrier.get("size") || memory.size }),
  );
  const zone = pick("zone", options.zones, (value) => t(`widgets.zone.${value}`), place);
  const kind = pick(
    "kind",
    options.kinds,
    (value) => capital(t(`case.kind_report.${value}`)),
    plain,
  );
  const size = slider({
    label: t("widgets.control.size"),
    less: t("widgets.control.less_of", { control: t("widgets.control.size") }),
    more: t("widgets.control.more_of", { control: t("widgets.control.size") }),
    step: STEP,
    jump: JUMP,
    values: ["100 %"],
    onInput: (value) =>
      put({
        size: Math.round(value * 100) / 100,
        finding: carrier.get("finding") === "none" ? memory.finding : carrier.get("finding"),
      }),
  });
  const reset = button(t("widgets.control.back_to_normal"), () => put(NORMAL));

  return {
    size: size.element,
    reset,
    choices: [disc, side, finding, zone, kind].map(({ element }) => element),
    /** The finding that is meant, also while its size is zero. @param {Record<string, any>} state */
    meant: (state) => (state.finding === "none" ? memory.finding : state.finding),
    /**
     * @param {Record<string, any>} state
     * @param {Shown} [shown] Not there where the disc cannot be shown.
     */
    show(state, shown) {
      if (state.size > 0) memory.size = state.size;
      if (state.finding !== "none") memory.finding = state.finding;
      const prolapse = state.finding !== "bulge";
      const central = prolapse && state.zone === "central";
      disc.show(state.disc);
      side.show(state.side, central ? midline : "", prolapse && !central);
      finding.show(state.finding, plain(state.finding));
      zone.show(state.zone, place(state.zone), prolapse);
      kind.show(state.kind, plain(state.kind), prolapse);
      const percent = Math.round(100 * state.size);
      const spoken =
        percent && shown
          ? t("widgets.value.size", { percent, state: lowered(inShort(shown, words)) })
          : t("widgets.value.size_none");
      size.show(state.size, `${percent} %`, spoken);
    },
  };
}
