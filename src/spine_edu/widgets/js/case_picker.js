/**
 * CasePicker: level, side and finding word of a report choose what all explorers show.
 *
 * @import { Given } from "./explorer.js"
 *
 * @typedef {{
 *   key: string, row: string, values: Record<string, unknown>, regions: string[], sided: boolean,
 * }} Term
 * @typedef {Record<string, { word: string, one: string, plain: string, short: string }>} TermWords
 */

import { chosen, NAMES } from "./chosen.js";
import { button, choice, keepKeys } from "./controls.js";
import { html } from "./dom.js";
import { explorerOf } from "./explorer.js";
import { HEALTHY } from "./link.js";
import { roomy } from "./room.js";
import { follow } from "./state.js";
import { capital, say } from "./words.js";

const ROWS = ["protrusion", "extrusion", "sequestration", "others"];
const ORDER = ["prolapse", "bulge", "spur", "central", "recess", "foraminal", "congenital"];
/** A word of a report says nothing of these. */
const KEPT = ["side", "irritation", "pressure", "age"];
const SHAPE = Object.fromEntries(Object.entries(HEALTHY).filter(([name]) => !KEPT.includes(name)));

/** @param {Given} given */
function picker({ model, carrier, words, place, show, fail, well }) {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);
  /** @type {Record<string, string>} */
  const regions = model.get("regions");
  /** @type {Term[]} */
  const terms = model.get("terms").map((/** @type {any[]} */ [key, row, values, where, sided]) => ({
    key,
    row,
    values,
    regions: where,
    sided,
  }));
  const said = /** @type {TermWords} */ (/** @type {unknown} */ (words.terms));
  /** @param {Record<string, unknown>} changes */
  const put = (changes) => {
    for (const [name, value] of Object.entries(changes)) carrier.set(name, value);
    carrier.save_changes();
  };

  const level = choice({
    label: t("picker.level"),
    options: model.get("discs").map((/** @type {string} */ value) => ({ value, label: value })),
    onPick: pickLevel,
  });
  // the patient's right is on the left of the pictures, and so is its button
  const side = choice({
    label: t("widgets.control.side"),
    options: ["right", "left"].map((value) => ({ value, label: capital(t(`case.side.${value}`)) })),
    onPick: (value) => put({ side: value }),
  });
  const rows = ROWS.map((row) => {
    const own = terms.filter((term) => term.row === row);
    return choice({
      label: row === "others" ? t("picker.others") : capital(t(`case.kind_report.${row}`)),
      options: own.map(({ key }) => ({
        value: key,
        label: said[key].short,
        spoken: said[key].word,
      })),
      onPick: (value) => put({ ...SHAPE, ...own.find(({ key }) => key === value)?.values }),
    });
  });
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const root = html(
    "section",
    { class: "se-explorer", lang: model.get("lang"), "aria-label": t("picker.title") },
    html(
      "div",
      { class: "se-picker" },
      html("div", { class: "se-where" }, level.element, side.element),
      ...rows.map((row) => row.element),
      html(
        "div",
        { class: "se-told" },
        roomy(twin, sayings()).element,
        button(t("picker.reset"), () => put(SHAPE)),
      ),
    ),
  );
  for (const [name, colour] of Object.entries(model.get("inks"))) {
    root.style.setProperty(`--se-${name}`, String(colour));
  }
  keepKeys(root);
  show(root);

  /** Each word at each level, on either side. */
  function sayings() {
    return Object.keys(regions).flatMap((disc) =>
      ["left", "right"].flatMap((side) =>
        [undefined, ...terms].map((word) => told({ disc, side }, word)),
      ),
    );
  }

  /** What is not used at the new level is let go. @param {string} disc */
  function pickLevel(disc) {
    const word = terms.find(({ key }) => key === wordOf(chosen(carrier), regions));
    const fits = !word || word.regions.includes(regions[disc]);
    put(fits ? { disc } : { ...SHAPE, disc });
  }

  async function draw() {
    const state = chosen(carrier);
    const word = terms.find(({ key }) => key === wordOf(state, regions));
    well();
    level.show(state.disc);
    side.show(state.side, "", word?.sided ?? true);
    for (const row of rows) {
      row.offer((key) =>
        terms.some((term) => term.key === key && term.regions.includes(regions[state.disc])),
      );
      row.show(word?.key ?? "");
    }
    const text = told(state, word);
    if (twin.textContent !== text) twin.textContent = text;
  }

  /** @param {Record<string, any>} state @param {Term | undefined} word */
  function told(state, word) {
    if (!word) return t("picker.healthy", { disc: state.disc });
    const { one, plain, word: name } = said[word.key];
    const side = t(`case.side.${state.side}`);
    const where = word.sided ? "where" : "where_midline";
    return [
      t(`picker.${where}`, { disc: state.disc, side, word: name }),
      plain,
      t("picker.shows", { one }),
    ].join(" ");
  }

  const stop = follow(carrier, NAMES, draw, fail, place);
  return () => stop.end();
}

/**
 * The word for what is chosen; the twin of `word_of` in `report_words.py`.
 *
 * @param {Record<string, any>} state
 * @param {Record<string, string>} regions
 */
function wordOf(state, regions) {
  /** @param {string} name */
  const there = (name) =>
    name === "prolapse" || name === "bulge"
      ? state.finding === name && state.size > 0
      : state[name] > 0 && (name !== "spur" || regions[state.disc] === "cervical");
  const first = ORDER.find(there) ?? (state.degeneration > 1 ? "degeneration" : "");
  return first === "prolapse" ? `${state.zone}.${state.kind}` : first;
}

export default explorerOf(picker);
