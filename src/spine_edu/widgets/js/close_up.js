/**
 * The root close up: painted from key-frames, labelled in a row above and a row below.
 *
 * @import { Layer, Sweep } from "./types.js"
 * @import { Stream } from "./streams.js"
 * @import { Mix } from "./two_knobs.js"
 *
 * @typedef {{
 *   fill: string, edge: string, edge_mm: number, opacity: number, rim_mm: number,
 *   faintest_mm: number, apart: boolean, pressed?: [string, string], halo?: string,
 * }} Coat
 * @typedef {{
 *   key: string, at?: [number, number], part?: string, vertex?: number,
 *   row?: "above" | "below", when?: [string, number, number],
 * }} Target
 */

import { apart } from "./apart.js";
import { html, newId, svg } from "./dom.js";
import { fitting, seatsOf } from "./label_row.js";
import { mixed as mixedColour } from "./painter.js";
import { hardly, smoothData, straightData } from "./smooth.js";
import { streamsOf } from "./streams.js";
import { mixedRing } from "./two_knobs.js";

/** Width as a share of the rim's depth, and opacity: together a soft inner shade. */
const RIM = [
  [2, 0.1],
  [1.3, 0.1],
  [0.6, 0.1],
];
const HALO = [
  [9, 0.14],
  [6, 0.18],
  [3, 0.24],
];
const NUMBERS_BELOW_PX = 520;
/** Least distance of two marks with a number: they are as wide as that. */
const MARK_PX = 23;
const GAP_EM = 0.9;

/**
 * One path for layers that are painted alike, or one each where they lie upon one another.
 *
 * @param {Layer[]} layers
 * @param {Coat} coat
 * @param {ReturnType<typeof streamsOf>} streams
 */
function painted(layers, coat, streams) {
  const moving = layers.some(({ rings }) => rings[0].length > 1);
  const outline = svg("path", { fill: coat.fill, "fill-opacity": coat.opacity });
  const edge = svg("path", { fill: "none", stroke: coat.edge, "stroke-width": coat.edge_mm });
  /** @type {SVGElement[]} */
  const follow = coat.edge_mm ? [outline, edge] : [outline];
  const group = svg("g", { "data-name": layers[0].name });
  if (coat.halo) {
    for (const [width, opacity] of HALO) {
      const light = svg("path", {
        fill: "none",
        stroke: coat.halo,
        "stroke-width": width,
        "stroke-opacity": opacity,
        class: "se-halo",
      });
      follow.push(group.appendChild(light));
    }
  }
  group.append(outline);
  if (coat.rim_mm) follow.push(...rimOf(group, coat));
  group.append(edge);
  const lights = [...group.querySelectorAll(".se-halo")];
  return {
    group,
    moving: moving || Boolean(coat.pressed),
    flows: layers.some(streams.has),
    /** @param {Mix} mix @param {Mix} free @param {number} pressure */
    update(mix, free, pressure) {
      let data = "";
      for (const layer of layers) {
        for (const ring of streams.rings(layer, mix, free)) {
          if (hardly(ring, coat.faintest_mm)) continue;
          data +=
            ring.length > 8 ? smoothData(ring, layer.closed) : straightData(ring, layer.closed);
        }
      }
      for (const node of follow) node.setAttribute("d", data);
      if (!coat.pressed) return;
      outline.setAttribute("fill", mixedColour(coat.fill, coat.pressed[0], pressure));
      edge.setAttribute("stroke", mixedColour(coat.edge, coat.pressed[1], pressure));
      for (const light of lights) light.setAttribute("opacity", pressure.toFixed(2));
    },
  };
}

/**
 * @param {SVGGElement} group
 * @param {Coat} coat
 */
function rimOf(group, coat) {
  const id = newId();
  const cut = svg("path");
  const inner = svg("g", { "clip-path": `url(#${id})`, fill: "none", stroke: coat.edge });
  group.append(svg("clipPath", { id }, cut), inner);
  const strokes = RIM.map(([width, opacity]) =>
    inner.appendChild(
      svg("path", { "stroke-width": width * coat.rim_mm, "stroke-opacity": opacity }),
    ),
  );
  return [cut, ...strokes];
}

/** Two words for one part take turns on one seat. @param {Target} target */
const seatName = ({ key, part, row }) => `${row} ${part ?? key}`;

