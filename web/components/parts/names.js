// Ids that tie labels, descriptions and controls together.

import { useState } from "../view.js";

/** @type {Map<string, number>} */
const COUNTERS = new Map();

/** Return an id that no other element of the page has, also with two screens in one notebook. */
export function newId(/** @type {string} */ stem) {
  const next = (COUNTERS.get(stem) ?? 0) + 1;
  COUNTERS.set(stem, next);
  return `se-${stem}-${next}`;
}

/** Return an id that stays the component's own; Preact's useId repeats itself between two screens of one page. */
export function useName(/** @type {string} */ stem) {
  return useState(() => newId(stem))[0];
}
