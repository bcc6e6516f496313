// Where in the plan of the workshop the team is.

import { useNow } from "../../components/parts/now.js";
import { html } from "../../components/view.js";

const MINUTE_MS = 60_000;
const TOO_LONG = 3; // a rating that was opened days ago has not used the workshop's minutes

/** @typedef {import("../views/board.js").Programme} Programme */

/** @param {{ programme: Programme, clock: import("../../components/server-clock/server-clock.js").ServerClock }} props */
export function Used({ programme, clock }) {
  useNow();
  const text = usedText(programme, clock.now());
  return text ? html`<span class="se-muted">${text}</span>` : null;
}

/** Return how many of the phase's minutes are used, or "" where that says nothing. */
export function usedText(/** @type {Programme} */ { steps, since, minutes }, /** @type {number} */ now) {
  const step = steps.find((one) => one.now);
  const used = Math.max(0, Math.floor((now - since) / MINUTE_MS));
  if (!step || used > TOO_LONG * minutes) return "";
  return `${step.name}: ${used} af ${step.minutes} min. brugt`;
}
