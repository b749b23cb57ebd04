/** Marks that do not touch: each as near its place as the others allow. */

const PASSES = 40;

/**
 * @param {{ x: number, y: number }[]} places
 * @param {number} distance Least distance of two of them.
 * @param {{ width: number, height: number }} box They stay inside.
 * @returns {{ x: number, y: number }[]} In the same order.
 */
export function apart(places, distance, { width, height }) {
  const marks = places.map(({ x, y }) => ({ x, y }));
  const rim = distance / 2;
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = false;
    for (let j = 1; j < marks.length; j++) {
      for (let i = 0; i < j; i++) moved = pushed(marks[i], marks[j], distance) || moved;
    }
    for (const mark of marks) {
      mark.x = Math.min(Math.max(mark.x, rim), width - rim);
      mark.y = Math.min(Math.max(mark.y, rim), height - rim);
    }
    if (!moved) break;
  }
  return marks;
}

/**
 * Moves two marks away from one another, if they are too near.
 *
 * @param {{ x: number, y: number }} a
 * @param {{ x: number, y: number }} b
 * @param {number} distance
 */
function pushed(a, b, distance) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const far = Math.hypot(dx, dy);
  const short = distance - far;
  if (short <= 0.05) return false;
  // of two at the same place, the second goes below the first
  const [ux, uy] = far ? [dx / far, dy / far] : [0, 1];
  a.x -= (ux * short) / 2;
  a.y -= (uy * short) / 2;
  b.x += (ux * short) / 2;
  b.y += (uy * short) / 2;
  return true;
}
