// Where the facilitator is: the round is in the page's address, the phase and the item in the step of the browser's
// history, so that Back and Forward turn this page to them. Neither ever turns the others' screens.

/** @typedef {import("../../protocol/messages.d.ts").Phase} Phase */
/** @typedef {{ round: string | null, phase: Phase | null, item: string | null }} Place */

/** Return the id of the round that an address names after its `#`. */
export function roundIn(/** @type {string} */ hash) {
  return /^#runde=([\w-]+)$/.exec(hash)?.[1] ?? null;
}

/** Return the place of a step of the history, which has no more than an address where it was typed. @returns {Place} */
export function placeOf(/** @type {string} */ hash, /** @type {any} */ state) {
  const round = roundIn(hash);
  const { phase = null, item = null } = state?.selfeval ?? {};
  return round ? { round, phase, item } : { round, phase: null, item: null };
}

/**
 * How the history goes on from one place to the next: a new step, or the same step with more known of it.
 *
 * @type {(from: Place, to: Place) => "stay" | "step" | "replace"}
 */
export function stepTo(from, to) {
  if (from.round === to.round && from.phase === to.phase && from.item === to.item) return "stay";
  const isKnownNow = from.round === to.round &&
    ((from.phase === null && from.item === null) || (from.phase === to.phase && from.item === null));
  return isKnownNow ? "replace" : "step";
}
