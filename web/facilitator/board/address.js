// The page's address holds the round, so that a reload or a bookmark comes back to it.

import { flushAll } from "../../components/parts/flush.js";
import { useEffect, useLayoutEffect, useRef } from "../../components/view.js";

/** @typedef {import("../app.js").App} App */

/** Return the id of the round that an address names after its `#`. */
export function roundIn(/** @type {string} */ hash) {
  return /^#runde=([\w-]+)$/.exec(hash)?.[1] ?? null;
}

/**
 * Open the round that the page came with, show in the address which one is open, and turn the page when another round's
 * address is given to the open tab. The address is written when the round changes, and not at each drawing: that could
 * come between a new address and the page's turning to it.
 */
export function useAddress(/** @type {App} */ app, /** @type {string | null} */ here) {
  const before = useRef(/** @type {string | null | undefined} */ (undefined));
  const open = (/** @type {string} */ round) => app.act({ type: "open", round }, "board");
  // With the drawing and not after it: in between, a new address would be overwritten before the page could turn to it.
  useLayoutEffect(() => {
    const wanted = roundIn(location.hash);
    const isFirst = before.current === undefined;
    if (isFirst && wanted && wanted !== here) open(wanted);
    else if (here && wanted !== here) history.replaceState(null, "", `#runde=${here}`);
    else if (!here && wanted && before.current) history.replaceState(null, "", location.pathname + location.search);
    before.current = here;
  }, [here]);
  useEffect(() => {
    const turn = () => {
      const wanted = roundIn(location.hash);
      if (!wanted || wanted === app.view.value.round?.id) return;
      flushAll(); // what is typed belongs to the round that is left
      open(wanted);
    };
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);
}
