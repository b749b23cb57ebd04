/**
 * Somebody who bends: a drawn figure without inner lines, that follows the posture.
 *
 * @import { Layer, Look, Place, Sweep } from "./types.js"
 */

import { put, svg } from "./dom.js";
import { between, placeOf } from "./frames.js";
import { pathData } from "./path.js";

const EDGE_MM = 0.34;

/** @param {Look} look */
export function walker(look) {
  const drawing = svg("svg", { class: "se-walker", "aria-hidden": "true" });
  /** @type {((place: Place) => void)[]} */
  let parts = [];
  /** @type {Sweep | undefined} */
  let shown;

  /** All edges of a piece first, then its fills: so joints show no line. @param {Layer[]} piece */
  const paint = (piece) => {
    const group = svg("g");
    const edges = piece.map((layer) => {
      const { edge } = look.tissues[layer.role];
      const node = svg("path", { fill: "none", stroke: edge, "stroke-width": 2 * EDGE_MM });
      node.setAttribute("stroke-linejoin", "round");
      return group.appendChild(node);
    });
    const fills = piece.map((layer) =>
      group.appendChild(
        svg("path", { fill: layer.closed ? look.tissues[layer.role].fill : "none" }),
      ),
    );
    parts.push((place) => {
      piece.forEach((layer, i) => {
        const data = pathData([layer], place, 1);
        put(edges[i], "d", data);
        put(fills[i], "d", data);
      });
      put(group, "opacity", String(between(piece[0].presence, place)));
    });
    return group;
  };

  return {
    element: drawing,
    /** @param {Sweep} sweep @param {number} posture */
    show(sweep, posture) {
      if (sweep !== shown) {
        shown = sweep;
        parts = [];
        const [x0, x1, y0, y1] = sweep.frameMm;
        drawing.setAttribute("viewBox", `${x0} ${y0} ${x1 - x0} ${y1 - y0}`);
        drawing.replaceChildren(...piecesOf(sweep.layers).map(paint));
      }
      const place = placeOf(sweep.stops, posture);
      for (const part of parts) part(place);
    },
  };
}

/** @param {Layer[]} layers */
function piecesOf(layers) {
  /** @type {Map<string, Layer[]>} */
  const pieces = new Map();
  for (const layer of layers) {
    const name = layer.name.split(".")[0];
    pieces.set(name, [...(pieces.get(name) ?? []), layer]);
  }
  return [...pieces.values()];
}
