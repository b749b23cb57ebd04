/**
 * Runs a movement there and back, as long as somebody sees it.
 *
 * @import { Exercise } from "./mover.js"
 */

/** Rest at the last and the first pose, so that both are seen. */
const HOLD_S = 0.7;
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

/** How long each pose stands where no motion is wanted. */
const STEP_S = 2;

/** @param {Element} seen @param {(place: number) => void} move */
export function player(seen, move) {
  /** @type {[number, number][]} */
  let marks = [];
  let poses = 1;
  const clock = ticker(seen, (seconds, still) =>
    move(still ? Math.floor(seconds / STEP_S) % poses : placeAt(marks, seconds)),
  );
  return {
    ...clock,
    /** @param {Exercise} exercise */
    play(exercise) {
      marks = roundOf(exercise);
      poses = exercise.poses;
      clock.start();
    },
  };
}

/**
 * Counts the seconds for which something was seen: a slide that is turned away waits.
 *
 * @param {Element} seen
 * @param {(seconds: number, still: boolean) => void} tick `still` where no motion is wanted.
 */
export function ticker(seen, tick) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0;
  let seconds = 0;
  let last = 0;

  /** @param {number} now */
  const run = (now) => {
    // a frame may have begun before it was asked for
    const passed = Math.max(0, now - last) / 1000;
    if (seen.checkVisibility({ visibilityProperty: true })) seconds += passed;
    last = now;
    tick(seconds, still.matches);
    frame = requestAnimationFrame(run);
  };

  const stop = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };

  return {
    stop,
    start() {
      stop();
      seconds = 0;
      last = performance.now();
      frame = requestAnimationFrame(run);
    },
    running: () => frame !== 0,
  };
}
