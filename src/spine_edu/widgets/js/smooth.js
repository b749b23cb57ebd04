/** Path data of rings that were thinned: curves that pass the middle between two points. */

/** @param {number} value */
const short = (value) => Math.round(value * 100) / 100;

/**
 * @param {ArrayLike<number>} ring x0, y0, x1, y1 …
 * @param {boolean} [closed]
 */
export function straightData(ring, closed = true) {
  let data = "M";
  for (let i = 0; i < ring.length; i++) data += `${short(ring[i])} `;
  return closed ? `${data}Z` : data;
}

/**
 * @param {ArrayLike<number>} ring
 * @param {boolean} [closed]
 */
export function smoothData(ring, closed = true) {
  const count = ring.length / 2;
  /** @param {number} i */
  const x = (i) => ring[2 * (i % count)];
  /** @param {number} i */
  const y = (i) => ring[2 * (i % count) + 1];
  /** @param {number} i */
  const middle = (i) => `${short((x(i) + x(i + 1)) / 2)} ${short((y(i) + y(i + 1)) / 2)} `;
  const last = closed ? count : count - 1;
  let data = closed ? `M${middle(count - 1)}` : `M${short(x(0))} ${short(y(0))} L${middle(0)}`;
  for (let i = closed ? 0 : 1; i < last; i++) {
    data += `Q${short(x(i))} ${short(y(i))} ${middle(i)}`;
  }
  return closed ? `${data}Z` : `${data}L${short(x(last))} ${short(y(last))}`;
}

/**
 * Whether a ring is too small to be seen.
 *
 * @param {ArrayLike<number>} ring
 * @param {number} faintest
 */
export function hardly(ring, faintest) {
  let [low, high] = [ring[0], ring[0]];
  for (let i = 2; i < ring.length; i += 2) {
    if (ring[i] < low) low = ring[i];
    if (ring[i] > high) high = ring[i];
  }
  return high - low < faintest;
}
