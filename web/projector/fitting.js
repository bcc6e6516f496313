// As much of a scene as the screen holds.

import { useEffect, useLayoutEffect, useState } from "../components/view.js";

/**
 * Return which of `count` versions, fullest first, is shown: the first that the screen holds, or the last. It is tried
 * anew when the screen's size changes. All of it is settled before anything is seen.
 *
 * @param {number} count
 * @param {() => boolean} holds  whether the screen holds what is drawn now
 */
export function useFitting(count, holds) {
  const [{ at }, turn] = useState({ at: 0 });
  useLayoutEffect(() => {
    if (at < count - 1 && !holds()) turn({ at: at + 1 });
  });
  useEffect(() => {
    const again = () => turn({ at: 0 });
    addEventListener("resize", again);
    return () => removeEventListener("resize", again);
  }, []);
  return at;
}

/** Does the screen hold the page? Where it is no projector, one can scroll. */
export function screenHolds() {
  const projected = matchMedia("(min-width: 60rem) and (min-aspect-ratio: 1)").matches;
  return !projected || document.documentElement.scrollHeight <= innerHeight;
}
