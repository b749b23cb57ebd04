/**
 * ProlapseExplorer: choose a disc and a finding, let it grow, see and read what it meets.
 *
 * @import { Look, Sweep } from "./types.js"
 * @import { Shown } from "./twin.js"
 * @import { Caption } from "./picture.js"
 * @import { Given } from "./explorer.js"
 */

import { alongPicture } from "./along.js";
import { chosen, NAMES } from "./chosen.js";
import { keepKeys } from "./controls.js";
import { demand } from "./demand.js";
import { html, tell } from "./dom.js";
import { explorerOf } from "./explorer.js";
import { feltMap } from "./felt.js";
import { placeOf } from "./frames.js";
import { discsOf } from "./library.js";
import { undrawn, withoutWords } from "./notes.js";
import { picture } from "./picture.js";
import { prolapseControls } from "./prolapse_controls.js";
import { mirrorOf, sayings, shownAt, sizeOf } from "./prolapse_shown.js";
import { column } from "./room.js";
import { hardest, longestState } from "./roots.js";
import { follow } from "./state.js";
import { describe } from "./twin.js";
import { unpacked } from "./unpacked.js";
import { known, say, Told } from "./words.js";

/** The picture names the finding; which kind it is stands on the button that is pressed. */
const LABELS = /** @type {Record<string, string>} */ ({
  protrusion: "prolapse",
  extrusion: "prolapse",
  sequestration: "prolapse",
});
const MOST_LABELS = 12;
const VIEWS = ["axial", "sagittal"];
/** Heights of the two lines of `cuts.py`. */
const LINES_MM = [-12, 12];

