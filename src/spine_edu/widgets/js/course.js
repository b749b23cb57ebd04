/**
 * CourseExplorer: what usually happens with time, at the times for which a source has a figure, and
 * which findings get smaller.
 *
 * @import { Stage } from "./shell.js"
 *
 * @typedef {{ low: number, high: number, adverse: boolean, count: string, says: string, group: string, picture: string }} Card
 * @typedef {{ label: string, said: string, cards: Card[] }} Stop
 */

import { chosen } from "./chosen.js";
import { choice, slider } from "./controls.js";
import { html } from "./dom.js";
import { people } from "./people.js";
import { roomy } from "./room.js";
import { drawnExplorer, section } from "./shell.js";
import { known } from "./words.js";

const OWN = ["group", "stop"];
const SHARED = ["finding", "kind"];
const NOBODY = { low: 0, high: 0 };
/** Cards up to which there is room for their sentences. */
const FEW = 2;
const FIRST_SIZE = 0.6;

/** @param {Stage} stage */
async function build(stage) {
  const { model, carrier, t, put, own, words } = stage;
  /** @type {any} */
  const told = words.told;
  const look = model.get("look").people;
  const rules = model.get("rules");
  const groups = choice({
    label: t("course_explorer.group"),
    options: rules.groups.map((/** @type {string} */ value) => ({
      value,
      label: t(`course_explorer.groups.${value}`),
    })),
    onPick: (group) => own({ group, stop: rules.first }),
  });
  const forms = choice({
    label: t("course_explorer.shrink.finding"),
    options: rules.forms.map((/** @type {string} */ value) => ({
      value,
      label: t(`course_explorer.kinds.${value}`),
    })),
    onPick: pickForm,
  });
  const time = html("div", { class: "se-time" });
  const ticks = html("ol", { class: "se-ticks", "aria-hidden": "true" });
  const course = html("div", { class: "se-course" });
  const crowd = people(look);
  const shrunk = html("p", { class: "se-count" });
  const twin = html("p", {
    class: "se-twin se-quietly",
    "aria-live": "polite",
    "aria-atomic": "true",
  });
  const shrinking = html("p", { class: "se-shrinking" });
  const shrinks = [told.no_form, ...Object.values(told.forms)].map(({ said }) => said);
  const counts = Object.values(told.forms).map(({ count }) => count);
  /** @type {Stop[]} */
  const everyStop = Object.values(told.stops).flat();
  const rooms = everyStop.map((stop) =>
    html("div", { class: "se-course" }, ...stopParts(stop, true)),
  );
  section(
    stage,
    "course_explorer",
    html(
      "div",
      { class: "se-body" },
      html(
        "div",
        { class: "se-stage" },
        groups.element,
        html("div", {}, time, ticks),
        roomy(course, rooms).element,
        twin,
      ),
      html(
        "div",
        { class: "se-side" },
        html("p", { class: "se-heading" }, t("course_explorer.shrink.heading")),
        forms.element,
        html(
          "div",
          { class: "se-card" },
          crowd.element,
          html("div", {}, roomy(shrunk, counts).element, roomy(shrinking, shrinks).element),
        ),
      ),
    ),
  );

  /** @param {string} form */
  function pickForm(form) {
    const size = carrier.get("size") || FIRST_SIZE;
    if (form === "bulge") put({ finding: "bulge", size });
    else put({ finding: "prolapse", kind: form, size });
  }

  /** What is known at a time. @param {Stop} stop @param {boolean} [empty] Only its room. */
  function stopParts({ cards, said }, empty = false) {
    if (!cards.length) return [html("p", { class: "se-unknown" }, said)];
    const few = cards.length <= FEW;
    const shown = html(
      "div",
      { class: "se-cards" },
      ...cards.map((card) => cardOf(card, few, empty)),
    );
    const apart = html("p", { class: "se-notes" }, t("course_explorer.apart"));
    return cards.length > 1 ? [shown, apart] : [shown];
  }

  /** @param {Card} card @param {boolean} few Whether there is room for its sentence too. @param {boolean} empty */
  function cardOf(card, few, empty) {
    const picture = people(look);
    if (empty) picture.element.replaceChildren();
    else picture.show(card, card.picture);
    return html(
      "figure",
      { class: "se-card" },
      picture.element,
      html(
        "figcaption",
        {},
        html("b", { class: "se-count" }, card.count),
        ...(few ? [html("span", {}, card.says)] : []),
        html("span", { class: "se-notes" }, card.group),
      ),
    );
  }

  /** @type {ReturnType<typeof slider> | null} */
  let clock = null;
  let painted = "";

  /** @param {string} group @param {Stop[]} stops */
  function newClock(group, stops) {
    const last = stops.length - 1;
    const control = t("course_explorer.time");
    clock = slider({
      label: control,
      less: t("widgets.control.less_of", { control }),
      more: t("widgets.control.more_of", { control }),
      step: 1 / last,
      jump: 1 / last,
      onInput: (value) => own({ stop: Math.round(value * last) }),
      values: stops.map(({ label }) => label),
    });
    time.replaceChildren(clock.element);
    ticks.replaceChildren(
      ...stops.map(({ label, cards: known }) => html("li", {}, known.length ? label : "?")),
    );
    painted = group;
  }

  /** @param {string} finding @param {string} kind */
  const formOf = (finding, kind) =>
    finding === "bulge" ? "bulge" : finding === "prolapse" ? kind : "";

  let shown = "";
  function draw() {
    const group = known("group", model.get("group"), rules.groups);
    /** @type {Stop[]} */
    const stops = told.stops[group];
    // from Python another group comes first, its stop in a message of its own
    const at = Math.min(model.get("stop"), stops.length - 1);
    const stop = stops[at];
    if (painted !== group) newClock(group, stops);
    clock?.show(at / (stops.length - 1), stop.label, stop.said);
    groups.show(group);
    for (const [i, tick] of [...ticks.children].entries()) {
      tick.classList.toggle("se-here", i === at);
    }
    if (shown !== `${group} ${at}`) course.replaceChildren(...stopParts(stop));
    shown = `${group} ${at}`;
    const { finding, kind } = chosen(carrier);
    const form = formOf(finding, kind);
    const shrink = form ? told.forms[form] : told.no_form;
    forms.show(form);
    crowd.show(form ? shrink : NOBODY, shrink.picture);
    shrunk.textContent = form ? shrink.count : "";
    shrinking.textContent = shrink.said;
    const said = `${stop.said} ${shrink.said}`;
    if (twin.textContent !== said) twin.textContent = said;
  }

  const following = [stage.follow(model, OWN, draw), stage.follow(carrier, SHARED, draw)];
  return () => {
    for (const one of following) one.end();
  };
}

export default drawnExplorer(build);
