// A slip of the finger presses nothing that nobody meant: the second press of a double click counts only where the
// first one did, whatever has come into its place since, and a key that is held down presses once.

import { ofThePage } from "../parts/shared.js";

const PRESSED = "button, a[href], summary, input, select, [role=button]";
const TYPED_IN = "textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])";

/** What the first press of a row hit. The panels of a notebook are one page. */
const row = ofThePage("slips", () => ({ first: /** @type {Element | null} */ (null) }));

/** Guard everything within `root`. Returns what ends it. */
export function guardAgainstSlips(/** @type {HTMLElement} */ root) {
  const click = (/** @type {MouseEvent} */ event) => isSlip(event) && stop(event);
  const key = (/** @type {KeyboardEvent} */ event) => isHeld(event) && stop(event);
  root.addEventListener("click", click, true);
  root.addEventListener("keydown", key, true);
  return () => {
    root.removeEventListener("click", click, true);
    root.removeEventListener("keydown", key, true);
  };
}

/** The browser counts the presses of a row by the user's own pace; a press by key, or by a label, counts none. */
export function isSlip(/** @type {Pick<MouseEvent, "detail" | "target">} */ { detail, target }) {
  const pressed = pressedAt(target);
  if (detail === 1) row.first = pressed;
  return detail > 1 && pressed !== null && pressed !== row.first;
}

/** Is it a repeat of a key that presses? Where one types, a held key writes on, and Enter sends no form twice. */
export function isHeld(/** @type {Pick<KeyboardEvent, "repeat" | "key" | "target">} */ { repeat, key, target }) {
  if (!repeat || (key !== "Enter" && key !== " ")) return false;
  const at = /** @type {Element | null} */ (target);
  if (at?.matches?.(TYPED_IN)) return key === "Enter" && at.localName === "input";
  return pressedAt(target) !== null;
}

/** @returns {Element | null} */
function pressedAt(/** @type {EventTarget | null} */ target) {
  const at = /** @type {Element | null} */ (target);
  const label = /** @type {HTMLLabelElement | null | undefined} */ (at?.closest?.("label"));
  return label?.control ?? at?.closest?.(PRESSED) ?? null;
}

function stop(/** @type {Event} */ event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
