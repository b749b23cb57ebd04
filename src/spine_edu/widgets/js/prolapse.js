/**
 * ProlapseExplorer: choose a disc and a finding, let it grow, see and read what it meets.
 *
 * @import { Look, Model, RenderProps, Sweep, Words } from "./types.js"
 * @import { Shown } from "./twin.js"
 * @import { Caption } from "./picture.js"
 */

import { button, choice, keepKeys, slider } from "./controls.js";
import { html } from "./dom.js";
import { between, placeOf } from "./frames.js";
import { discsOf } from "./library.js";
import { picture } from "./picture.js";
import { rootsAt } from "./roots.js";
import { carrierOf, follow } from "./state.js";
import { describe, inShort } from "./twin.js";
import { capital, say } from "./words.js";

const NAMES = ["disc", "side", "finding", "zone", "kind", "size", "others"];
/** The picture names the finding; which kind it is stands on the button that is pressed. */
const LABELS = /** @type {Record<string, string>} */ ({
  protrusion: "prolapse",
  extrusion: "prolapse",
  sequestration: "prolapse",
});
const STEP = 0.01;
const JUMP = 0.05;
const FIRST_SIZE = 0.6;

/** @param {RenderProps} props */
async function render({ model, el, host }) {
  const carrier = await carrierOf(model, host);
  /** @type {Words} */
  const words = model.get("words");
  try {
    return explorer(model, carrier, el, words);
  } catch (error) {
    el.replaceChildren(failure(words, error));
    return undefined;
  }
}

/**
 * @param {Words} words
 * @param {unknown} error
 */
function failure(words, error) {
  const reason = error instanceof Error ? `${error.message}.` : "";
  return html(
    "p",
    { class: "se-failure", role: "alert" },
    say(words, "widgets.note.missing", { reason }),
  );
}

/**
 * @param {Model} model
 * @param {Model} carrier
 * @param {HTMLElement} el
 * @param {Words} words
 */
