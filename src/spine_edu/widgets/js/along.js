/**
 * The spine cut along, small: where the finding lies, and where the picture across is cut.
 *
 * @import { Look, Place, Sweep } from "./types.js"
 *
 * @typedef {[number, number, number, number]} Line x0, y0, x1, y1 in mm, y down.
 * @typedef {{
 *   label: string, less: string, more: string, why: string, front: string, back: string,
 *   height: (mm: number) => string,
 * }} AlongWords `height` says how high a cut lies.
 */

import { slider } from "./controls.js";
import { html, put, svg } from "./dom.js";
import { paintSweep } from "./painter.js";

/** From one of the five cuts to the next. */
const STEP = 0.25;

/**
 * @param {Look} look
 * @param {AlongWords} words
 * @param {(mm: number) => void} onCut
 */
export function alongPicture(look, words, onCut) {
  const tissue = svg("g");
  const line = ["se-cut-line se-cut-under", "se-cut-line"].map((name) =>
    svg("path", { class: name, "vector-effect": "non-scaling-stroke" }),
  );
  const drawing = svg("svg", { role: "img" }, tissue, ...line);
  const names = html("div", { class: "se-over", "aria-hidden": "true" });
  const ends = html("div", { class: "se-ends" });
  ends.append(...[words.front, words.back].map((word) => html("span", {}, word)));
  const box = html("div", { class: "se-along-box" }, drawing, names, ends);
  const why = html("figcaption", {}, html("b", {}, words.label), `: ${words.why}`);
  /** Heights that can be chosen, from below; their lines. @type {number[]} */
  let heights = [];
  /** @type {Line[]} */
  let lines = [];
  /** @param {number} i */
  const pick = (i) => onCut(heights[Math.min(Math.max(i, 0), heights.length - 1)]);
  const control = slider({
    label: words.label,
    less: words.less,
    more: words.more,
    step: STEP,
    jump: STEP,
    onInput: (share) => pick(Math.round(share / STEP)),
  });
  // until a cut is shown nothing is known of others
  for (const one of [why, control.element]) one.classList.add("se-absent");
  const below = html("div", { class: "se-room" }, why, control.element);
  const element = html("figure", { class: "se-along" }, box, below);
  /** @type {((place: Place) => void) | undefined} */
  let update;
  /** Width by height: the box keeps that of the first sweep, of others it shows the middle. */
  let ratio = 0;

  /** @param {Sweep} sweep @returns {Sweep["frameMm"]} */
  const cropped = ({ frameMm: [x0, x1, y0, y1] }) => {
    const [width, height] = [x1 - x0, y1 - y0];
    ratio ||= width / height;
    const aside = Math.max(0, width - height * ratio) / 2;
    const above = Math.max(0, height - width / ratio) / 2;
    return [x0 + aside, x1 - aside, y0 + above, y1 - above];
  };

  /** The names of the vertebrae inside them. @param {Sweep["pins"]} pins @param {Sweep["frameMm"]} frame */
  const nameBones = (pins, [x0, x1, y0, y1]) => {
    const found = pins.flatMap(({ key, values, points: [point] }) => {
      if (key !== "vertebra" || !point) return [];
      const left = (100 * (point[0] - x0)) / (x1 - x0);
      const top = (100 * (point[1] - y0)) / (y1 - y0);
      const style = `left:${left.toFixed(1)}%;top:${top.toFixed(1)}%`;
      return [html("span", { class: "se-bone-name", style }, values.vertebra)];
    });
    names.replaceChildren(...found);
  };

  /** The line follows the finger to the nearest cut. @param {PointerEvent} event */
  const drag = (event) => {
    const matrix = drawing.getScreenCTM();
    if (heights.length < 2 || !event.buttons || !matrix) return;
    event.preventDefault();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const away = lines.map(([ax, ay, bx, by]) =>
      Math.abs(ay + ((x - ax) / (bx - ax)) * (by - ay) - y),
    );
    pick(away.indexOf(Math.min(...away)));
  };
  box.addEventListener("pointerdown", drag);
  box.addEventListener("pointermove", drag);

  return {
    element,
    /**
     * The cuts that there are, and the one that is shown; with one alone the line cannot be moved.
     *
     * @param {number[]} all
     * @param {Line[]} places
     * @param {number} height
     */
    cut(all, places, height) {
      heights = all;
      lines = places;
      const at = all.indexOf(height);
      const [ax, ay, bx, by] = places[at];
      for (const path of line) put(path, "d", `M${ax} ${ay}L${bx} ${by}`);
      const movable = all.length > 1;
      line[1].classList.toggle("se-still", !movable);
      box.classList.toggle("se-movable", movable);
      control.element.classList.toggle("se-absent", !movable);
      why.classList.toggle("se-absent", movable);
      if (movable) control.show(at * STEP, "", words.height(height));
    },
    /**
     * Shows another sweep.
     *
     * @param {Sweep} sweep
     */
    show(sweep) {
      const painted = paintSweep(sweep, look, 1);
      update = painted.update;
      tissue.replaceChildren(...painted.below, ...painted.above);
      const frame = cropped(sweep);
      const [x0, x1, y0, y1] = frame;
      drawing.setAttribute("viewBox", `${x0} ${y0} ${x1 - x0} ${y1 - y0}`);
      box.style.aspectRatio = String(ratio);
      nameBones(sweep.pins, frame);
    },
    /** @param {Place} place @param {string} spoken */
    move(place, spoken) {
      update?.(place);
      put(drawing, "aria-label", spoken);
    },
  };
}
