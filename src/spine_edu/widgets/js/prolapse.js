/**
 * ProlapseExplorer: choose a disc and a finding, let it grow, see and read what it meets.
 *
 * @import { Look, Sweep } from "./types.js"
 * @import { Shown } from "./twin.js"
 * @import { Caption } from "./picture.js"
 * @import { Given } from "./explorer.js"
 */

import { chosen, NAMES } from "./chosen.js";
import { keepKeys } from "./controls.js";
import { html } from "./dom.js";
import { explorerOf } from "./explorer.js";
import { between, placeOf } from "./frames.js";
import { discsOf } from "./library.js";
import { undrawn, withoutWords } from "./notes.js";
import { picture } from "./picture.js";
import { prolapseControls } from "./prolapse_controls.js";
import { rootsAt } from "./roots.js";
import { follow } from "./state.js";
import { describe } from "./twin.js";
import { say } from "./words.js";

/** The picture names the finding; which kind it is stands on the button that is pressed. */
const LABELS = /** @type {Record<string, string>} */ ({
  protrusion: "prolapse",
  extrusion: "prolapse",
  sequestration: "prolapse",
});
const MOST_LABELS = 12;

/** @param {Given} given */
function explorer({ model, carrier, words, show, fail, well }) {
  /** @type {Look} */
  const look = model.get("look");
  const library = discsOf(model);
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);

  const view = picture(look, {
    top: t("edges.front"),
    bottom: t("edges.back"),
    left: t("edges.right_side"),
    right: t("edges.left_side"),
  });
  const controls = prolapseControls(carrier, words, {
    discs: library.discs,
    zones: model.get("zones"),
    kinds: model.get("kinds"),
  });
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const measures = html("p", { class: "se-measures" });
  const note = html("p", { class: "se-notes" });
  const stage = html(
    "div",
    { class: "se-stage" },
    view.element,
    html("div", { class: "se-bar" }, controls.size, controls.reset),
  );
  const side = html(
    "div",
    { class: "se-side" },
    html("div", { class: "se-read" }, twin, measures, note),
    html(
      "div",
      { class: "se-choices" },
      html("div", { class: "se-pair" }, controls.disc, controls.side),
      ...[controls.finding, controls.zone, controls.kind],
    ),
  );
  const root = html(
    "section",
    { class: "se-explorer", lang: model.get("lang"), "aria-label": t("widgets.title.prolapse") },
    html("div", { class: "se-body" }, stage, side),
  );
  for (const [name, colour] of Object.entries(look.inks)) {
    root.style.setProperty(`--se-${name}`, colour);
  }
  keepKeys(root);
  show(root);

  /** The sweep on show and how it is turned; another one is painted anew. */
  let painted = "";
  let wanted = 0;
  let closed = false;

  async function draw() {
    const turn = ++wanted;
    const state = chosen(carrier);
    if (!library.discs.includes(state.disc)) {
      well();
      lack(state);
      return;
    }
    const ready = library.now(state.disc);
    const sweeps = ready ?? (await library.soon(state.disc));
    if (closed || turn !== wanted) return;
    const meant = controls.meant(state);
    const sweep = sweeps.get(meant === "bulge" ? "bulge" : `${state.zone}.${state.kind}`);
    if (!sweep) throw new Error(t("widgets.note.not_baked"));
    well();
    view.element.hidden = false;
    present(sweep, state);
  }

  /** A disc of the selection that is not in this file. @param {Record<string, any>} state */
  function lack(state) {
    painted = "";
    view.element.hidden = true;
    tell(`${state.disc}: ${t("widgets.note.not_baked")}`, "", "");
    controls.show(state);
  }

  /** @param {Sweep} sweep @param {Record<string, any>} state */
  function present(sweep, state) {
    const mirror = state.side === "right" && sweep.key !== "bulge" ? -1 : 1;
    const size = state.finding === "none" ? 0 : state.size;
    const place = placeOf(sweep.stops, size);
    /** @type {Shown} */
    const shown = {
      disc: state.disc,
      region: model.get("regions")[state.disc],
      side: state.side,
      finding: state.finding,
      zone: state.zone,
      kind: state.kind,
      size,
      sacMm2: between(sweep.numbers.sac_area_mm2, place),
      healthyMm2: between(sweep.numbers.sac_area_healthy_mm2, place),
      roots: rootsAt(sweep, place, mirror, model.get("rules")),
    };
    const said = describe(shown, model.get("rules"), words);
    const captions = captionsOf(sweep, shown, mirror);
    const now = `${state.disc} ${sweep.key} ${mirror}`;
    if (now !== painted) view.show(sweep, mirror, captions);
    painted = now;
    view.move(place, captions, t("widgets.picture.axial", { disc: state.disc, twin: said }));
    const [area, healthy] = [Math.round(shown.sacMm2), Math.round(shown.healthyMm2)];
    const left = undrawn(state, shown.region, model.get("drawn"));
    tell(said, t("widgets.measure.sac", { area, healthy }), withoutWords(left, words));
    controls.show(state, shown);
  }

  /** @param {string} said @param {string} measured @param {string} noted */
  function tell(said, measured, noted) {
    if (twin.textContent !== said) twin.textContent = said;
    measures.textContent = measured;
    note.textContent = noted;
  }

  /** @param {Sweep} sweep @param {Shown} shown @param {1 | -1} mirror @returns {Caption[]} */
  function captionsOf(sweep, shown, mirror) {
    return sweep.pins
      .map((pin, rank) => {
        const side = /_(left|right)$/.exec(pin.name)?.[1];
        const seen = mirror === 1 ? side : side === "left" ? "right" : "left";
        const met = shown.roots.find((one) => one.root === pin.values.root && one.side === seen);
        return {
          name: pin.name,
          word: t(`labels.${LABELS[pin.key] ?? pin.key}.word`, pin.values),
          note: met ? t(`widgets.state.${met.state}`) : "",
          latin: t(`labels.${pin.key}.latin`, pin.values),
          strong: met !== undefined && met.state !== "free",
          rank,
        };
      })
      .filter((caption) => caption.rank < MOST_LABELS);
  }

  const stop = follow(carrier, NAMES, draw, fail);
  const fit = () => {
    view.resize(view.box.clientWidth, view.box.clientHeight);
    stop.again();
  };
  const watch = new ResizeObserver(fit);
  watch.observe(view.box);
  // a typeface that comes late has other widths
  document.fonts.addEventListener("loadingdone", fit);
  return () => {
    closed = true;
    stop.end();
    watch.disconnect();
    document.fonts.removeEventListener("loadingdone", fit);
  };
}

export default explorerOf(explorer);
