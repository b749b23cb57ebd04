/**
 * A hundred people, some of them marked; the twin of `people.py`.
 *
 * @typedef {{
 *   path: string, pitch_mm: [number, number], columns: number, whole: number,
 *   frame: [number, number, number, number], other: [string, string], edge_mm: number,
 *   paints: Record<string, { sure: [string, string], half: [string, string] }>,
 * }} PeopleLook
 */

import { newId, svg } from "./dom.js";

/** @param {PeopleLook} look */
export function people(look) {
  const id = newId();
  const each = Array.from({ length: look.whole }, (_, number) =>
    svg("use", {
      href: `#${id}`,
      x: (number % look.columns) * look.pitch_mm[0],
      y: Math.floor(number / look.columns) * look.pitch_mm[1],
    }),
  );
  const crowd = svg("g", { "stroke-width": look.edge_mm }, ...each);
  const element = svg(
    "svg",
    { role: "img", class: "se-people", viewBox: look.frame.join(" ") },
    svg("defs", {}, svg("path", { id, d: look.path })),
    crowd,
  );
  return {
    element,
    /**
     * @param {{ low: number, high: number, adverse?: boolean } | null} share `null` where nobody knows.
     * @param {string} spoken
     */
    show(share, spoken) {
      const paint = look.paints[share?.adverse ? "adverse" : "good"];
      for (const [number, one] of each.entries()) {
        const kind = !share || number >= share.high ? null : number < share.low ? "sure" : "half";
        const [fill, edge] = kind ? paint[kind] : look.other;
        one.setAttribute("fill", fill);
        one.setAttribute("stroke", edge);
        one.setAttribute("data-mark", kind ?? "none");
      }
      if (share) crowd.removeAttribute("stroke-dasharray");
      else crowd.setAttribute("stroke-dasharray", "1.6 1.4");
      element.setAttribute("aria-label", spoken);
    },
  };
}
