/**
 * A measured area on a scale, with its published ranges where there are such; calm, and no verdict.
 *
 * @typedef {{ title: string, area: string, healthy: string, band: string, note: string }} Said
 * @typedef {{ text: string, source: string }} Fact
 */

import { html, tell } from "./dom.js";
import { roomy } from "./room.js";

/**
 * Facts that are read when asked for, over what lies above them.
 *
 * @param {string} summary
 * @param {Fact[]} facts
 */
export function told(summary, facts) {
  const panel = html("div", { class: "se-panel" });
  const element = html("details", { class: "se-told-more" }, html("summary", {}, summary), panel);
  /** @param {Fact[]} known */
  const tell = (known) => {
    element.classList.toggle("se-absent", known.length === 0);
    panel.replaceChildren(
      ...known.map(({ text, source }) => html("p", {}, text, " ", html("small", {}, source))),
    );
  };
  tell(facts);
  return { element, tell };
}

/**
 * @param {{ source: string, healthy: string, titles: string[], notes: string[] }} words Titles and
 *   notes are all that there may be.
 * @param {Node[]} more What stands beside the source.
 */
export function gauge(words, more) {
  const title = html("span", { class: "se-legend-word" });
  const area = html("span", { class: "se-gauge-area" });
  const band = html("span", { class: "se-band-word" });
  const bands = html("div", { class: "se-bands" });
  const ticks = html("div", { class: "se-ticks" });
  const healthy = html("span", { class: "se-healthy-mark" }, html("span", {}, words.healthy));
  const here = html("span", { class: "se-now-mark" });
  const scale = html(
    "div",
    { class: "se-scale", "aria-hidden": "true" },
    bands,
    healthy,
    here,
    ticks,
  );
  const compare = html("p", { class: "se-compare" });
  const details = told(words.source, []);
  let drawn = "";
  return {
    element: html(
      "div",
      { class: "se-gauge" },
      html("div", { class: "se-legend" }, roomy(title, words.titles).element, area, band),
      scale,
      roomy(compare, words.notes).element,
      html("div", { class: "se-tellings" }, ...more, details.element),
    ),
    /**
     * @param {number} now
     * @param {number} usual What it is in a healthy, upright spine.
     * @param {number} most End of the scale.
     * @param {number[]} stops Where the ranges meet; none where no range is known.
     * @param {Said} said
     * @param {Fact[]} known
     */
    show(now, usual, most, stops, said, known) {
      tell(title, said.title);
      tell(area, said.area);
      tell(band, said.band);
      tell(compare, `${said.healthy} ${said.note}`);
      here.style.setProperty("--se-at", `${share(now, most)}cqi`);
      healthy.style.setProperty("--se-at", `${share(usual, most)}cqi`);
      const key = `${most} ${stops.join(" ")} ${known.map((fact) => fact.text).join(" ")}`;
      if (key === drawn) return;
      drawn = key;
      const ends = [0, ...stops, most];
      bands.replaceChildren(
        ...ends.slice(1).map((end, i) => {
          const part = html("span", { class: "se-band", "data-step": i });
          part.style.flexGrow = String(end - ends[i]);
          return part;
        }),
      );
      ticks.replaceChildren(
        ...stops.map((stop) => {
          const tick = html("span", {}, String(stop));
          tick.style.insetInlineStart = `${share(stop, most)}%`;
          return tick;
        }),
      );
      details.tell(known);
    },
  };
}

/** @param {number} value @param {number} most */
const share = (value, most) => (100 * Math.min(most, Math.max(0, value))) / most;
