// A move of the round that was pressed and is not done yet. This page holds it: the server, and with it all others,
// hear of a move when its time has run out. Until then it can be taken back, and a page that goes away moves nothing.

import { ofThePage } from "../../components/parts/shared.js";
import { useLayoutEffect, useState } from "../../components/view.js";

export const UNDO_MS = 10_000;
export const REVEAL_MS = 3000; // what was shown cannot be taken back: there is time to stop, and nothing to undo
const LATE_MS = 10_000; // so long after its time nobody waits for it: the computer slept
const NAME = "selfeval:fac:flytning";

/** @typedef {import("../../protocol/messages.d.ts").Phase} Phase */
/**
 * @typedef {object} Move
 * @property {string} round
 * @property {Phase} from
 * @property {Phase} to
 * @property {string} panel  where it was pressed
 * @property {boolean} reveals  it shows the team its answers
 * @property {number} due  milliseconds
 */
/** @typedef {{ move: Move | null, listeners: Set<() => void> }} Shared */

/** The panels of a notebook are one page, and have one move. @type {() => Shared} */
const shared = () => ofThePage("moving", () => ({ move: kept(), listeners: new Set() }));

export const moving = {
  get: () => shared().move,
  /** @param {{ id: string, phase: Phase, reveals: Phase[] }} round @param {Phase} to @param {string} panel */
  begin({ id, phase, reveals }, to, panel) {
    const shows = reveals.includes(to);
    become({ round: id, from: phase, to, panel, reveals: shows, due: Date.now() + (shows ? REVEAL_MS : UNDO_MS) });
  },
  hurry() {
    const { move } = shared();
    if (move) become({ ...move, due: Date.now() });
  },
  end: () => become(null),
};

/** Return the move, as of this drawing; the component is drawn again when it changes. */
export function useMove() {
  const [, redraw] = useState(0);
  useLayoutEffect(() => {
    const { listeners } = shared();
    const hear = () => redraw((count) => count + 1);
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, []);
  return moving.get();
}

/**
 * What is to be done about a move, where the page shows this round.
 *
 * @type {(move: Move | null, round: { id: string, phase: Phase } | null, now: number) =>
 *   { act: "nothing" | "drop" | "tell" | "wait", ms: number }}
 */
export function next(move, round, now) {
  if (!move || !round) return { act: "nothing", ms: 0 };
  const isOurs = round.id === move.round && round.phase === move.from; // nobody has moved it meanwhile
  const ms = move.due - now;
  return { act: !isOurs ? "drop" : ms < -LATE_MS ? "tell" : "wait", ms: Math.max(ms, 0) };
}

function become(/** @type {Move | null} */ move) {
  shared().move = move;
  keep(move);
  for (const hear of [...shared().listeners]) hear();
}

/** A reload goes on counting. It shows no answers: whoever reloads in those three seconds may want to stop it. */
function keep(/** @type {Move | null} */ move) {
  try {
    if (move && !move.reveals) sessionStorage.setItem(NAME, JSON.stringify(move));
    else sessionStorage.removeItem(NAME);
  } catch {
    // switched off or full: then it is kept as long as the page
  }
}

/** @returns {Move | null} */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "null");
  } catch {
    return null;
  }
}
