// Ids that tie labels, descriptions and controls together.

import { ofThePage } from "./shared.js";
import { useState } from "../view.js";

const counters = ofThePage("names", () => /** @type {Map<string, number>} */ (new Map()));

/** Return an id that no other element of the page has, also with two screens in one notebook. */
export function newId(/** @type {string} */ stem) {
  const next = (counters.get(stem) ?? 0) + 1;
  counters.set(stem, next);
  return `se-${stem}-${next}`;
}

/** Return an id that stays the component's own; Preact's useId repeats itself between two screens of one page. */
export function useName(/** @type {string} */ stem) {
  return useState(() => newId(stem))[0];
}
