// The link to the round's result that this browser keeps: made here, opened by the server once the round is closed,
// and tied to nobody's answers.

import { memory } from "../components/channel/memory.js";
import { randomText } from "../components/channel/random.js";

const TEAM_SEES = new Set(["dialog", "prioritering", "udviklingsplan"]);

/** @typedef {{ phase: string }} Round */

/** What the link of the round `code` is kept as. */
export function keepsake(/** @type {string} */ code) {
  const name = `selfeval:${code}:result`;
  let link = memory.read(name);
  return {
    get: () => link,
    /** Return a new link to ask the server to keep, or null where there is one or it is not yet time. */
    wanted: (/** @type {Round} */ { phase }) => link === null && TEAM_SEES.has(phase) ? randomText() : null,
    /** The server has it: a browser without room for it has it for as long as the page is open. */
    keep(/** @type {string} */ kept) {
      link = kept;
      memory.write(name, kept);
    },
  };
}
