/**
 * One picture with its frame, directions and labels; it fits the box it is given.
 *
 * @import { Look, Pin, Place, Sweep } from "./types.js"
 *
 * @typedef {{ name: string, word: string, note: string, longest?: string, latin: string, strong: boolean, rank: number }} Caption
 * @typedef {{ top: string, bottom: string, left: string, right: string }} Edges
 * @typedef {{ caption: Caption, pin: Pin, text: SVGTextElement, line: SVGPathElement, dot: SVGElement, number: SVGTextElement }} Label
 */

import { apart } from "./apart.js";
import { html, newId, put, svg, tell } from "./dom.js";
import { columns, heights } from "./labels.js";
import { paintSweep } from "./painter.js";

const COLUMNS_FROM_PX = 560;
/** Room of a label of two lines, and of one. */
const [TALL, FLAT] = [2.5, 1.4];
/** Least distance of two marks with a number: they are as wide as that. */
const MARK_PX = 23;
/** Width from which there is room for the Latin names. */
const LATIN_FROM_PX = 1000;

/**
 * @param {Look} look
 * @param {Edges} edges
 */
export function picture(look, edges) {
  const below = sheet("se-below");
  const above = sheet("se-above");
  const rim = svg("path", { fill: "none", class: "se-rim", "vector-effect": "non-scaling-stroke" });
  above.body.append(rim);
  const leaders = svg("g", { class: "se-leaders" });
  const words = svg("g", { class: "se-labels" });
  const directions = svg("g", { class: "se-directions" });
  const drawing = svg(
    "svg",
    { role: "img", class: "se-sheet se-drawing" },
    leaders,
    directions,
    words,
  );
  const legend = html("ol", { class: "se-numbered", hidden: true });
  const box = html("div", { class: "se-picture" }, below.sheet, above.sheet, drawing);
  const element = html("figure", { class: "se-figure" }, box, legend);

  /** @type {{ sweep: Sweep, mirror: 1 | -1, update(place: Place): void } | null} */
  let shown = null;
  /** @type {Label[]} */
  let labels = [];
  /** @type {Map<string, { x: number, y: number, side: "left" | "right" }>} */
  let seats = new Map();
  let fit = { scale: 1, dx: 0, dy: 0, px: 16, wide: true, middle: 0 };
  let size = { width: 0, height: 0 };
  let latin = false;

  /** @param {Pin} pin @param {Place} place @returns {[number, number] | null} */
  const onPage = (pin, place) => {
    const point = pointAt(pin, place);
    if (!point || !shown) return null;
    return [fit.dx + fit.scale * shown.mirror * point[0], fit.dy + fit.scale * point[1]];
  };

  const layout = () => {
    if (!shown || !size.width) return;
    const [x0, x1, y0, y1] = shown.sweep.frameMm;
    const { width, height } = size;
    const px = Number.parseFloat(getComputedStyle(box).fontSize);
    const wide = width >= COLUMNS_FROM_PX;
    latin = width >= LATIN_FROM_PX;
    for (const one of [below.sheet, above.sheet, drawing]) {
      one.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
    const widths = new Map(labels.map((label) => [label.caption.name, wide ? widest(label) : 0]));
    /** @param {number} left @param {number} right Room of the labels to each side. */
    const arrange = (left, right) => {
      const edgeRoom = 1.5 * px;
      const across = Math.max(width - left - right, 0.3 * width);
      const scale = Math.min(across / (x1 - x0), (height - 2 * edgeRoom) / (y1 - y0));
      const middle = (width + left - right) / 2;
      const dx = middle - (scale * (x0 + x1)) / 2;
      const dy = height / 2 - (scale * (y0 + y1)) / 2;
      fit = { scale, dx, dy, px, wide, middle };
      placeLabels();
    };
    /** @param {string} where */
    const needed = (where) =>
      1.2 * px +
      Math.max(
        0,
        ...[...seats].map(([name, { side }]) => (side === where ? (widths.get(name) ?? 0) : 0)),
      );
    const most = wide ? 1.2 * px + Math.max(0, ...widths.values()) : 2;
    arrange(most, most);
    const rooms = wide ? [needed("left"), needed("right")] : [most, most];
    arrange(rooms[0], rooms[1]);
    // a label that has changed sides needs the room of the longest there too
    if (wide && (needed("left") > rooms[0] || needed("right") > rooms[1])) arrange(most, most);
    const frame = rounded(x0, x1, y0, y1);
    const { dx, dy, scale } = fit;
    for (const one of [below, above]) one.fit(frame, `translate(${dx} ${dy}) scale(${scale})`);
    rim.setAttribute("d", frame);
    placeDirections(shown.sweep.frameMm);
  };

  /** Room that a label may need, whatever its note will be. @param {Label} label */
  const widest = (label) => {
    const { caption, text } = label;
    // a hidden one has no width
    text.removeAttribute("hidden");
    const widths = [caption.note, caption.longest ?? ""].map((note) => {
      retell(label, { ...caption, note: note || caption.note }, latin);
      return textWidth(text);
    });
    retell(label, caption, latin);
    return Math.max(...widths);
  };

  /** @param {[number, number, number, number]} frame */
  const placeDirections = ([x0, x1, y0, y1]) => {
    const { scale, dx, dy, px, middle } = fit;
    const low = dy + scale * y1;
    /** @param {string} text @param {number} x @param {number} y @param {string} anchor */
    const word = (text, x, y, anchor) => svg("text", { x, y, "text-anchor": anchor }, text);
    directions.replaceChildren(
      word(edges.top, middle, dy + scale * y0 - 0.45 * px, "middle"),
      word(edges.bottom, middle, low + 1.15 * px, "middle"),
      // the corners are round: a little outside there is room
      word(edges.left, dx + scale * x0 - px, low + 0.6 * px, "start"),
      word(edges.right, dx + scale * x1 + px, low + 0.6 * px, "end"),
    );
  };

  const placeLabels = () => {
    if (!shown) return;
    const { px, wide } = fit;
    const last = { left: shown.sweep.stops.length - 2, share: 1 };
    const points = labels.flatMap(({ caption, pin }) => {
      const point = onPage(pin, last);
      if (!point) return [];
      const [x, y] = point;
      const way = pin.points.map((_, stop) => {
        const there = onPage(pin, { left: stop, share: 0 });
        return there ? { x: there[0], y: there[1] } : { x, y };
      });
      const lines = caption.longest || caption.note || (latin && caption.latin) ? TALL : FLAT;
      return [{ name: caption.name, x, y, way, tall: lines * px }];
    });
    seats = new Map();
    legend.hidden = wide;
    element.classList.toggle("se-numbers", !wide);
    if (!wide) return;
    const [x0, x1, , y1] = shown.sweep.frameMm;
    const top = 1.2 * px;
    const bottom = fit.dy + fit.scale * y1 + 0.4 * px;
    const targets = columns(points, fit.middle, bottom - top);
    for (const where of /** @type {const} */ (["left", "right"])) {
      const there = targets.filter((target) => target.side === where);
      const edge = fit.dx + fit.scale * (where === "left" ? x0 : x1);
      const x = edge + (where === "left" ? -0.7 : 0.7) * px;
      const found = heights(there, top, bottom, x);
      for (const [name, y] of found) seats.set(name, { x, y, side: where });
    }
    for (const { caption, text } of labels) {
      const seat = seats.get(caption.name);
      if (!seat) continue;
      text.setAttribute("text-anchor", seat.side === "left" ? "end" : "start");
      for (const [i, line] of [...text.children].entries()) {
        line.setAttribute("x", String(seat.x));
        line.setAttribute("y", (seat.y + (i ? 1.3 : 0.2) * px).toFixed(1));
      }
    }
  };

  /** @param {Place} place */
  const follow = (place) => {
    /** @type {{ label: Label, x: number, y: number }[]} */
    const seen = [];
    for (const label of labels) {
      const { caption, pin, text, line, dot, number } = label;
      const point = onPage(pin, place);
      const visible = point !== null && (!fit.wide || seats.has(caption.name));
      for (const node of [text, line, dot, number]) node.toggleAttribute("hidden", !visible);
      if (visible) seen.push({ label, x: point[0], y: point[1] });
    }
    if (fit.wide) lead(seen);
    else mark(seen);
  };

  /** Marks at their places, with numbers: labels have no room beside the picture. @param {{ label: Label, x: number, y: number }[]} seen */
  const mark = (seen) => {
    const marks = apart(seen, MARK_PX, size);
    for (const [i, { label, x, y }] of seen.entries()) {
      const at = { x: marks[i].x.toFixed(1), y: marks[i].y.toFixed(1) };
      put(label.dot, "cx", at.x);
      put(label.dot, "cy", at.y);
      put(label.number, "x", at.x);
      put(label.number, "y", at.y);
      put(label.line, "d", `M${at.x} ${at.y}L${x.toFixed(1)} ${y.toFixed(1)}`);
    }
  };

  /** Dots at their places, each with a line to its label. @param {{ label: Label, x: number, y: number }[]} seen */
  const lead = (seen) => {
    for (const { label, x, y } of seen) {
      const { caption, line, dot } = label;
      // no transforms: each would have the browser sort its layers anew
      put(dot, "cx", x.toFixed(1));
      put(dot, "cy", y.toFixed(1));
      const seat = seats.get(caption.name);
      if (!seat) continue;
      const start = seat.x + (seat.side === "left" ? 0.3 : -0.3) * fit.px;
      const way = `M${start.toFixed(1)} ${seat.y.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}`;
      put(line, "d", way);
    }
  };

  return {
    element,
    /**
     * Shows another sweep.
     *
     * @param {Sweep} sweep
     * @param {1 | -1} mirror
     * @param {Caption[]} captions
     */
    show(sweep, mirror, captions) {
      const painted = paintSweep(sweep, look, mirror);
      below.tissue.replaceChildren(...painted.below);
      above.tissue.replaceChildren(...painted.above);
      shown = { sweep, mirror, update: painted.update };
      labels = captions.flatMap((caption) => {
        const pin = sweep.pins.find((one) => one.name === caption.name);
        return pin ? [labelOf(caption, pin)] : [];
      });
      labels.forEach(({ number }, i) => {
        number.textContent = String(i + 1);
      });
      leaders.replaceChildren(...labels.map(({ line }) => line), ...labels.map(({ dot }) => dot));
      words.replaceChildren(...labels.flatMap(({ text, number }) => [text, number]));
      layout();
    },
    /**
     * Moves to a place in the sweep; captions may have other notes there.
     *
     * @param {Place} place
     * @param {Caption[]} captions
     * @param {string} spoken
     */
    move(place, captions, spoken) {
      shown?.update(place);
      for (const label of labels) {
        const caption = captions.find((one) => one.name === label.caption.name);
        if (caption) retell(label, caption, latin);
      }
      follow(place);
      put(drawing, "aria-label", spoken);
      if (!fit.wide) tellNumbers(legend, labels);
    },
    /** @param {number} width @param {number} height */
    resize(width, height) {
      size = { width, height };
      layout();
    },
    box,
  };
}

/**
 * A sheet of the picture that is painted by itself, cut to the frame.
 *
 * @param {string} name
 */
function sheet(name) {
  const id = newId();
  const cut = svg("path");
  const tissue = svg("g", { "clip-path": `url(#${id})` });
  const body = svg("g", {}, svg("clipPath", { id }, cut), tissue);
  return {
    tissue,
    body,
    sheet: svg("svg", { class: `se-sheet ${name}`, "aria-hidden": "true" }, body),
    /** @param {string} frame @param {string} transform */
    fit(frame, transform) {
      cut.setAttribute("d", frame);
      body.setAttribute("transform", transform);
    },
  };
}

/**
 * @param {Caption} caption
 * @param {Pin} pin
 * @returns {Label}
 */
function labelOf(caption, pin) {
  const text = svg(
    "text",
    { class: "se-label" },
    svg("tspan", { class: "se-word" }, caption.word),
    svg("tspan", { class: "se-note" }, caption.note),
  );
  const dot = svg("circle", { class: "se-dot", r: 3.2 });
  const number = svg("text", { class: "se-number", dy: ".35em", "text-anchor": "middle" });
  const label = { caption, pin, text, line: svg("path", { class: "se-leader" }), dot, number };
  for (const node of [text, label.line, dot]) node.classList.toggle("se-strong", caption.strong);
  return label;
}

/**
 * @param {Label} label
 * @param {Caption} caption
 * @param {boolean} latin
 */
function retell(label, caption, latin) {
  const [word, note] = label.text.children;
  const below = caption.note || (latin ? caption.latin : "");
  tell(word, caption.word);
  tell(note, below);
  label.caption = caption;
  for (const node of [label.text, label.line, label.dot]) {
    node.classList.toggle("se-strong", caption.strong);
  }
}

/**
 * @param {HTMLOListElement} list
 * @param {Label[]} labels
 */
function tellNumbers(list, labels) {
  const told = labels.map(({ caption: { word, note, longest }, dot }) => ({
    word,
    note,
    longest: longest ?? "",
    absent: dot.hasAttribute("hidden"),
  }));
  const key = JSON.stringify(told);
  if (list.dataset.told === key) return;
  list.dataset.told = key;
  const rows = told.map(({ word, note, longest, absent }) => {
    /** @param {string} of */
    const named = (of) => [html("b", {}, word), of ? `, ${of}` : ""];
    const now = html("span", {}, ...named(note));
    const room = html("span", { class: "se-room-for", "aria-hidden": "true" }, ...named(longest));
    // its number and its room stay
    const state = absent ? "se-absent" : "se-there";
    return html("li", { class: state }, html("div", { class: "se-room" }, now, room));
  });
  list.replaceChildren(...rows);
}

/**
 * @param {Pin} pin
 * @param {Place} place
 * @returns {[number, number] | null}
 */
function pointAt({ points }, { left, share }) {
  const a = points.length === 1 ? points[0] : points[left];
  const b = points.length === 1 ? a : points[left + 1];
  if (share === 0) return a;
  if (share === 1) return b;
  if (!a || !b) return b;
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** @param {SVGTextElement} text */
const textWidth = (text) =>
  Math.max(
    ...[...text.children].map((line) =>
      line instanceof SVGTSpanElement ? line.getComputedTextLength() : 0,
    ),
  );

/**
 * A frame with soft corners: a superellipse.
 *
 * @param {number} x0
 * @param {number} x1
 * @param {number} y0
 * @param {number} y1
 */
function rounded(x0, x1, y0, y1) {
  const [cx, cy, a, b] = [(x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2];
  const points = Array.from({ length: 96 }, (_, i) => {
    const [c, s] = [Math.cos((i * Math.PI) / 48), Math.sin((i * Math.PI) / 48)];
    const x = cx + a * Math.sign(c) * Math.abs(c) ** 0.72;
    const y = cy + b * Math.sign(s) * Math.abs(s) ** 0.72;
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}
