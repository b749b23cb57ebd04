/**
 * Exercise figures that move; the twin of `exercise_frames.py`.
 *
 * @typedef {{ name: string, role: string, closed: boolean,
 *   shape?: number, moves?: [number, number, number][], rings?: number[][] }} Part
 * @typedef {{ frame: [number, number, number, number], parts: Part[], poses: number, loop: boolean,
 *   there: number[], back: number[], arrows: number[][] }} Exercise
 * @typedef {{ per_move: number, shapes: number[][], exercises: Record<string, Exercise> }} Moves
 * @typedef {{ near: Record<string, [string, string]>, far: Record<string, [string, string]>,
 *   edge_mm: number, motion: string }} Paints
 */

import { newId, svg } from "./dom.js";
import { smoothData, straightData } from "./smooth.js";

/** Progress that starts and ends gently, as `eased` in Python. @param {number} share */
export const eased = (share) => share ** 3 * (share * (6 * share - 15) + 10);

/** @param {number[]} a @param {number[]} b @param {number} share */
const between = (a, b, share) => a.map((value, i) => value + share * (b[i] - value));

/**
 * One part: its edge goes below the fills of its piece.
 *
 * @param {Part} part
 * @param {Moves} moves
 * @param {Paints} paints
 */
function paintedPart(part, moves, paints) {
  const [fill, edge] = (part.name.startsWith("far_") ? paints.far : paints.near)[part.role];
  const line = part.closed ? 2 * paints.edge_mm : paints.edge_mm;
  const rim = svg("path", {
    fill: part.closed ? edge : "none",
    stroke: edge,
    "stroke-width": line,
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
    "data-name": part.name,
  });
  const inside = part.closed ? svg("path", { fill }) : null;
  const nodes = inside ? [rim, inside] : [rim];
  /** @param {string} name @param {string} value */
  const set = (name, value) => {
    for (const node of nodes) node.setAttribute(name, value);
  };
  if (part.shape !== undefined) set("d", smoothData(moves.shapes[part.shape]));
  return {
    piece: part.name.split(".")[0],
    rim,
    inside,
    /** @param {number} left @param {number} share */
    update(left, share) {
      if (part.moves) {
        const now = at(part.moves, left, share);
        const [x, y, turn] = now.map((value) => Math.round(value * 100) / 100);
        set("transform", `translate(${x} ${y}) rotate(${turn})`);
      } else if (part.rings) {
        set("d", dataOf(at(part.rings, left, share), part.closed));
      }
    },
  };
}

/** @param {number[]} ring @param {boolean} closed */
const dataOf = (ring, closed) => (closed ? smoothData(ring) : straightData(ring, false));

/** @param {number[][]} frames @param {number} left @param {number} share */
const at = (frames, left, share) =>
  frames.length === 1
    ? frames[0]
    : share
      ? between(frames[left], frames[left + 1], share)
      : frames[left];

/**
 * @param {Moves} moves
 * @param {Paints} paints
 */
export function mover(moves, paints) {
  const id = newId();
  const head = svg(
    "marker",
    { id, viewBox: "0 0 10 10", refX: 6, refY: 5, markerWidth: 4, markerHeight: 4, orient: "auto" },
    svg("path", { d: "M0 0L10 5L0 10Z", fill: paints.motion }),
  );
  const figure = svg("g");
  const arrow = svg("path", {
    class: "se-way",
    fill: "none",
    stroke: paints.motion,
    "stroke-width": 12,
    "stroke-linecap": "round",
    "marker-end": `url(#${id})`,
  });
  const element = svg(
    "svg",
    { role: "img", class: "se-mover" },
    svg("defs", {}, head),
    figure,
    arrow,
  );
  /** @type {ReturnType<typeof paintedPart>[]} */
  let parts = [];
  /** @type {Exercise | null} */
  let shown = null;

  return {
    element,
    /** @param {string} key */
    show(key) {
      shown = moves.exercises[key];
      const [x0, x1, y0, y1] = shown.frame;
      element.setAttribute("viewBox", `${x0} ${y0} ${x1 - x0} ${y1 - y0}`);
      parts = shown.parts.map((part) => paintedPart(part, moves, paints));
      const pieces = [...new Set(parts.map(({ piece }) => piece))].map((name) => {
        const own = parts.filter(({ piece }) => piece === name);
        const fills = own.flatMap(({ inside }) => (inside ? [inside] : []));
        return svg("g", {}, ...own.map(({ rim }) => rim), ...fills);
      });
      figure.replaceChildren(...pieces);
      return shown;
    },
    /**
     * @param {number} place 0 is the first key pose, 1 the second; a movement eases between them.
     * @param {boolean} withWay Whether the way to this pose is drawn.
     */
    move(place, withWay) {
      if (!shown) return;
      const last = shown.there.length * moves.per_move;
      const move = Math.min(Math.floor(place), shown.there.length - 1);
      const share = shown.loop ? place - move : eased(place - move);
      const frame = (move + share) * moves.per_move;
      const left = Math.min(Math.floor(frame), last - 1);
      for (const part of parts) part.update(left, frame - left);
      const way = withWay ? (shown.arrows[Math.round(place) - 1] ?? []) : [];
      arrow.setAttribute("d", way.length ? straightData(way, false) : "");
    },
  };
}
