/**
 * NerveExplorer: pressure and irritation are two knobs; what they do to a root, and where it is felt.
 *
 * @import { Stage } from "./shell.js"
 */

import { bodyMap } from "./body_map.js";
import { chosen } from "./chosen.js";
import { closeUp } from "./close_up.js";
import { button, choice, slider } from "./controls.js";
import { html } from "./dom.js";
import { decode } from "./frames.js";
import { feltRoot, nerveTwin, percentOf } from "./nerve_twin.js";
import { ticker } from "./player.js";
import { column, roomy } from "./room.js";
import { drawnExplorer, section, watch } from "./shell.js";
import { mixed, mixOf } from "./two_knobs.js";
import { unpacked } from "./unpacked.js";
import { Told } from "./words.js";

const NAMES = ["pressure", "irritation", "disc", "zone", "finding", "side"];
const KNOBS = /** @type {const} */ (["pressure", "irritation"]);
const FACTS = ["movement", "reflex"];
const STEP = 0.01;
const JUMP = 0.1;
const STEP_S = 0.7;

/** @param {Stage} stage */
async function build(stage) {
  const { model, carrier, t, put, words } = stage;
  /** @type {DataView<ArrayBuffer>} */
  const { buffer, byteOffset, byteLength } = model.get("frames");
  const sweeps = await decode(new Uint8Array(buffer, byteOffset, byteLength));
  const sweep = sweeps.get("nerve");
  if (!sweep) throw new Told("absent");
  const look = model.get("look");
  const view = closeUp(sweep, look.coats, look.targets, look.streams, (key) =>
    t(`nerve.label.${key}.word`),
  );
  const map = bodyMap(await unpacked(model.get("body")), look.body, {
    front: t("nerve_explorer.face.front"),
    back: t("nerve_explorer.face.back"),
  });
  const rules = model.get("rules");
  let ran = 0;
  const motion = ticker(view.box, (seconds, still) => {
    // where no motion is wanted, all take half a step at a time
    const now = still ? Math.floor(seconds / STEP_S) * STEP_S : seconds;
    if (now > ran) view.run(now - ran);
    ran = now;
  });
  const [start, pause] = [t("nerve_explorer.play"), t("widgets.control.pause")];
  const toggle = () => {
    ran = 0;
    if (motion.running()) motion.stop();
    else motion.start();
    play.textContent = motion.running() ? pause : start;
  };
  const play = button(start, toggle, pause);
  const corners = /** @type {[string, number, number][]} */ (rules.corners).map(
    ([key, pressure, irritation]) => {
      const press = html(
        "button",
        { type: "button", class: "se-button" },
        t(`nerve.corner.${key}.name`),
      );
      press.addEventListener("click", () => put({ pressure, irritation }));
      return { key, pressure, irritation, press };
    },
  );
  const [pressure, irritation] = KNOBS.map((name) => {
    const control = t(`widgets.control.${name}`);
    return slider({
      label: control,
      less: t("widgets.control.less_of", { control }),
      more: t("widgets.control.more_of", { control }),
      step: STEP,
      jump: JUMP,
      onInput: (value) => put({ [name]: Math.round(value * 100) / 100 }),
      values: ["100 %"],
    });
  });
  const roots = choice({
    label: t("nerve_explorer.root"),
    options: rules.offered.map((/** @type {string} */ root) => ({ value: root, label: root })),
    onPick: pickRoot,
  });
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const source = html("p", { class: "se-notes" });
  const facts = html("div", { class: "se-facts" });
  const told = column(twin, source);
  const sources = [...corners.map(({ key }) => t(`corners.${key}`)), t("nerve_explorer.between")];
  told.keep(sayings(), sources);
  const known = roomy(
    facts,
    rules.mapped.map((/** @type {string} */ root) =>
      html("div", { class: "se-facts" }, ...factsOf(root)),
    ),
  );
  section(
    stage,
    "nerve_explorer",
    html(
      "div",
      { class: "se-body" },
      html(
        "div",
        { class: "se-stage" },
        html("div", { class: "se-shown" }, view.element, play),
        html(
          "div",
          { class: "se-knobs" },
          html("div", { class: "se-sliders" }, pressure.element, irritation.element),
          html(
            "div",
            { class: "se-corners", role: "group", "aria-label": t("nerve_explorer.corners") },
            ...corners.map(({ press }) => press),
          ),
        ),
      ),
      html(
        "div",
        { class: "se-side" },
        told.element,
        roots.element,
        html("div", { class: "se-felt" }, map.element, known.element),
      ),
    ),
  );

  /** All that may be said: of each root, for little, some and much of both. */
  function sayings() {
    const grades = [0, rules.some, rules.much];
    return rules.mapped.flatMap((/** @type {string} */ root) =>
      ["left", "right"].flatMap((side) =>
        grades.flatMap((pressure) =>
          grades.map((irritation) => {
            const state = { pressure, irritation, side, disc: "", zone: "", finding: "" };
            return nerveTwin(state, root, rules, words).text;
          }),
        ),
      ),
    );
  }

  /** @param {string} root */
  function pickRoot(root) {
    const zone = carrier.get("zone");
    const discs = Object.keys(rules.roots).filter((disc) => rules.common.includes(disc));
    const here = discs.find((disc) => rules.roots[disc][zone] === root);
    if (here) put({ disc: here });
    else
      put({
        disc: discs.find((disc) => rules.roots[disc].paracentral === root),
        zone: "paracentral",
      });
  }

  function draw() {
    const state = chosen(carrier);
    const mix = mixOf(rules.knobs, state.pressure, state.irritation);
    const numbers = Object.fromEntries(
      Object.entries(sweep?.numbers ?? {}).map(([name, values]) => [name, mixed(values, mix)]),
    );
    const root = feltRoot(state, rules.roots);
    const said = nerveTwin(state, root, rules, words);
    view.move(
      mix,
      mixOf(rules.knobs, 0, state.irritation),
      { ...numbers, pressure: state.pressure, irritation: state.irritation },
      t("nerve_explorer.picture", { twin: said.picture }),
    );
    if (twin.textContent !== said.text) twin.textContent = said.text;
    for (const [i, name] of KNOBS.entries()) {
      const percent = percentOf(state[name]);
      [pressure, irritation][i].show(
        state[name],
        `${percent} %`,
        t("nerve_explorer.value", { percent, state: said[name] }),
      );
    }
    let reached = "";
    for (const { key, press, ...at } of corners) {
      const here = at.pressure === state.pressure && at.irritation === state.irritation;
      press.setAttribute("aria-pressed", String(here));
      if (here) reached = key;
    }
    const sourced = reached ? t(`corners.${reached}`) : t("nerve_explorer.between");
    if (source.textContent !== sourced) source.textContent = sourced;
    showRoot(root, state.side);
  }

  /** What one may notice of a root that is on the map. @param {string} root */
  function factsOf(root) {
    const rows = FACTS.map((row) =>
      html("p", {}, html("b", {}, `${t(`body.heading.${row}`)}: `), t(`body.root.${root}.${row}`)),
    );
    return [...rows, html("p", { class: "se-notes" }, t("widgets.note.varies"))];
  }

  /** @param {string} root @param {string} side */
  function showRoot(root, side) {
    const mapped = rules.mapped.includes(root);
    roots.show(root, t(`nerve_explorer.on_side.${side}`));
    map.show(
      root,
      side,
      mapped ? t("widgets.picture.body", { root }) : t("nerve_explorer.no_map", { root }),
    );
    const none = html("p", {}, t("nerve_explorer.no_map", { root }));
    facts.replaceChildren(...(mapped ? factsOf(root) : [none]));
  }

  const following = stage.follow(carrier, NAMES, draw);
  const unwatch = watch(view.box, () => {
    view.resize();
    following.again();
  });
  return () => {
    motion.stop();
    following.end();
    unwatch();
  };
}

export default drawnExplorer(build);
