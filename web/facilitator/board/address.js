// The page's address and the browser's history follow what is looked at, and the page follows them.

import { flushAll } from "../../components/parts/flush.js";
import { useLayoutEffect, useRef } from "../../components/view.js";
import { placeOf, roundIn, stepTo } from "./places.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("./places.js").Place} Place */

/**
 * Open the round that the page came with, write down where the page is when that changes, and turn the page when the
 * way back or forward is taken, or another round's address is given to the open tab. It is written down when it
 * changes, and not at each drawing: that could come between a new address and the page's turning to it.
 *
 * @param {App} app
 * @param {Place} here
 * @param {(phase: Place["phase"]) => void} onLook  turns the page to a phase; none: the one that the round is in
 */
export function useAddress(app, here, onLook) {
  const isFirst = useRef(true);
  const newest = useRef(here);
  const isTurning = useRef(0);
  newest.current = here;
  const turnTo = async (/** @type {Place} */ wanted) => {
    isTurning.current += 1;
    const isAnother = wanted.round !== newest.current.round;
    if (isAnother) {
      flushAll(); // what is typed belongs to the round that is left
      onLook(null); // now and not when it is open: its user may have pressed on by then
      await app.act(wanted.round ? { type: "open", round: wanted.round } : { type: "leave" }, "board");
    }
    if (wanted.round && wanted.round === app.view.value.round?.id) {
      if (wanted.phase || !isAnother) onLook(wanted.phase);
      if (wanted.item) await app.act({ type: "look", item: wanted.item }, "board");
    }
    setTimeout(() => { // once it is drawn
      isTurning.current -= 1;
      if (!isTurning.current) write(newest.current, "replace");
    });
  };
  // With the drawing and not after it: in between, a new address would be overwritten before the page could turn to it.
  useLayoutEffect(() => {
    const wanted = placeOf(location.hash, history.state);
    const comes = isFirst.current && wanted.round !== null;
    isFirst.current = false;
    if (comes) turnTo(wanted);
    else if (!isTurning.current) write(here, stepTo(wanted, here));
  }, [here.round, here.phase, here.item]);
  useLayoutEffect(() => {
    const turn = () => {
      const wanted = placeOf(location.hash, history.state);
      const isElsewhere = wanted.round === null && (location.hash || !isServed()); // a link within the page, or the lab's
      if (isElsewhere) setTimeout(() => write(newest.current, "replace"));
      else turnTo(wanted);
    };
    addEventListener("popstate", turn);
    return () => removeEventListener("popstate", turn);
  }, []);
}

const isServed = () => Boolean(document.body.dataset.voila);

/** In JupyterLab the address is JupyterLab's own: it is told the round, and its history is left alone. */
function write(/** @type {Place} */ { round, phase, item }, /** @type {"stay" | "step" | "replace"} */ how) {
  if (how === "stay") return;
  const address = round ? `#runde=${round}` : location.pathname + location.search;
  if (!isServed() && (roundIn(location.hash) === round)) return;
  const state = isServed() ? { selfeval: { phase, item } } : null;
  history[isServed() && how === "step" ? "pushState" : "replaceState"](state, "", address);
}
