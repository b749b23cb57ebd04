/**
 * Labels side by side in one row, each as near its place as the others allow.
 *
 * @typedef {{ name: string, x: number, half: number }} Word Place, and half the width.
 */

/**
 * How much smaller words must be to have room beside one another; 1 where they fit as they are.
 *
 * @param {Word[]} words
 * @param {number} gap
 * @param {number} width
 */
export function fitting(words, gap, width) {
  const needed = words.reduce((sum, { half }) => sum + 2 * half, gap * (words.length + 1));
  return Math.min(1, width / needed);
}

/**
 * Where the middle of each word comes to stand.
 *
 * @param {Word[]} words
 * @param {number} gap
 * @param {number} width
 * @returns {Map<string, number>}
 */
export function seatsOf(words, gap, width) {
  const row = [...words].sort((a, b) => a.x - b.x).map((word) => ({ ...word }));
  for (let pass = 0; pass < 80; pass++) {
    for (let i = 0; i + 1 < row.length; i++) {
      const [a, b] = [row[i], row[i + 1]];
      const short = a.half + b.half + gap - (b.x - a.x);
      if (short > 0) [a.x, b.x] = [a.x - short / 2, b.x + short / 2];
    }
    for (const one of row) one.x = Math.min(Math.max(one.x, one.half + 2), width - one.half - 2);
  }
  // what the edges have pushed back makes room from the left
  for (let i = 1; i < row.length; i++) {
    row[i].x = Math.max(row[i].x, row[i - 1].x + row[i - 1].half + gap / 2 + row[i].half);
  }
  return new Map(row.map(({ name, x }) => [name, x]));
}
