/**
 * Labels in two columns beside a picture, with leaders that do not cross.
 *
 * @typedef {{ x: number, y: number }} Point
 * @typedef {Point & { name: string, tall: number, way?: Point[] }} Named In pixels; `tall` is the
 *   room its label needs, `way` where the point lies at each stop, where it moves.
 * @typedef {Named & { side: "left" | "right" }} Target
 */

/**
 * Which column each point goes to: the near one, unless that is full.
 *
 * @param {Named[]} points
 * @param {number} middle
 * @param {number} space Height of a column.
 * @returns {Target[]}
 */
export function columns(points, middle, space) {
  const targets = points.map((point) => ({
    ...point,
    side: /** @type {"left" | "right"} */ (point.x < middle ? "left" : "right"),
  }));
  for (const side of /** @type {const} */ (["left", "right"])) {
    const there = targets.filter((target) => target.side === side);
    there.sort((a, b) => Math.abs(a.x - middle) - Math.abs(b.x - middle));
    for (let over = tallOf(there) - space; over > 0 && there.length; ) {
      const [target] = there.splice(0, 1);
      target.side = side === "left" ? "right" : "left";
      over -= target.tall;
    }
  }
  return targets;
}

/** @param {Target[]} targets */
const tallOf = (targets) => targets.reduce((sum, { tall }) => sum + tall, 0);

/**
 * Height of each label of one column: as near its point as the ones beside it allow, and so that
 * leaders cross at as few stops as can be.
 *
 * @param {Target[]} targets
 * @param {number} top
 * @param {number} bottom
 * @param {number} edge x at which the leaders start.
 * @returns {Map<string, number>}
 */
export function heights(targets, top, bottom, edge) {
  let order = [...targets].sort((a, b) => a.y - b.y);
  let seats = spread(order, top, bottom);
  let crossed = crossings(order, seats, edge);
  for (let better = true; crossed && better; ) {
    better = false;
    for (let i = 0; i + 1 < order.length; i++) {
      const other = [...order.slice(0, i), order[i + 1], order[i], ...order.slice(i + 2)];
      const there = spread(other, top, bottom);
      const left = crossings(other, there, edge);
      if (left >= crossed) continue;
      [order, seats, crossed, better] = [other, there, left, true];
    }
  }
  return new Map(order.map((target, i) => [target.name, seats[i]]));
}

/**
 * How many pairs of leaders cross, over all stops.
 *
 * @param {Target[]} order
 * @param {number[]} seats
 * @param {number} edge
 */
function crossings(order, seats, edge) {
  let count = 0;
  for (const [j, b] of order.entries()) {
    for (const [i, a] of order.slice(0, j).entries()) {
      const stops = Math.max(a.way?.length ?? 1, b.way?.length ?? 1);
      for (let stop = 0; stop < stops; stop++) {
        if (cross(at(a, stop), seats[i], at(b, stop), seats[j], edge)) count++;
      }
    }
  }
  return count;
}

/** @param {Target} target @param {number} stop @returns {Point} */
const at = (target, stop) => target.way?.[Math.min(stop, target.way.length - 1)] ?? target;

/**
 * Whether the leader of the upper seat passes below the other's, at the point that is nearer.
 *
 * @param {Point} a
 * @param {number} upper
 * @param {Point} b
 * @param {number} lower
 * @param {number} edge
 */
function cross(a, upper, b, lower, edge) {
  const near = Math.abs(a.x - edge) < Math.abs(b.x - edge) ? a : b;
  /** @param {Point} p @param {number} seat */
  const yAt = (p, seat) => seat + ((near.x - edge) / (p.x - edge)) * (p.y - seat);
  return yAt(a, upper) > yAt(b, lower);
}

/**
 * @param {Target[]} order
 * @param {number} top
 * @param {number} bottom
 */
function spread(order, top, bottom) {
  const seats = order.map((target) => target.y);
  for (let pass = 0; pass < 60; pass++) {
    for (let i = 0; i + 1 < seats.length; i++) {
      const short = order[i].tall - (seats[i + 1] - seats[i]);
      if (short <= 0) continue;
      seats[i] -= short / 2;
      seats[i + 1] += short / 2;
    }
    const last = seats.length - 1;
    if (last >= 0) {
      seats[0] = Math.max(seats[0], top);
      seats[last] = Math.min(seats[last], bottom - order[last].tall);
    }
  }
  for (let i = 1; i < seats.length; i++)
    seats[i] = Math.max(seats[i], seats[i - 1] + order[i - 1].tall);
  return seats;
}