function explorer(model, carrier, el, words) {
  /** @type {Look} */
  const look = model.get("look");
  const library = discsOf(model);
  /** @param {string} key @param {Record<string, string | number>} [values] */
  const t = (key, values) => say(words, key, values);
  /** @param {Record<string, unknown>} changes */
  const put = (changes) => {
    for (const [name, value] of Object.entries(changes)) carrier.set(name, value);
    carrier.save_changes();
  };

  const view = picture(look, {
    top: t("edges.front"),
    bottom: t("edges.back"),
    left: t("edges.right_side"),
    right: t("edges.left_side"),
  });
  let lastSize = FIRST_SIZE;
  let lastFinding = "prolapse";
  const controls = makeControls();
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const measures = html("p", { class: "se-measures" });
  const note = html("p", { class: "se-notes" });
  const root = html(
    "section",
    { class: "se-explorer", lang: model.get("lang"), "aria-label": t("widgets.title.prolapse") },
    html(
      "div",
      { class: "se-body" },
      html(
        "div",
        { class: "se-stage" },
        view.element,
        html("div", { class: "se-bar" }, controls.size.element, controls.reset),
      ),
      html(
        "div",
        { class: "se-side" },
        html("div", { class: "se-read" }, twin, measures, note),
        html(
          "div",
          { class: "se-choices" },
          html("div", { class: "se-pair" }, controls.disc.element, controls.side.element),
          ...[controls.finding, controls.zone, controls.kind].map((control) => control.element),
        ),
      ),
    ),
  );
  for (const [name, colour] of Object.entries(look.inks)) {
    root.style.setProperty(`--se-${name}`, colour);
  }
  keepKeys(root);
  el.replaceChildren(root);

  function makeControls() {
    /** @param {string} name @param {string[]} values @param {(value: string) => string} label @param {(value: string) => void} pick */
    const pick = (name, values, label, pick) =>
      choice({
        label: t(`widgets.control.${name}`),
        options: values.map((value) => ({ value, label: label(value) })),
        onPick: pick,
      });
    return {
      disc: pick(
        "disc",
        library.discs,
        (disc) => disc,
        (disc) => put({ disc }),
      ),
      // the patient's right is on the left of the picture, and so is its button
      side: pick(
        "side",
        ["right", "left"],
        (side) => capital(t(`case.side.${side}`)),
        (side) => put({ side }),
      ),
      finding: pick(
        "finding",
        ["none", "prolapse", "bulge"],
        (one) => t(`widgets.finding.${one}`),
        pickFinding,
      ),
      zone: pick(
        "zone",
        model.get("zones"),
        (zone) => t(`widgets.zone.${zone}`),
        (zone) => put({ zone }),
      ),
      kind: pick(
        "kind",
        model.get("kinds"),
        (kind) => capital(t(`case.kind_report.${kind}`)),
        (kind) => put({ kind }),
      ),
      size: slider({
        label: t("widgets.control.size"),
        less: t("widgets.control.less_of", { control: t("widgets.control.size") }),
        more: t("widgets.control.more_of", { control: t("widgets.control.size") }),
        step: STEP,
        jump: JUMP,
        onInput: pickSize,
      }),
      reset: button(t("widgets.control.back_to_normal"), () =>
        put({ finding: "none", size: 0, others: {} }),
      ),
    };
  }

  /** @param {string} finding */
  function pickFinding(finding) {
    if (finding === "none") put({ finding, size: 0 });
    else put({ finding, size: carrier.get("size") || lastSize });
  }

  /** @param {number} size */
  function pickSize(size) {
    const finding = carrier.get("finding");
    put({
      size: Math.round(size * 100) / 100,
      finding: finding === "none" ? lastFinding : finding,
    });
  }

  /** The sweep on show and how it is turned; another one is painted anew. */
  let painted = "";
  let wanted = 0;
  let closed = false;

  async function draw() {
    const turn = ++wanted;
    const state = Object.fromEntries(NAMES.map((name) => [name, carrier.get(name)]));
    if (state.size > 0) lastSize = state.size;
    if (state.finding !== "none") lastFinding = state.finding;
    const ready = library.now(state.disc);
    const sweeps = ready ?? (await library.soon(state.disc));
    if (closed || turn !== wanted) return;
    const finding = state.finding === "none" ? lastFinding : state.finding;
    const key = finding === "bulge" ? "bulge" : `${state.zone}.${state.kind}`;
    const sweep = sweeps.get(key);
    if (!sweep) throw new Error(t("widgets.note.not_baked"));
    show(sweep, state);
  }

  /** @param {Sweep} sweep @param {Record<string, any>} state */
  function show(sweep, state) {
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
    tell(shown, said, state.others);
    showControls(state, shown);
  }

  /** @param {Shown} shown @param {string} said @param {Record<string, unknown>} others */
  function tell(shown, said, others) {
    if (twin.textContent !== said) twin.textContent = said;
    measures.textContent = t("widgets.measure.sac", {
      area: Math.round(shown.sacMm2),
      healthy: Math.round(shown.healthyMm2),
    });
    const without = /** @type {Words} */ (/** @type {Words} */ (words.widgets).without);
    note.textContent = Object.keys(others)
      .flatMap((name) => without[name] ?? [])
      .join(" ");
  }

  /** @param {Record<string, any>} state @param {Shown} shown */
  function showControls(state, shown) {
    const prolapse = state.finding !== "bulge";
    const central = prolapse && state.zone === "central";
    controls.disc.show(state.disc);
    controls.side.show(state.side, central ? t("widgets.plain.midline") : "", prolapse && !central);
    controls.finding.show(state.finding, t(`widgets.plain.${state.finding}`));
    controls.zone.show(state.zone, t(`case.zone.${state.zone}`), prolapse);
    controls.kind.show(state.kind, t(`widgets.plain.${state.kind}`), prolapse);
    const percent = Math.round(100 * shown.size);
    const spoken = percent
      ? t("widgets.value.size", { percent, state: lowered(inShort(shown, words)) })
      : t("widgets.value.size_none");
    controls.size.show(shown.size, `${percent} %`, spoken);
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
      .filter((caption) => caption.rank < 12);
  }

  const stop = follow(carrier, NAMES, draw, (error) => el.replaceChildren(failure(words, error)));
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
    el.replaceChildren();
  };
}

/** @param {string} sentence */
const lowered = (sentence) =>
  sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");

export default { render };