/** @param {Given} given */
function explorer({ model, carrier, words, place, show, fail, well }) {
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
  const sideways = {
    label: t("widgets.control.slice"),
    less: t("widgets.control.slice_lower"),
    more: t("widgets.control.slice_higher"),
    why: t("widgets.note.one_slice"),
    front: t("edges.front"),
    back: t("edges.back"),
    height: (/** @type {number} */ mm) =>
      t(`widgets.value.slice_${mm > 0 ? "above" : mm < 0 ? "below" : "middle"}`, {
        mm: Math.abs(mm),
      }),
  };
  const along = alongPicture(look, sideways, (mm) => {
    cutMm = mm;
    stop.again();
  });
  const felt = unpacked(model.get("body")).then((body) => {
    const roots = Object.keys(body.areas).map((root) => t("widgets.picture.body_short", { root }));
    const map = feltMap(body, model.get("look").body, [...roots, t("widgets.picture.body_free")]);
    views.append(map.element);
    return map;
  });
  felt.catch(() => {}); // said when it is waited for
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const measures = html("p", { class: "se-measures" });
  const note = html("p", { class: "se-notes" });
  const told = column(twin, note);
  const views = html("div", { class: "se-views" }, along.element);
  const pictures = html("div", { class: "se-across" }, view.element, html("div", {}, measures));
  const root = html(
    "section",
    { class: "se-explorer", lang: model.get("lang"), "aria-label": t("widgets.title.prolapse") },
    html(
      "div",
      { class: "se-linked" },
      pictures,
      html("div", { class: "se-beside" }, views, told.element),
      html(
        "div",
        { class: "se-controls" },
        html("div", { class: "se-bar" }, controls.size, controls.reset),
        html("div", { class: "se-choices" }, ...controls.choices),
      ),
    ),
  );
  for (const [name, colour] of Object.entries(look.inks)) {
    root.style.setProperty(`--se-${name}`, colour);
  }
  keepKeys(root);
  show(root);

  /** The sweep on show and how it is turned; another one is painted anew. */
  let painted = "";
  let beside = "";
  let roomFor = "";
  /** All that may be said of it. @type {string[]} */
  let sayable = [];
  /** Height of the picture across, above the middle of the disc. */
  let cutMm = 0;
  /** @type {Awaited<typeof felt> | undefined} */
  let map;
  let wanted = 0;
  let closed = false;

  async function draw() {
    const turn = ++wanted;
    const state = chosen(carrier);
    known("zone", state.zone, model.get("zones"));
    known("kind", state.kind, model.get("kinds"));
    if (!library.discs.includes(state.disc)) {
      well();
      lack(state);
      return;
    }
    const ready = VIEWS.map((name) => library.now(state.disc, name));
    // nothing is waited for while all is there: a slider is followed in the same frame
    if (!map || !ready.every(Boolean)) {
      const soon = VIEWS.map((name) => library.soon(state.disc, name));
      [map] = await Promise.all([felt, ...soon]);
    }
    if (closed || turn !== wanted) return;
    const meant = controls.meant(state);
    const key = meant === "bulge" ? "bulge" : `${state.zone}.${state.kind}`;
    const [sweep, companion] = VIEWS.map((name) => library.now(state.disc, name)?.get(key));
    if (!sweep || !companion) throw new Told("absent");
    const slices = slicesOf(key);
    if (library.has(state.disc, slices) && !library.now(state.disc, slices)) {
      await library.soon(state.disc, slices);
      if (closed || turn !== wanted) return;
    }
    well();
    lacking.rest();
    hide(false);
    present(sweep, companion, state);
  }

  /** Their room stays. @param {boolean} hidden */
  function hide(hidden) {
    pictures.classList.toggle("se-away", hidden);
    views.classList.toggle("se-away", hidden);
  }

  /** A disc of the selection that is not in this file. @param {Record<string, any>} state */
  function lack(state) {
    painted = "";
    beside = "";
    hide(true);
    lacking.ask(state.disc);
    const note = model.get("making") === state.disc ? "making" : "not_baked";
    read(`${state.disc}: ${t(`widgets.note.${note}`)}`, "", "");
    controls.show(state);
  }

  /** @param {Sweep} sweep @param {Sweep} companion @param {Record<string, any>} state */
  function present(sweep, companion, state) {
    const mirror = mirrorOf(sweep, state.side);
    const size = sizeOf(state);
    const shown = shownAt(model, state, sweep);
    const said = describe(shown, model.get("rules"), words);
    const cut = showCut(state.disc, sweep, companion);
    const captions = captionsOf(cut, shown, mirror);
    const now = `${state.disc} ${sweep.key} ${cut.atMm} ${mirror}`;
    if (now !== painted) view.show(cut, mirror, captions);
    painted = now;
    view.move(
      placeOf(cut.stops, size),
      captions,
      t("widgets.picture.axial", { disc: state.disc, twin: said }),
    );
    const spoken = t("widgets.picture.sagittal", { disc: state.disc, twin: said });
    along.move(placeOf(companion.stops, size), spoken);
    showFelt(shown);
    const [area, healthy] = [Math.round(shown.sacMm2), Math.round(shown.healthyMm2)];
    const left = undrawn(state, shown.region, model.get("drawn"));
    makeRoom(state, shown.region);
    read(said, t("widgets.measure.sac", { area, healthy }), withoutWords(left, words));
    controls.show(state, shown);
  }

  /** The picture along, and the cut that is chosen. @param {string} disc @param {Sweep} sweep @param {Sweep} companion */
  function showCut(disc, sweep, companion) {
    if (beside !== `${disc} ${sweep.key}`) {
      cutMm = sweep.atMm;
      along.show(companion);
    }
    beside = `${disc} ${sweep.key}`;
    const slices = library.now(disc, slicesOf(sweep.key));
    const heights = slices ? [0, ...model.get("beside")].map((mm) => sweep.atMm + mm) : [cutMm];
    heights.sort((a, b) => a - b);
    along.cut(
      heights,
      heights.map((mm) => lineAt(model.get("cuts")[disc], mm)),
      cutMm,
    );
    return slices?.get(`at${cutMm}`) ?? sweep;
  }

  /** @param {Shown} shown */
  function showFelt(shown) {
    const met = hardest(shown.roots);
    const free = t("widgets.picture.body_free");
    const short = met ? t("widgets.picture.body_short", { root: met.root }) : free;
    const spoken = met ? t("widgets.picture.body", { root: met.root }) : free;
    map?.show(shown.region, met, short, spoken);
  }

  /** A longer sentence, or one more note, moves nothing. @param {Record<string, any>} state @param {string} region */
  function makeRoom(state, region) {
    const sweeps = library.now(state.disc);
    if (roomFor !== state.disc && sweeps) {
      sayable = sayings(model, state.disc, sweeps.measured, words);
      roomFor = state.disc;
    }
    // what a slider may add, here or in another explorer
    const added = { size: 1, central: 1, posture: 1 };
    const notes = ["prolapse", "bulge"].map((finding) => {
      const left = undrawn({ ...state, ...added, finding }, region, model.get("drawn"));
      return withoutWords(left, words);
    });
    told.keep(sayable, notes);
  }

  /** @param {string} said @param {string} measured @param {string} remark */
  function read(said, measured, remark) {
    tell(twin, said);
    tell(measures, measured);
    tell(note, remark);
  }

  const longest = longestState(words);

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
          longest: met ? longest : "",
          latin: t(`labels.${pin.key}.latin`, pin.values),
          strong: met !== undefined && met.state !== "free",
          rank,
        };
      })
      .filter((caption) => caption.rank < MOST_LABELS);
  }

  const lacking = demand(model, () => stop.again());
  const stop = follow(carrier, NAMES, draw, fail, place);
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
    lacking.end();
    watch.disconnect();
    document.fonts.removeEventListener("loadingdone", fit);
  };
}

/** Name under which further cuts of a finding travel. @param {string} key */
const slicesOf = (key) => `slices ${key}`;

/**
 * Where the picture across is cut, between the two lines that are known.
 *
 * @param {number[][]} lines
 * @param {number} atMm
 * @returns {[number, number, number, number]}
 */
function lineAt([low, high], atMm) {
  const share = (atMm - LINES_MM[0]) / (LINES_MM[1] - LINES_MM[0]);
  const [x0, y0, x1, y1] = low.map((value, i) => value + share * (high[i] - value));
  return [x0, y0, x1, y1];
}

export default explorerOf(explorer);