/** @param {Layer[]} layers @param {Record<string, Coat>} coats */
function runsOf(layers, coats) {
  /** @type {Layer[][]} */
  const runs = [];
  for (const layer of layers) {
    const last = runs.at(-1)?.[0];
    const same = last?.role === layer.role && last.closed === layer.closed;
    if (same && !coats[layer.role].apart) runs.at(-1)?.push(layer);
    else runs.push([layer]);
  }
  return runs;
}

/**
 * @param {Sweep} sweep
 * @param {Record<string, Coat>} coats
 * @param {Target[]} targets
 * @param {Stream[]} given
 * @param {(key: string) => string} wordOf
 */
export function closeUp(sweep, coats, targets, given, wordOf) {
  const byName = new Map(sweep.layers.map((layer) => [layer.name, layer]));
  const streams = streamsOf(byName, given);
  const runs = runsOf(sweep.layers, coats).map((run) => painted(run, coats[run[0].role], streams));
  const id = newId();
  const cut = svg("rect", { rx: 9 });
  const rim = svg("rect", { rx: 9, class: "se-rim", fill: "none" });
  const tissue = svg("g", { "clip-path": `url(#${id})` }, ...runs.map((run) => run.group));
  const body = svg("g", {}, svg("clipPath", { id }, cut), tissue, rim);
  const overlay = svg("g", { class: "se-labels" });
  const drawing = svg("svg", { role: "img", class: "se-sheet" }, body, overlay);
  const legend = html("ol", { class: "se-numbered", hidden: true });
  const box = html("div", { class: "se-close-up" }, drawing);
  const element = html("figure", { class: "se-figure" }, box, legend);
  const [x0, x1, y0, y1] = sweep.frameMm;
  for (const rect of [cut, rim]) {
    for (const [name, value] of Object.entries({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 }))
      rect.setAttribute(name, String(value));
  }
  const labels = targets.map((target) => {
    const text = svg("text", { class: "se-label se-word" }, wordOf(target.key));
    const line = svg("path", { class: "se-leader" });
    const dot = svg("circle", { class: "se-dot", r: 3.2 });
    const number = svg("text", { class: "se-number", dy: ".35em", "text-anchor": "middle" });
    if (!target.row) text.classList.add("se-inside");
    return { target, text, line, dot, number, seat: 0 };
  });
  for (const part of /** @type {const} */ (["line", "dot", "text", "number"])) {
    overlay.append(...labels.map((label) => label[part]));
  }
  let fit = { scale: 1, dx: 0, dy: 0, width: 0, height: 0, em: 16, wide: true };
  /** @type {Mix} */
  let mix = [{ frame: 0, weight: 1 }];
  let free = mix;
  /** @type {Record<string, number>} */
  let numbers = {};

  /** @param {Target} target @returns {[number, number]} */
  const pointOf = ({ at, part, vertex }) => {
    const layer = part ? byName.get(part) : undefined;
    if (!layer) return at ?? [0, 0];
    const ring = mixedRing(layer.rings[0], mix);
    if (vertex !== undefined) return [ring[2 * vertex], ring[2 * vertex + 1]];
    let [x, y] = [0, 0];
    for (let i = 0; i < ring.length; i += 2) [x, y] = [x + ring[i], y + ring[i + 1]];
    return [(2 * x) / ring.length, (2 * y) / ring.length];
  };

  const layout = () => {
    const { width, height } = fit;
    if (!width) return;
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const em = Number.parseFloat(getComputedStyle(box).fontSize);
    const wide = width >= NUMBERS_BELOW_PX;
    const row = wide ? 1.9 * em : 2;
    const scale = Math.min((width - 4) / (x1 - x0), (height - 2 * row) / (y1 - y0));
    const dx = width / 2 - (scale * (x0 + x1)) / 2;
    const dy = height / 2 - (scale * (y0 + y1)) / 2;
    fit = { ...fit, scale, dx, dy, em, wide };
    body.setAttribute("transform", `translate(${dx} ${dy}) scale(${scale})`);
    rim.setAttribute("stroke-width", String(1.5 / scale));
    legend.hidden = wide;
    element.classList.toggle("se-numbers", !wide);
    if (wide) seat();
  };

  /** Seats do not depend on what is visible: nothing jumps when a label appears. */
  const seat = () => {
    overlay.style.fontSize = "";
    const rows = /** @type {const} */ (["above", "below"]).map((where) => wordsOf(where));
    const gap = GAP_EM * fit.em;
    const smaller = Math.min(...rows.map((row) => fitting(row, gap, fit.width)));
    overlay.style.fontSize = `${smaller}em`;
    for (const row of rows) {
      for (const word of row) word.half *= smaller;
      const seats = seatsOf(row, smaller * gap, fit.width);
      for (const label of labels) label.seat = seats.get(seatName(label.target)) ?? label.seat;
    }
  };

  /** @param {"above" | "below"} where */
  const wordsOf = (where) => {
    /** @type {Map<string, { name: string, x: number, half: number }>} */
    const words = new Map();
    for (const { target, text } of labels) {
      if (target.row !== where) continue;
      const name = seatName(target);
      const x = fit.dx + fit.scale * pointOf(target)[0];
      const half = text.getComputedTextLength() / 2;
      words.set(name, { name, x, half: Math.max(half, words.get(name)?.half ?? 0) });
    }
    return [...words.values()];
  };

  /** @param {Target} target */
  const visible = ({ when }) => {
    if (!when) return true;
    const [name, low, high] = when;
    const value = numbers[name];
    return value > low ? value <= high : low === 0 && value === 0;
  };

  const place = () => {
    const { scale, dx, dy, em, wide } = fit;
    const seen = labels.filter(({ target, text, line, dot, number }) => {
      const shown = visible(target);
      for (const node of [text, line, dot, number]) node.toggleAttribute("hidden", !shown);
      return shown;
    });
    const points = seen.map(({ target }) => {
      const [px, py] = pointOf(target);
      return { x: dx + scale * px, y: dy + scale * py };
    });
    if (!wide) {
      mark(seen, points);
      return;
    }
    for (const [i, { target, text, line, dot, seat: x }] of seen.entries()) {
      const { x: tx, y: ty } = points[i];
      const bare = !target.row;
      for (const node of [line, dot]) node.toggleAttribute("hidden", bare);
      dot.setAttribute("transform", `translate(${tx.toFixed(1)} ${ty.toFixed(1)})`);
      if (bare) {
        text.setAttribute("x", tx.toFixed(1));
        text.setAttribute("y", (ty + 0.3 * em).toFixed(1));
        continue;
      }
      const above = target.row === "above";
      const edge = dy + scale * (above ? y0 : y1);
      text.setAttribute("x", x.toFixed(1));
      text.setAttribute("y", (edge + (above ? -0.55 : 1.25) * em).toFixed(1));
      const start = edge + (above ? -0.35 : 0.35) * em;
      line.setAttribute(
        "d",
        `M${x.toFixed(1)} ${start.toFixed(1)}L${tx.toFixed(1)} ${ty.toFixed(1)}`,
      );
    }
  };

  /** Numbers where words have no room. @param {typeof labels} seen @param {{ x: number, y: number }[]} points */
  const mark = (seen, points) => {
    const marks = apart(points, MARK_PX, fit);
    for (const [i, { line, dot, number }] of seen.entries()) {
      const at = `${marks[i].x.toFixed(1)} ${marks[i].y.toFixed(1)}`;
      dot.setAttribute("transform", `translate(${at})`);
      number.setAttribute("transform", `translate(${at})`);
      number.textContent = String(i + 1);
      line.setAttribute("d", `M${at}L${points[i].x.toFixed(1)} ${points[i].y.toFixed(1)}`);
    }
    const told = seen.map(({ text }) => html("li", {}, html("b", {}, text.textContent ?? "")));
    if (legend.textContent !== told.map((li) => li.textContent).join(""))
      legend.replaceChildren(...told);
  };

  for (const run of runs) run.update(mix, free, 0);
  return {
    element,
    box,
    /**
     * @param {Mix} now
     * @param {Mix} freed The same without pressure.
     * @param {Record<string, number>} values
     * @param {string} spoken
     */
    move(now, freed, values, spoken) {
      mix = now;
      free = freed;
      numbers = values;
      for (const run of runs) if (run.moving) run.update(mix, free, values.pressure);
      place();
      if (drawing.getAttribute("aria-label") !== spoken) drawing.setAttribute("aria-label", spoken);
    },
    /**
     * Lets everything that flows run on.
     *
     * @param {number} seconds
     */
    run(seconds) {
      streams.run(seconds, numbers);
      for (const one of runs) if (one.flows) one.update(mix, free, numbers.pressure);
    },
    resize() {
      fit = { ...fit, width: box.clientWidth, height: box.clientHeight };
      layout();
      place();
    },
  };
}
