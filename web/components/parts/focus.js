// Where a reader goes on when a screen has changed.

import { useLayoutEffect, useRef } from "../view.js";

/** Move the focus to a screen's heading: a reader starts at the top of what is new. */
function focusHeading(/** @type {HTMLElement} */ root) {
  const heading = /** @type {HTMLElement | null} */ (root.querySelector("h1, [data-heading]"));
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  root.scrollIntoView({ block: "start" });
}

/**
 * Return the ref of a stage whose screen is called `name`. When the name changes, the focus goes to the new heading
 * if it was in the old screen, or if `asked()` says that the reader asked for another. It is called at each drawing.
 *
 * @param {string} name
 * @param {() => boolean} [asked]
 * @returns {{ current: HTMLElement | null }}
 */
export function useArrival(name, asked = () => false) {
  /** @type {{ current: HTMLElement | null }} */
  const stage = useRef(null);
  const seen = useRef(name);
  // Read while drawing: what is drawn over has lost its focus by the time an effect runs.
  const inside = useRef(false);
  if (seen.current !== name) inside.current = Boolean(stage.current?.contains(document.activeElement));
  useLayoutEffect(() => {
    const wanted = asked();
    if (seen.current === name) return;
    seen.current = name;
    if ((inside.current || wanted) && stage.current) focusHeading(stage.current);
  });
  return stage;
}
