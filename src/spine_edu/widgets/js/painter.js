/**
 * A sweep painted with few nodes: outlines of one tissue share a path; inner shade is a few nested
 * strokes cut to the shape. The twin of `svg.py`.
 *
 * @import { Layer, Look, Paint, Place, Sweep } from "./types.js"
 */

import { newId, put, svg } from "./dom.js";
import { between } from "./frames.js";
import { moves, pathData } from "./path.js";

/** Solid tissues overlap nothing that moves: they may lie on a sheet below it. */
const BELOW = new Set(["fat", "muscle", "vessel", "skin", "bone", "cartilage", "flavum"]);
const NERVES = new Set(["root", "ganglion"]);
/** Width as a share of the depth, and opacity as a share of the strength, from wide to narrow. */
const SHADE = [
  [2, 0.2],
  [1.3, 0.24],
  [0.8, 0.28],
  [0.4, 0.34],
];
/** What moves is painted anew at each frame: fewer strokes. */
const MOVING_SHADE = [
  [1.5, 0.36],
  [0.6, 0.44],
];
/** Its shade would lie under its own lamellae. */
const FLAT = new Set(["annulus", "lamella"]);
const SHADOW = [
  [2.2, 0.22],
  [1.1, 0.3],
];
const HALO = [
  [4.2, 0.22],
  [2.6, 0.3],
  [1.3, 0.42],
];

/**
 * Layers that one path can hold: neighbours of the same tissue that all move or all stand still.
 *
 * @param {Layer[]} layers
 * @returns {Layer[][]}
 */
export function runsOf(layers) {
  /** @type {Layer[][]} */
  const runs = [];
  for (const layer of layers) {
    const last = runs.at(-1)?.[0];
    const joins = last && last.role === layer.role && moves(last) === moves(layer);
    if (joins && !NERVES.has(layer.role) && last.closed === layer.closed) runs.at(-1)?.push(layer);
    else runs.push([layer]);
  }
  return runs;
}

/**
 * One run: its nodes, and how they follow the size.
 *
 * @param {Layer[]} layers
 * @param {Look} look
 * @param {1 | -1} mirror
 */
function paintRun(layers, look, mirror) {
  const { role, closed, emphasis, presence } = layers[0];
  const paint = look.tissues[role] ?? look.tissues.fat;
  const pressable = NERVES.has(role) && Math.max(...emphasis) > 0;
  const id = newId();
  const cut = svg("path");
  const outline = svg("path");
  /** @type {SVGElement[]} */
  const follow = [outline];
  const group = svg("g", { "data-role": role, "data-name": layers[0].name });
  const halo = svg("g", { fill: "none", stroke: look.halo, "stroke-linejoin": "round" });
  const lights = (pressable ? HALO : []).map(([width, opacity]) =>
    halo.appendChild(svg("path", { "stroke-width": width, "stroke-opacity": opacity })),
  );
  if (paint.shadow > 0 && closed) follow.push(...shadowOf(group, paint));
  group.append(outline);
  outline.setAttribute("fill", closed ? paint.fill : "none");
  outline.setAttribute("fill-rule", role === "lamella" ? "evenodd" : "nonzero");
  if (layers.some((layer) => layer.rings.length > 1)) outline.setAttribute("fill-rule", "evenodd");
  const lively = moves(layers[0]);
  const shaded = paint.strength > 0 && closed && !FLAT.has(role);
  const shades = shaded ? shadeOf(group, paint, id, lively ? MOVING_SHADE : SHADE) : [];
  if (shades.length) {
    const clip = svg("clipPath", { id }, cut);
    cut.setAttribute("clip-rule", outline.getAttribute("fill-rule") ?? "nonzero");
    group.prepend(clip);
    follow.push(cut, ...shades);
  }
  // an edge of its own only where shade lies between it and the ground
  const edge = shades.length ? group.appendChild(svg("path", { fill: "none" })) : outline;
  edge.setAttribute("stroke", paint.edge);
  edge.setAttribute("stroke-width", String(paint.edge_mm));
  edge.setAttribute("stroke-linejoin", "round");
  if (edge !== outline) follow.push(edge);
  let drawn = "";
  return {
    group,
    halo,
    below: BELOW.has(role) && !lively,
    moves: lively || pressable,
    /** @param {Place} place */
    update(place) {
      const data = pathData(layers, place, mirror);
      if (data !== drawn) for (const node of follow) node.setAttribute("d", data);
      drawn = data;
      if (presence.length > 1) put(group, "opacity", between(presence, place).toFixed(3));
      if (!pressable) return;
      const pressed = between(emphasis, place);
      put(outline, "fill", mixed(paint.fill, look.pressed.fill, pressed));
      put(edge, "stroke", mixed(paint.edge, look.pressed.edge, pressed));
      // what gives no light is neither drawn nor moved
      put(halo, "display", pressed ? "inline" : "none");
      if (!pressed) return;
      for (const light of lights) put(light, "d", data);
      put(halo, "opacity", pressed.toFixed(3));
    },
  };
}

