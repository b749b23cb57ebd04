/**
 * The body from the front and from behind, with the area of one root; the twin of `body_frames.py`.
 *
 * @typedef {{
 *   frame: [number, number, number, number], middles: Record<string, number>,
 *   body: [string, boolean, number[]][], areas: Record<string, Record<string, number[][][]>>,
 * }} Body Rings are x0, y0, x1, y1 … in mm.
 */

import { put, svg } from "./dom.js";
import { smoothData } from "./smooth.js";

/**
 * @param {Body} body
 * @param {Record<string, any>} paints
 * @param {Record<string, string>} faces Words below the two figures.
 */
export function bodyMap(body, paints, faces) {
  const [x0, x1, y0, y1] = body.frame;
  const areas = svg("g", { fill: paints.area, "fill-opacity": paints.opacity });
  /** @param {[string, boolean, number[]][]} parts */
  const drawn = (parts) =>
    parts.map(([role, closed, ring]) => {
      const [fill, stroke, width] = paints[role];
      const d = smoothData(ring, closed);
      return svg("path", { d, fill, stroke, "stroke-width": width, "stroke-linejoin": "round" });
    });
  const below = body.body.filter(([role]) => role === "skin");
  const above = body.body.filter(([role]) => role !== "skin");
  const words = Object.entries(body.middles).map(([face, x]) =>
    svg("text", { x, y: y1 + 190, "text-anchor": "middle", class: "se-face" }, faces[face]),
  );
  const element = svg(
    "svg",
    { role: "img", class: "se-body-map", viewBox: `${x0} ${y0} ${x1 - x0} ${y1 - y0 + 260}` },
    ...drawn(below),
    areas,
    ...drawn(above),
    ...words,
  );
  let shown = "";
  return {
    element,
    /** @param {string} root @param {string} side @param {string} spoken */
    show(root, side, spoken) {
      put(element, "aria-label", spoken);
      if (shown === `${root} ${side}`) return;
      shown = `${root} ${side}`;
      const found = Object.entries(body.areas[root] ?? {}).flatMap(([face, bands]) =>
        bands.map((rings) => {
          const data = rings.map((ring) => smoothData(turned(ring, side, body.middles[face])));
          return svg("path", { d: data.join("") });
        }),
      );
      areas.replaceChildren(...found);
    },
  };
}

/**
 * A ring of the left side, or its mirror image about the middle of its figure.
 *
 * @param {number[]} ring
 * @param {string} side
 * @param {number} middle
 */
const turned = (ring, side, middle) =>
  side === "left" ? ring : ring.map((value, i) => (i % 2 ? value : 2 * middle - value));
