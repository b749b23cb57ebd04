/**
 * Where a pressed root is often felt: a small map of the half of the body that matters.
 *
 * @import { Body } from "./body_map.js"
 */

import { bodyMap } from "./body_map.js";
import { html, tell } from "./dom.js";
import { roomy } from "./room.js";

/** Half of the width of a figure, its top and its bottom; mm, y down. */
const HALVES = /** @type {Record<string, [number, number, number]>} */ ({
  lumbar: [235, -1010, 40],
  cervical: [430, -1790, -700],
});

/**
 * @param {Body} body
 * @param {Record<string, any>} paints
 * @param {string[]} captions All that may stand below it.
 */
export function feltMap(body, paints, captions) {
  const maps = ["front", "back"].map((face) =>
    bodyMap(oneFace(body, face), paints, { [face]: "" }),
  );
  maps[1].element.setAttribute("aria-hidden", "true"); // the first speaks for both
  const caption = html("span");
  const figures = html("div", { class: "se-figures" }, ...maps.map(({ element }) => element));
  let cut = "";
  return {
    element: html(
      "figure",
      { class: "se-where-felt" },
      figures,
      html("figcaption", {}, roomy(caption, captions).element),
    ),
    /**
     * @param {string} region
     * @param {{ root: string, side: string } | undefined} met
     * @param {string} words
     * @param {string} spoken
     */
    show(region, met, words, spoken) {
      for (const [i, map] of maps.entries()) {
        map.show(met?.root ?? "", met?.side ?? "", spoken);
        const middle = i ? body.middles.back : body.middles.front;
        const [half, top, bottom] = HALVES[region];
        const box = `${middle - half} ${top} ${2 * half} ${bottom - top}`;
        if (cut === region) continue;
        map.element.setAttribute("viewBox", box);
        // its box keeps the shape of the first
        if (!cut) map.element.style.aspectRatio = `${2 * half} / ${bottom - top}`;
      }
      cut = region;
      tell(caption, words);
    },
  };
}

/**
 * What belongs to one of the two figures.
 *
 * @param {Body} body
 * @param {string} face
 * @returns {Body}
 */
function oneFace(body, face) {
  const border = (body.middles.front + body.middles.back) / 2;
  const areas = Object.entries(body.areas).map(([root, faces]) => [root, { [face]: faces[face] }]);
  return {
    ...body,
    middles: { [face]: body.middles[face] },
    areas: Object.fromEntries(areas),
    body: body.body.filter(([, , ring]) => ring[0] > border === (face === "back")),
  };
}