/**
 * @param {SVGGElement} group
 * @param {Paint} paint
 */
function shadowOf(group, paint) {
  const soft = svg("g", { fill: "none", stroke: paint.edge, transform: "translate(.35 .5)" });
  group.append(soft);
  return SHADOW.map(([width, share]) =>
    soft.appendChild(
      svg("path", { "stroke-width": width, "stroke-opacity": (share * paint.shadow).toFixed(3) }),
    ),
  );
}

/**
 * @param {SVGGElement} group
 * @param {Paint} paint
 * @param {string} id
 * @param {number[][]} strokes
 */
function shadeOf(group, paint, id, strokes) {
  const inner = svg("g", { "clip-path": `url(#${id})`, fill: "none", stroke: paint.shade });
  group.append(inner);
  const nodes = strokes.map(([width, share]) =>
    inner.appendChild(
      svg("path", {
        "stroke-width": (width * paint.depth_mm).toFixed(2),
        "stroke-opacity": (share * paint.strength).toFixed(3),
      }),
    ),
  );
  if (paint.gloss > 0) {
    // moved towards the lower right inside its own shape, only the rim to the upper left shows
    const light = svg("path", {
      stroke: "#FFFFFF",
      "stroke-width": 0.55,
      "stroke-opacity": (0.8 * paint.gloss).toFixed(3),
      transform: "translate(.42 .5)",
    });
    nodes.push(inner.appendChild(light));
  }
  return nodes;
}

/**
 * `first` with a share of `second` in it; as `mixed` in `draw/colour.py`.
 *
 * @param {string} first
 * @param {string} second
 * @param {number} share
 */
export function mixed(first, second, share) {
  const parts = [1, 3, 5].map((i) => {
    const a = Number.parseInt(first.slice(i, i + 2), 16);
    const b = Number.parseInt(second.slice(i, i + 2), 16);
    return Math.round(a + share * (b - a))
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`.toUpperCase();
}

/**
 * The painted sweep, to be hung under SVG groups in mm: what the browser can keep as it is while
 * the rest moves, and what lies above it.
 *
 * @param {Sweep} sweep
 * @param {Look} look
 * @param {1 | -1} mirror
 */
export function paintSweep(sweep, look, mirror) {
  const runs = runsOf(sweep.layers).map((layers) => paintRun(layers, look, mirror));
  const moving = runs.filter((run) => run.moves);
  for (const run of runs) if (!run.moves) run.update({ left: 0, share: 0 });
  return {
    below: runs.filter((run) => run.below).map((run) => run.group),
    // light behind everything that moves: it adds no hue to a neighbour
    above: [
      ...runs.map((run) => run.halo),
      ...runs.filter((run) => !run.below).map((run) => run.group),
    ],
    /** @param {Place} place */
    update(place) {
      for (const run of moving) run.update(place);
    },
  };
}
