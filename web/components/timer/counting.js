// What is left of a timer, in numbers and in words.

/**
 * A timer as the server tells it.
 *
 * @typedef {object} Set
 * @property {string} about  what it is for
 * @property {number} seconds  that it was given in all
 * @property {number} remaining  seconds that were left when it was set
 * @property {number | null} started  since when they run out, in milliseconds at the server; null while it is paused
 */

const MINUTE = 60;

/** Return the whole seconds that are left at a time of the server's. @type {(set: Set, now: number) => number} */
export function leftOf({ remaining, started }, now) {
  return started === null ? remaining : Math.max(0, Math.ceil(remaining - (now - started) / 1000));
}

/** Return seconds as minutes and seconds. */
export function inMinutes(/** @type {number} */ seconds) {
  return `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, "0")}`;
}

/**
 * Return what is told when the time left goes from `before` to `left`, or "" where nothing is: at half time, at one
 * minute and at the end.
 *
 * @type {(before: number, left: number, seconds: number) => string}
 */
export function newsOf(before, left, seconds) {
  const passed = (/** @type {number} */ mark) => before > mark && left <= mark;
  if (passed(0)) return "Tiden er gået.";
  if (passed(MINUTE)) return "Der er ét minut tilbage.";
  return passed(seconds / 2) ? "Halvdelen af tiden er gået." : "";
}
