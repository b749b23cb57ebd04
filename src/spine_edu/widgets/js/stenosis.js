/**
 * StenosisExplorer: choose a place, how narrow it is and a posture; see and read what that means.
 *
 * @import { Look, Sweep } from "./types.js"
 * @import { Narrow } from "./stenosis_twin.js"
 * @import { Caption } from "./picture.js"
 * @import { Given } from "./explorer.js"
 * @import { Sweeps } from "./frames.js"
 */

import { chosen, NAMES } from "./chosen.js";
import { keepKeys } from "./controls.js";
import { demand } from "./demand.js";
import { html, tell } from "./dom.js";
import { explorerOf } from "./explorer.js";
import { decode } from "./frames.js";
import { gauge, told } from "./gauge.js";
import { gridOf, HERE } from "./grid.js";
import { discsOf } from "./library.js";
import { undrawn, withoutWords } from "./notes.js";
import { picture } from "./picture.js";
import { column } from "./room.js";
import { longestState } from "./roots.js";
import { follow } from "./state.js";
import { stenosisControls } from "./stenosis_controls.js";
import { narrowAt, sayings } from "./stenosis_shown.js";
import { describe } from "./stenosis_twin.js";
import { walker } from "./walker.js";
import { known, say, Told } from "./words.js";

const MOST_LABELS = 12;
/** Right end of the sac's scale, mm². */
const MOST_SAC_MM2 = 220;
const ROOM_ABOVE = 1.4;
const BANDS = ["very_narrow", "narrow", "between", "usual"];
const UPRIGHT = 0.25;
/** Where each narrow place is seen. */
const PLACES = /** @type {Record<string, "axial" | "foramen">} */ ({
  central: "axial",
  recess: "axial",
  foraminal: "foramen",
});
const WHYS = ["healthy", "upright", "forward", "back"];

