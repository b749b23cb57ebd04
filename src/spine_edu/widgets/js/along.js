/**
 * The spine cut along, small: where the finding lies, and where the picture across is cut.
 *
 * @import { Look, Place, Sweep } from "./types.js"
 *
 * @typedef {[number, number, number, number]} Line x0, y0, x1, y1 in mm, y down.
 * @typedef {{ label: string, why: string, front: string, back: string }} AlongWords
 */

import { html, svg } from "./dom.js";
import { paintSweep } from "./painter.js";

/**
 * @param {Look} look
 * @param {AlongWords} words
 */
export function alongPicture(look, words) {
  const tissue = svg("g");
  const line = ["se-cut-line se-cut-under", "se-cut-line se-still"].map((name) =>
    svg("path", { class: name, "vector-effect": "non-scaling-stroke" }),
  );
  const drawing = svg("svg", { role: "img" }, tissue, ...line);
  const names = html("div", { class: "se-over", "aria-hidden": "true" });
  const ends = html("div", { class: "se-ends" });
  ends.append(...[words.front, words.back].map((word) => html("span", {}, word)));
  const box = html("div", { class: "se-along-box" }, drawing, names, ends);
  const why = html("figcaption", {}, html("b", {}, words.label), `: ${words.why}`);
  const element = html("figure", { class: "se-along" }, box, why);
  /** @type {((place: Place) => void) | undefined} */
  let update;

  /** The names of the vertebrae inside them. @param {Sweep} sweep */
  const nameBones = ({ pins, frameMm: [x0, x1, y0, y1] }) => {
    const found = pins.flatMap(({ key, values, points: [point] }) => {
      if (key !== "vertebra" || !point) return [];
      const left = (100 * (point[0] - x0)) / (x1 - x0);
      const top = (100 * (point[1] - y0)) / (y1 - y0);
      const style = `left:${left.toFixed(1)}%;top:${top.toFixed(1)}%`;
      return [html("span", { class: "se-bone-name", style }, values.vertebra)];
    });
    names.replaceChildren(...found);
  };

  return {
    element,
    /**
     * Shows another sweep, and the line of the cut across.
     *
     * @param {Sweep} sweep
     * @param {Line} cut
     */
    show(sweep, [ax, ay, bx, by]) {
      const painted = paintSweep(sweep, look, 1);
      update = painted.update;
      tissue.replaceChildren(...painted.below, ...painted.above);
      const [x0, x1, y0, y1] = sweep.frameMm;
      drawing.setAttribute("viewBox", `${x0} ${y0} ${x1 - x0} ${y1 - y0}`);
      box.style.aspectRatio = `${x1 - x0} / ${y1 - y0}`;
      for (const path of line) path.setAttribute("d", `M${ax} ${ay}L${bx} ${by}`);
      nameBones(sweep);
    },
    /** @param {Place} place @param {string} spoken */
    move(place, spoken) {
      update?.(place);
      drawing.setAttribute("aria-label", spoken);
    },
  };
}
