/**
 * Sections that are alike on both sides, unfolded from their left half; the twin of `folding.py`.
 *
 * @import { Layer } from "./types.js"
 */

/**
 * @param {Layer[]} layers
 * @returns {Layer[]}
 */
export function unfolded(layers) {
  return layers.flatMap((layer) => {
    const [name, fold] = layer.name.split("|");
    if (!fold) return [layer];
    if (fold === "ring" || fold === "line") {
      const closed = fold === "ring";
      const rings = layer.rings.map((ring) => ring.map((half) => joined(half, closed)));
      return [{ ...layer, name, rings, closed }];
    }
    const rings = layer.rings.map((ring) => ring.map(mirrored));
    return [
      { ...layer, name },
      { ...layer, name: fold, rings },
    ];
  });
}

/** @param {Float32Array} points */
const mirrored = (points) => points.map((value, i) => (i % 2 ? value : -value));

/**
 * A ring runs down its left half and up the right one; a line from its right end to its left one.
 *
 * @param {Float32Array} half
 * @param {boolean} closed
 */
function joined(half, closed) {
  const count = half.length / 2;
  const other = [];
  for (let i = count - (closed ? 2 : 1); i > 0; i--) other.push(-half[2 * i], half[2 * i + 1]);
  return Float32Array.from(closed ? [...half, ...other] : [...other, ...half]);
}
