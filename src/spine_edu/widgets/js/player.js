/**
 * Runs a movement there and back, as long as somebody sees it.
 *
 * @import { Exercise } from "./mover.js"
 */

/** Rest at the last and the first pose, so that both are seen. */
const HOLD_S = 0.7;
/** How long each pose stands where no motion is wanted. */
const STEP_S = 2;

/**
 * Times and places of one round: the first entry begins at 0 s.
 *
 * @param {Exercise} exercise
 * @returns {[number, number][]} Seconds, place.
 */
export function roundOf({ there, back, loop }) {
  const forth = there.map((seconds, i) => [seconds, i + 1]);
  const home = back.map((seconds, i) => [seconds, back.length - 1 - i]);
  const steps = loop ? forth : [...forth, [HOLD_S, there.length], ...home, [HOLD_S, 0]];
  /** @type {[number, number][]} */
  const marks = [[0, 0]];
  for (const [seconds, place] of steps) marks.push([marks[marks.length - 1][0] + seconds, place]);
  return marks;
}

/**
 * Place after some seconds of the round.
 *
 * @param {[number, number][]} marks
 * @param {number} seconds
 */
export function placeAt(marks, seconds) {
  const whole = marks[marks.length - 1][0];
  const now = seconds % whole;
  const next = marks.findIndex(([time]) => time > now);
  const [[t0, a], [t1, b]] = [marks[next - 1], marks[next]];
  return a + ((now - t0) / (t1 - t0)) * (b - a);
}

/**
 * @param {Element} seen
 * @param {(place: number) => void} move
 */
export function player(seen, move) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0;
  /** @type {Exercise | null} */
  let exercise = null;

  /** @param {number} start */
  const run = (start) => {
    /** @type {[number, number][]} */
    const marks = exercise ? roundOf(exercise) : [];
    const poses = exercise?.poses ?? 1;
    /** @param {number} now */
    const tick = (now) => {
      // a slide that is turned away shows nothing: it waits
      if (!seen.checkVisibility({ visibilityProperty: true })) start = now;
      const seconds = Math.max(0, (now - start) / 1000);
      if (still.matches) move(Math.floor(seconds / STEP_S) % poses);
      else move(placeAt(marks, seconds));
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  };

  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };

  return {
    stop,
    /** @param {Exercise} one */
    play(one) {
      stop();
      exercise = one;
      run(performance.now());
    },
    get playing() {
      return frame !== 0;
    },
  };
}