/** @param {Given} given */
function explorer({ model, carrier, words, place, show, fail, well }) {
  /** @type {Look} */
  const look = model.get("look");
  const rules = model.get("rules");
  const facts = model.get("facts");
  const library = discsOf(model);
  /** @type {Map<string, ReturnType<typeof gridOf>>} */
  const grids = new Map();
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);
  const views = {
    axial: picture(look, {
      top: t("edges.front"),
      bottom: t("edges.back"),
      left: t("edges.right_side"),
      right: t("edges.left_side"),
    }),
    foramen: picture(look, {
      top: t("edges.up"),
      bottom: t("edges.down"),
      left: t("edges.front"),
      right: t("edges.back"),
    }),
  };
  const controls = stenosisControls(model, carrier, words, library.discs);
  const common = told(t("stenosis.gauge.common"), facts.common);
  const diagnosis = `${t("widgets.note.finding_not_diagnosis")}.`;
  const noRange = t("stenosis.gauge.no_range");
  const scale = gauge(
    {
      source: t("stenosis.gauge.source"),
      healthy: t("stenosis.gauge.healthy_mark"),
      titles: ["sac", "foramen"].map((place) => t(`stenosis.gauge.${place}`)),
      notes: [diagnosis, noRange].map(
        (note) => `${t("stenosis.gauge.healthy", { healthy: 888 })} ${note}`,
      ),
    },
    [common.element],
  );
  const figure = walker(look);
  /** @type {Sweeps | undefined} */
  let figures;
  const why = html("p", { class: "se-why" });
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const note = html("p", { class: "se-notes" });
  const reading = column(why, twin, note);
  const sliders = html(
    "div",
    { class: "se-bar se-bend" },
    figure.element,
    html("div", { class: "se-two" }, controls.amount, controls.posture),
    controls.reset,
  );
  const pictures = html(
    "div",
    { class: "se-room" },
    ...Object.values(views).map(({ element }) => element),
  );
  const root = html(
    "section",
    {
      class: "se-explorer se-stenosis",
      lang: model.get("lang"),
      "aria-label": t("widgets.title.stenosis"),
    },
    html(
      "div",
      { class: "se-body" },
      html("div", { class: "se-stage" }, pictures, sliders),
      html(
        "div",
        { class: "se-side" },
        html("div", { class: "se-choices" }, controls.disc, controls.part),
        scale.element,
        reading.element,
      ),
    ),
  );
  for (const [name, colour] of Object.entries(look.inks)) {
    root.style.setProperty(`--se-${name}`, colour);
  }
  keepKeys(root);
  show(root);

  let painted = "";
  let roomFor = "";
  /** All that may be said of it. @type {string[]} */
  let sayable = [];
  let wanted = 0;
  let closed = false;

  async function draw() {
    const turn = ++wanted;
    const state = chosen(carrier);
    const part = known("part", model.get("part"), Object.keys(PLACES));
    const parts = model.get("parts")[state.disc];
    if (!parts?.includes(part)) {
      well();
      lack(state, part, parts ? t("stenosis.plain.no_recess") : notHere(state.disc));
      return;
    }
    lacking.rest();
    figures ??= await decode(bytesOf(model.get("walker")));
    const sweeps = library.now(state.disc) ?? (await library.soon(state.disc));
    if (closed || turn !== wanted) return;
    const packed = sweeps.get(part);
    if (!packed) throw new Told("absent");
    const key = `${state.disc} ${part}`;
    const grid = grids.get(key) ?? gridOf(packed);
    grids.set(key, grid);
    well();
    present(grid, key, state, part);
  }

  /** A disc that is not in this file: a kernel, if there is one, is asked for it. @param {string} disc */
  function notHere(disc) {
    lacking.ask(disc);
    return t(`widgets.note.${model.get("making") === disc ? "making" : "not_baked"}`);
  }

  /** What cannot be shown, said in its place. @param {Record<string, any>} state @param {string} part @param {string} reason */
  function lack(state, part, reason) {
    painted = "";
    away(true);
    tell(why, "");
    read(`${state.disc}: ${reason}`, "");
    controls.show(state, part, model.get("regions")[state.disc]);
  }

  /**
   * @param {ReturnType<typeof gridOf>} grid
   * @param {string} key
   * @param {Record<string, any>} state
   * @param {string} part
   */
  function present(grid, key, state, part) {
    const region = model.get("regions")[state.disc];
    const [amount, posture] = [state[part], state.posture];
    const shown = narrowAt(
      { disc: state.disc, region, part, amount, posture },
      grid.nerves,
      grid.number,
      rules,
    );
    const said = describe(shown, rules, words);
    const captions = captionsOf(grid.sweep, shown);
    const place = PLACES[part];
    const view = views[place];
    grid.go(amount, posture);
    away(false);
    for (const [name, one] of Object.entries(views)) {
      one.element.classList.toggle("se-absent", name !== place);
    }
    if (key !== painted) {
      view.show(grid.sweep, 1, captions);
      view.resize(view.box.clientWidth, view.box.clientHeight);
    }
    painted = key;
    view.move(HERE, captions, t(`stenosis.picture.${place}`, { disc: state.disc, twin: said }));
    const figured = figures?.get(region);
    if (figured) figure.show(figured, posture);
    measured(grid, shown);
    tell(why, t(`stenosis.${region}.why_${whyOf(amount, posture)}`));
    makeRoom(state, region, part);
    read(said, remarkOn(state, region, part));
    controls.show(state, part, region, shown);
  }

  /** @param {ReturnType<typeof gridOf>} grid @param {Narrow} shown */
  function measured(grid, { part, region, amount, posture }) {
    // the figures are of the low back
    common.element.classList.toggle("se-absent", region !== "lumbar");
    const place = part === "foraminal" ? "foramen" : "sac";
    const name = `${place}_area_mm2`;
    const area = grid.number(name, amount, posture);
    const healthy = grid.number(name, 0, 0);
    const known = place === "sac" && region === "lumbar";
    const { absolute_mm2: absolute, relative_mm2: relative } = rules;
    const stops = known ? [absolute, relative, rules.usual_mm2] : [];
    const band = BANDS[stops.filter((stop) => area >= stop).length];
    scale.show(
      area,
      healthy,
      known ? MOST_SAC_MM2 : 10 * Math.ceil((ROOM_ABOVE * healthy) / 10),
      stops,
      {
        title: t(`stenosis.gauge.${place}`),
        area: t("stenosis.gauge.area", { area: Math.round(area) }),
        healthy: t("stenosis.gauge.healthy", { healthy: Math.round(healthy) }),
        band: known ? t(`stenosis.gauge.${band}`) : "",
        note: known ? diagnosis : noRange,
      },
      known ? facts.gauge : [],
    );
  }

  /** What else is narrow in the case, and not drawn. @param {Record<string, any>} state @param {string} part */
  const alsoNarrow = (state, part) =>
    ["central", "recess", "foraminal", "congenital"]
      .filter((name) => name !== part && state[name])
      .map((name) => t(`stenosis.also.${name}`));

  /** Pictures and scale; their room stays. @param {boolean} hidden */
  function away(hidden) {
    pictures.classList.toggle("se-away", hidden);
    scale.element.classList.toggle("se-absent", hidden);
  }

  /** A longer sentence, or one more note, moves nothing. @param {Record<string, any>} state @param {string} region @param {string} chosenPart */
  function makeRoom(state, region, chosenPart) {
    const grids = library.now(state.disc);
    if (roomFor !== state.disc && grids) {
      sayable = sayings(model, state.disc, grids.measured, words);
      roomFor = state.disc;
    }
    const whys = WHYS.map((name) => t(`stenosis.${region}.why_${name}`));
    const parts = /** @type {string[]} */ (model.get("parts")[state.disc]);
    // what a slider may add, here or in another explorer
    const added = { size: 1, [chosenPart]: 1 };
    const notes = ["prolapse", "bulge"].flatMap((finding) =>
      parts.map((part) => remarkOn({ ...state, ...added, finding }, region, part)),
    );
    reading.keep(whys, sayable, notes);
  }

  /** What of the case is not drawn. @param {Record<string, any>} state @param {string} region @param {string} part */
  function remarkOn(state, region, part) {
    const left = withoutWords(undrawn(state, region, model.get("drawn")), words);
    return [left, ...alsoNarrow(state, part)].filter(Boolean).join(" ");
  }

  /** @param {string} said @param {string} remark */
  function read(said, remark) {
    tell(twin, said);
    tell(note, remark);
  }

  const longest = longestState(words);

  /** @param {Sweep} sweep @param {Narrow} shown @returns {Caption[]} */
  function captionsOf(sweep, shown) {
    return sweep.pins
      .map((pin, rank) => {
        const met = shown.roots.find(({ root }) => root === pin.values.root);
        return {
          name: pin.name,
          word: t(`labels.${pin.key}.word`, pin.values),
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
  model.on("change:part", stop.again);
  const fit = () => {
    for (const view of Object.values(views)) {
      view.resize(view.box.clientWidth, view.box.clientHeight);
    }
    stop.again();
  };
  const watch = new ResizeObserver(fit);
  for (const view of Object.values(views)) watch.observe(view.box);
  // a typeface that comes late has other widths
  document.fonts.addEventListener("loadingdone", fit);
  return () => {
    closed = true;
    model.off("change:part", stop.again);
    stop.end();
    lacking.end();
    watch.disconnect();
    document.fonts.removeEventListener("loadingdone", fit);
  };
}

/** @param {number} amount @param {number} posture */
function whyOf(amount, posture) {
  if (!amount) return "healthy";
  if (Math.abs(posture) < UPRIGHT) return "upright";
  return posture > 0 ? "forward" : "back";
}

/** @param {DataView<ArrayBuffer>} bytes */
const bytesOf = ({ buffer, byteOffset, byteLength }) =>
  new Uint8Array(buffer, byteOffset, byteLength);

export default explorerOf(explorer);
