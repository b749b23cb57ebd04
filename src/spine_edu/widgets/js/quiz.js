/**
 * Quiz: guess, see the answer, read why. No points, no verdict, nothing kept.
 *
 * @import { Given } from "./explorer.js"
 *
 * @typedef {{
 *   key: string, ask: string, options: string[], right: number, shown: number | null,
 *   why: string, claims: [string, string][],
 * }} Question
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 */

import { button, keepKeys } from "./controls.js";
import { html, newId, svg } from "./dom.js";
import { explorerOf } from "./explorer.js";
import { say } from "./words.js";

const PEOPLE = 100;
const IN_A_ROW = 20;

/** @param {Given} given */
function build({ model, words, show: open }) {
  /** @type {Say} */
  const t = (key, values) => say(words, `quiz.${key}`, values);
  /** @type {Question[]} */
  const questions = model.get("questions");
  const shown = questions.map((question, i) => questionOf(question, i, questions.length, t));
  const root = html(
    "section",
    { class: "se-quiz", lang: model.get("lang"), "aria-label": t("title") },
    ...shown.map((one) => one.element),
  );
  for (const [ink, colour] of Object.entries(model.get("look").inks)) {
    root.style.setProperty(`--se-${ink}`, String(colour));
  }
  /** @param {number} number @param {boolean} moved */
  const show = (number, moved) => {
    for (const [i, one] of shown.entries()) one.element.hidden = i !== number;
    if (moved) shown[number].start();
  };
  for (const [i, one] of shown.entries()) {
    one.onNext(() => show((i + 1) % shown.length, true));
  }
  show(0, false);
  keepKeys(root);
  open(root);
  return () => {};
}

/**
 * @param {Question} question
 * @param {number} i
 * @param {number} total
 * @param {Say} t
 */
function questionOf(question, i, total, t) {
  const id = newId();
  const ask = html("p", { class: "se-ask", id: `${id}-ask`, tabindex: -1 }, question.ask);
  const inputs = question.options.map((_option, place) =>
    html("input", { type: "radio", name: id, value: place }),
  );
  const options = html(
    "div",
    { class: "se-guesses", role: "radiogroup", "aria-labelledby": `${id}-ask` },
    ...inputs.map((input, place) =>
      html("label", { class: "se-guess" }, input, html("span", {}, question.options[place])),
    ),
  );
  const answer = answerOf(question, t);
  const live = html(
    "div",
    { class: "se-answer", id: `${id}-answer`, "aria-live": "polite" },
    answer,
  );
  const reveal = button(t("reveal"), () => open(Boolean(answer.hidden)), t("hide"));
  reveal.setAttribute("aria-controls", `${id}-answer`);
  const last = i === total - 1;
  let go = () => {};
  const next = button(t(last ? "first" : "next"), () => go());

  /** @param {boolean} wanted */
  function open(wanted) {
    answer.hidden = !wanted;
    reveal.textContent = t(wanted ? "hide" : "reveal");
    reveal.setAttribute("aria-expanded", String(wanted));
    options.children[question.right].classList.toggle("se-right", wanted);
  }
  open(false);
  return {
    element: html(
      "div",
      { class: "se-question" },
      html("p", { class: "se-place" }, t("place", { number: i + 1, total })),
      ask,
      options,
      html("div", { class: "se-do" }, reveal, next),
      live,
    ),
    /** As if it had not been asked yet; it is read from its first word. */
    start() {
      for (const input of inputs) input.checked = false;
      open(false);
      ask.focus({ preventScroll: true });
    },
    /** @param {() => void} then */
    onNext(then) {
      go = then;
    },
  };
}

/**
 * @param {Question} question
 * @param {Say} t
 */
function answerOf(question, t) {
  const said = t("answer", { answer: question.options[question.right] });
  const claims = question.claims.flatMap(([name, text]) => [
    ` ${text} `,
    html("a", { href: `#claim-${name}` }, t("source")),
  ]);
  const inner = html(
    "div",
    { class: "se-said" },
    html("p", { class: "se-verdict" }, said),
    html("p", {}, question.why, ...claims),
  );
  if (question.shown !== null)
    inner.append(people(question.shown, t("picture", { shown: question.shown })));
  return inner;
}

/**
 * A hundred people, the first of them marked.
 *
 * @param {number} marked
 * @param {string} words
 */
function people(marked, words) {
  const all = Array.from({ length: PEOPLE }, (_, i) => {
    const x = 10 + 20 * (i % IN_A_ROW);
    const y = 13 + 26 * Math.floor(i / IN_A_ROW);
    return svg(
      "g",
      { class: i < marked ? "se-person se-marked" : "se-person" },
      svg("circle", { cx: x, cy: y - 6, r: 4 }),
      svg("path", { d: `M${x - 6} ${y + 10}v-4a6 6 0 0 1 12 0v4z` }),
    );
  });
  const rows = Math.ceil(PEOPLE / IN_A_ROW);
  return svg(
    "svg",
    {
      class: "se-people",
      viewBox: `0 0 ${20 * IN_A_ROW} ${26 * rows}`,
      role: "img",
      "aria-label": words,
    },
    ...all,
  );
}

export default explorerOf(build);
