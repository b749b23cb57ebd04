/**
 * A slice in greys with its drawing over it, as clear as is wished, and one part marked.
 *
 * @import { Look, Sweep } from "./types.js"
 *
 * @typedef {{ name: string, word: string, latin: string, layers: string[], grey: string }} Part
 */

import { html, svg } from "./dom.js";
import { paintSweep } from "./painter.js";
import { pathData } from "./path.js";

const HERE = { left: 0, share: 0 };

/**
 * @param {Look} look
 * @param {(name: string) => void} onPoint Empty where nothing is pointed at.
 */
export function scanPicture(look, onPoint) {
  const grey = html("img", { class: "se-grey", alt: "" });
  const tissue = svg("g");
  const mark = svg("g", { class: "se-mark" });
  const touch = svg("g", { class: "se-touch" });
  const drawing = svg("svg", { class: "se-slice", role: "img" }, tissue, mark, touch);
  const sides = html("div", { class: "se-sides" });
  const box = html("div", { class: "se-scan-box" }, grey, drawing, sides);
  /** @type {Sweep | undefined} */
  let shown;
  let address = "";

  /** @param {string[]} layers */
  const dataOf = (layers) =>
    pathData(
      (shown?.layers ?? []).filter(({ name }) => layers.includes(name)),
      HERE,
      1,
    );

  touch.addEventListener("pointerover", (event) => {
    const { target } = event;
    onPoint(target instanceof SVGElement ? (target.dataset.name ?? "") : "");
  });
  touch.addEventListener("pointerleave", () => onPoint(""));

  return {
    element: html("figure", { class: "se-figure" }, box),
    /**
     * @param {Sweep} sweep
     * @param {Uint8Array<ArrayBuffer>} picture
     * @param {Part[]} parts
     * @param {Record<string, string>} edges Words at the edges of the picture.
     */
    show(sweep, picture, parts, edges) {
      shown = sweep;
      const [x0, x1, y0, y1] = sweep.frameMm;
      drawing.setAttribute("viewBox", `${x0} ${y0} ${x1 - x0} ${y1 - y0}`);
      sides.replaceChildren(
        ...Object.entries(edges).map(([edge, word]) => html("span", { class: `se-${edge}` }, word)),
      );
      URL.revokeObjectURL(address);
      address = URL.createObjectURL(new Blob([picture], { type: "image/webp" }));
      grey.src = address;
      const painted = paintSweep(sweep, look, 1);
      painted.update(HERE);
      tissue.replaceChildren(...painted.below, ...painted.above);
      mark.replaceChildren();
      // in the order in which they are painted, so that what lies on top is pointed at
      const order = sweep.layers.flatMap((layer) => {
        const part = parts.find(({ layers }) => layers.includes(layer.name));
        if (!part) return [];
        const path = svg("path", { d: dataOf([layer.name]), "data-name": part.name });
        return [path];
      });
      touch.replaceChildren(...order);
    },
    /** Its shape, for all slices alike. @param {number} ratio Width by height. */
    fit(ratio) {
      box.style.setProperty("--se-ratio", String(ratio));
    },
    /** @param {Part | undefined} part */
    mark(part) {
      const data = part ? dataOf(part.layers) : "";
      mark.replaceChildren(
        ...(data
          ? [
              svg("path", { d: data, class: "se-mark-out" }),
              svg("path", { d: data, class: "se-mark-in" }),
            ]
          : []),
      );
    },
    /** @param {number} share Of the drawing. @param {string} spoken */
    fade(share, spoken) {
      tissue.setAttribute("opacity", String(share));
      if (drawing.getAttribute("aria-label") !== spoken) drawing.setAttribute("aria-label", spoken);
    },
    end() {
      URL.revokeObjectURL(address);
    },
  };
}
