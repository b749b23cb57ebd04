/**
 * ScanExplorer: the same slice in greys and as a drawing; point at a part, or choose its name.
 *
 * @import { Look, Sweep } from "./types.js"
 * @import { Given } from "./explorer.js"
 * @import { Sweeps } from "./frames.js"
 * @import { Part } from "./scan_picture.js"
 */

import { chosen, NAMES } from "./chosen.js";
import { choice, keepKeys, slider } from "./controls.js";
import { demand } from "./demand.js";
import { html } from "./dom.js";
import { explorerOf } from "./explorer.js";
import { decode } from "./frames.js";
import { column, roomy } from "./room.js";
import { scanPicture } from "./scan_picture.js";
import { follow } from "./state.js";
import { known, say, Told } from "./words.js";

const VIEWS = ["axial", "sagittal"];
const WHICH = ["healthy", "case"];
const OWN = ["view", "which", "fade"];
const STEP = 0.01;
const JUMP = 0.25;

/** @param {Given} given */
function explorer({ model, carrier, words, place, show, fail, well }) {
  /** @type {Look} */
  const look = model.get("look");
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);
  /** @param {Record<string, unknown>} changes */
  const own = (changes) => {
    for (const [name, value] of Object.entries(changes)) model.set(name, value);
    model.save_changes();
  };
  /** @param {"view" | "which"} name @param {string[]} values */
  const pick = (name, values) =>
    choice({
      label: t(`scan.control.${name}`),
      options: values.map((value) => ({ value, label: t(`scan.${name}.${value}`) })),
      onPick: (value) => own({ [name]: value }),
    });
  const view = pick("view", VIEWS);
  const which = pick("which", WHICH);
  const fade = slider({
    label: t("scan.control.fade"),
    less: t("scan.control.less"),
    more: t("scan.control.more"),
    step: STEP,
    jump: JUMP,
    onInput: (value) => own({ fade: Math.round(value * 100) / 100 }),
    values: ["scan", "drawing", "both"].map((word) => t(`scan.fade.${word}`, { percent: 88 })),
  });
  const picture = scanPicture(look, (name) => point(name));
  const title = html("p", { class: "se-legend-word" }, t("scan.parts.title"));
  const names = html("div", { class: "se-names", role: "group" });
  names.setAttribute("aria-label", t("scan.parts.title"));
  const told = html("p", { class: "se-part", "aria-live": "polite" });
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const drawn = html("p", { class: "se-notes" }, t("widgets.note.drawn"));
  const note = html("p", { class: "se-notes" });
  const named = roomy(names);
  const reading = column(told, twin, note);
  const root = html(
    "section",
    {
      class: "se-explorer se-scan",
      lang: model.get("lang"),
      "aria-label": t("widgets.title.scan"),
    },
    html(
      "div",
      { class: "se-body" },
      html(
        "div",
        { class: "se-stage" },
        picture.element,
        drawn,
        html("div", { class: "se-bar" }, fade.element),
      ),
      html(
        "div",
        { class: "se-side" },
        html("div", { class: "se-choices" }, view.element, which.element),
        html("div", { class: "se-find" }, title, named.element),
        reading.element,
      ),
    ),
  );
  for (const [name, colour] of Object.entries(look.inks)) {
    root.style.setProperty(`--se-${name}`, colour);
  }
  keepKeys(root);
  show(root);

  /** @type {Sweeps | undefined} */
  let sweeps;
  let painted = "";
  let kept = "";
  let closed = false;
  /** @type {Part[]} */
  let parts = [];

  /** Shows a part for as long as something points at it. @param {string} name */
  function point(name) {
    const part = parts.find((one) => one.name === (name || kept));
    picture.mark(part);
    told.textContent = part ? describe(part) : t("scan.parts.hint");
    for (const button of names.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.name === kept));
    }
  }

  /** @param {Part} part */
  const describe = ({ word, latin, grey }) =>
    `${word}${latin ? ` (${latin})` : ""}: ${t(`scan.grey.${grey}`)}`;

  /** @param {string} name */
  function keep(name) {
    kept = kept === name ? "" : name;
    point(kept);
  }

  /** @param {Part} part */
  function buttonOf(part) {
    const button = html("button", { type: "button", class: "se-name", "aria-pressed": "false" });
    button.textContent = part.word;
    button.dataset.name = part.name;
    button.addEventListener("click", () => keep(part.name));
    for (const event of ["focus", "pointerenter"]) {
      button.addEventListener(event, () => point(part.name));
    }
    for (const event of ["blur", "pointerleave"]) button.addEventListener(event, () => point(""));
    return button;
  }

  /** For all slices of the file: neither another one nor a longer sentence moves anything. */
  function makeRoom() {
    /** @type {Record<string, Part[]>} */
    const all = model.get("parts");
    const words = Object.values(all);
    named.keep(words.map((some) => html("div", { class: "se-names" }, ...some.map(nameOf))));
    const { disc } = model.get("opening");
    reading.keep(
      [t("scan.parts.hint"), ...words.flat().map(describe)],
      Object.values(model.get("told")),
      ["no_disc", "no_case"].map((key) => t(`scan.plain.${key}`, { disc })),
    );
    const ratios = Object.keys(all).map((key) => ratioOf(sweeps?.get(key)));
    picture.fit(Math.max(...ratios));
  }

  async function draw() {
    sweeps ??= await decode(bytesOf(model.get("frames")));
    if (closed) return;
    if (!painted) makeRoom();
    const state = chosen(carrier);
    known("view", model.get("view"), VIEWS);
    known("which", model.get("which"), WHICH);
    const opening = model.get("opening");
    const places = model.get("places");
    const found = `case.${model.get("view")}` in places;
    const same = Object.entries(opening).every(([name, value]) => state[name] === value);
    const possible = found && same;
    const seen = possible && model.get("which") === "case" ? "case" : "healthy";
    const key = `${seen}.${model.get("view")}`;
    const sweep = sweeps.get(key);
    if (!sweep) throw new Told("absent");
    well();
    const disc = opening.disc;
    const said = model.get("told")[seen];
    if (key !== painted) {
      const [start, length] = places[key] ?? [];
      parts = model.get("parts")[key];
      if (!length || !parts) throw new Told("absent");
      if (!parts.some((part) => part.name === kept)) kept = "";
      const grey = bytesOf(model.get("pictures")).subarray(start, start + length);
      if (grey.length !== length) throw new Error(`${key}: ${grey.length} bytes, not ${length}`);
      picture.show(sweep, grey, parts, edgesOf(model.get("view")));
      names.replaceChildren(...parts.map(buttonOf));
      painted = key;
      point("");
    }
    const share = model.get("fade");
    picture.fade(share, t(`scan.picture.${model.get("view")}`, { disc, twin: said }));
    if (twin.textContent !== said) twin.textContent = said;
    const lacks = noteOf(state, disc, possible);
    note.textContent = lacks && model.get("making") ? t("widgets.note.making") : lacks;
    if (lacks) lacking.ask(JSON.stringify(state));
    else lacking.rest();
    view.show(model.get("view"));
    which.show(seen, seen === "case" ? t("scan.plain.case") : t("scan.plain.healthy", { disc }));
    const finding = which.element.querySelector("input[value=case]");
    if (finding instanceof HTMLInputElement) finding.disabled = !possible;
    const percent = Math.round(100 * share);
    const word = share === 0 ? "scan" : share === 1 ? "drawing" : "both";
    fade.show(share, t(`scan.fade.${word}`, { percent }), t(`scan.fade.${word}`, { percent }));
  }

  /** @param {string} seen @returns {Record<string, string>} */
  const edgesOf = (seen) =>
    seen === "axial"
      ? {
          top: t("edges.front"),
          bottom: t("edges.back"),
          left: t("edges.right_side"),
          right: t("edges.left_side"),
        }
      : { left: t("edges.front"), right: t("edges.back") };

  /** @param {Record<string, any>} state @param {string} disc @param {boolean} possible */
  function noteOf(state, disc, possible) {
    if (state.disc !== disc) return t("scan.plain.no_disc", { disc });
    return possible || isHealthy(state) ? "" : t("scan.plain.no_case");
  }

  const lacking = demand(model, () => stop.again());
  const stop = follow(carrier, NAMES, draw, fail, place);
  for (const name of OWN) model.on(`change:${name}`, stop.again);
  return () => {
    closed = true;
    for (const name of OWN) model.off(`change:${name}`, stop.again);
    stop.end();
    lacking.end();
    picture.end();
  };
}

/** Room for a button. @param {Part} part */
const nameOf = ({ word }) => html("span", { class: "se-name" }, word);

/** @param {Sweep | undefined} sweep */
function ratioOf(sweep) {
  if (!sweep) return 0;
  const [x0, x1, y0, y1] = sweep.frameMm;
  return (x1 - x0) / (y1 - y0);
}

/** @param {Record<string, any>} state */
const isHealthy = (state) =>
  !state.size &&
  !state.central &&
  !state.recess &&
  !state.foraminal &&
  !state.congenital &&
  !state.spur &&
  state.degeneration === 1;

/** @param {DataView<ArrayBuffer>} bytes */
const bytesOf = ({ buffer, byteOffset, byteLength }) =>
  new Uint8Array(buffer, byteOffset, byteLength);

export default explorerOf(explorer);
