// The board carries the pending move out when its time has come: it is on every page, and once.

import { useEffect, useRef } from "../../components/view.js";
import { moving, next, useMove } from "./moving.js";

const SLEPT = "Runden blev ikke flyttet, for computeren har sovet imens. Tryk igen, hvis den skal flyttes.";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/board.js").Round} Round */

/** Do the pending move of this round in its time, and return it until then. */
export function useMover(/** @type {App} */ app, /** @type {Round | null} */ round) {
  const move = useMove();
  const newest = useRef(round);
  newest.current = round;
  const isSent = useRef(false);
  const before = useRef(round?.id);
  const goOn = async () => {
    const { act, ms } = next(moving.get(), newest.current, Date.now());
    if (act === "nothing" || isSent.current || ms > 0) return;
    if (act === "tell") app.note.value = { tone: "bad", text: SLEPT, where: "board" };
    if (act === "wait") {
      isSent.current = true;
      const { to } = /** @type {import("./moving.js").Move} */ (moving.get());
      const { revision } = /** @type {Round} */ (newest.current);
      await app.act({ type: "go", phase: to, revision }, "board");
      isSent.current = false;
    }
    moving.end();
  };
  useEffect(() => {
    if (before.current && before.current !== round?.id) moving.end(); // the round is left
    before.current = round?.id;
  }, [round?.id]);
  useEffect(() => {
    const timer = setTimeout(goOn, next(move, round, Date.now()).ms);
    return () => clearTimeout(timer);
  }, [move, round?.id, round?.phase]);
  return move?.round === round?.id ? move : null;
}
