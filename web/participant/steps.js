// The browser's way back leads to the item that was looked at before. A notebook's history is its own.

/** @typedef {import("./app.js").Look} Look */

/**
 * @typedef {object} Steps
 * @property {() => Look | null} now  what the page looked at when it was loaded again
 * @property {(look: Look) => void} go
 * @property {(first: Look, turn: (look: Look) => void) => () => void} follow  calls `turn` at the way back and forward,
 *   down to the `first`; returns what ends it
 */

/** @type {Steps} */
export const STEPS_OF_A_PAGE = {
  now: () => history.state?.selfeval ?? null,
  go: (look) => history.pushState({ selfeval: look }, ""),
  follow(first, turn) {
    history.replaceState({ selfeval: first }, "");
    const hear = (/** @type {PopStateEvent} */ { state }) => turn(state?.selfeval ?? first);
    addEventListener("popstate", hear);
    return () => removeEventListener("popstate", hear);
  },
};

/** @type {Steps} */
export const NO_STEPS = { now: () => null, go: () => {}, follow: () => () => {} };
