// A choice made by key is given on after a pause: arrow keys pass over what is not meant.

import { useFlush } from "./flush.js";
import { useRef, useState } from "../view.js";

const KEY_PAUSE_MS = 400;

/**
 * What was just chosen by key is `held` until it is given on, whatever the server says meanwhile. The listeners go on
 * the group, which gives on at once when it is left.
 *
 * @template Choice
 * @param {(choice: Choice) => void} onChange
 */
export function useHeld(onChange) {
  const [, redraw] = useState(0);
  const held = useRef(/** @type {{ choice: Choice } | null} */ (null));
  const byKey = useRef(false);
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  const newest = useRef(onChange);
  newest.current = onChange;
  const flush = () => {
    clearTimeout(timer.current);
    const given = held.current;
    held.current = null;
    if (given) newest.current(given.choice);
  };
  const choose = (/** @type {Choice} */ choice) => {
    held.current = { choice };
    clearTimeout(timer.current);
    if (byKey.current) timer.current = setTimeout(flush, KEY_PAUSE_MS);
    else flush();
    redraw((count) => count + 1);
  };
  const leave = (/** @type {FocusEvent & { currentTarget: Element }} */ { currentTarget, relatedTarget }) =>
    currentTarget.contains(/** @type {Node | null} */ (relatedTarget)) || flush();
  useFlush(flush);
  const listeners = {
    onKeyDown: () => void (byKey.current = true),
    onPointerDown: () => void (byKey.current = false),
    onFocusOut: leave,
  };
  return { held: held.current?.choice ?? null, choose, listeners };
}
