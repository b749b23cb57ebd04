/**
 * Labels in two columns beside a picture, with leaders that do not cross.
 *
 * @typedef {{ name: string, side: "left" | "right", x: number, y: number }} Target In pixels.
 * @typedef {{ y: number }} Seat
 */

/**
 * Which column each point goes to: the near one, unless that is full.
 *
 * @param {{ name: string, x: number, y: number }[]} points
 * @param {number} middle
 * @param {number} seats Most labels in a column.
 * @returns {Target[]}
 */
export function columns(points, middle, seats) {
  const targets = points.map((point) => ({
    ...point,
    side: /** @type {"left" | "right"} */ (point.x < middle ? "left" : "right"),
  }));
  for (const side of /** @type {const} */ (["left", "right"])) {
    const there = targets.filter((target) => target.side === side);
    there.sort((a, b) => Math.abs(a.x - middle) - Math.abs(b.x - middle));
    for (const target of there.slice(0, Math.max(0, there.length - seats))) {
      target.side = side === "left" ? "right" : "left";
    }
  }
  return targets;
}

/**
 * Height of each label of one column: as near its point as the ones beside it allow.
 *
 * @param {Target[]} targets
 * @param {number} gap Least distance between two labels.
 * @param {number} top
 * @param {number} bottom
 * @param {number} edge x at which the leaders start.
 * @returns {Map<string, number>}
 */
export function heights(targets, gap, top, bottom, edge) {
  const order = [...targets].sort((a, b) => a.y - b.y);
  for (let pass = 0; pass < order.length; pass++) {
    const seats = spread(order, gap, top, bottom);
    if (!uncross(order, seats, edge)) break;
  }
  const seats = spread(order, gap, top, bottom);
  return new Map(order.map((target, i) => [target.name, seats[i]]));
}

/**
 * @param {Target[]} order
 * @param {number} gap
 * @param {number} top
 * @param {number} bottom
 */
function spread(order, gap, top, bottom) {
  const seats = order.map((target) => target.y);
  for (let pass = 0; pass < 60; pass++) {
    for (let i = 0; i + 1 < seats.length; i++) {
      const short = gap - (seats[i + 1] - seats[i]);
      if (short <= 0) continue;
      seats[i] -= short / 2;
      seats[i + 1] += short / 2;
    }
    const last = seats.length - 1;
    if (last >= 0) {
      seats[0] = Math.max(seats[0], top);
      seats[last] = Math.min(seats[last], bottom);
    }
  }
  for (let i = 1; i < seats.length; i++) seats[i] = Math.max(seats[i], seats[i - 1] + gap);
  return seats;
}

/**
 * Swaps the first two neighbours whose leaders cross.
 *
 * @param {Target[]} order
 * @param {number[]} seats
 * @param {number} edge
 */
function uncross(order, seats, edge) {
  for (let i = 0; i + 1 < order.length; i++) {
    const [a, b] = [order[i], order[i + 1]];
    const near = Math.abs(a.x - edge) < Math.abs(b.x - edge) ? a : b;
    /** @param {Target} t @param {number} seat */
    const yAt = (t, seat) => seat + ((near.x - edge) / (t.x - edge)) * (t.y - seat);
    if (yAt(a, seats[i]) > yAt(b, seats[i + 1])) {
      [order[i], order[i + 1]] = [b, a];
      return true;
    }
  }
  return false;
}
