// What was chosen and is not answered yet is shown as chosen.

import { useRef, useState } from "../../components/view.js";

/** @typedef {import("./squares.js").Value} Value */
/** @typedef {boolean | null} Outcome  whether the act was done; null where nobody answered */

/**
 * `send` does an act for a choice, and the choice is `chosen` until it is answered. With `untilDone` a choice that was
 * refused stays chosen too.
 *
 * @returns {{ chosen: () => Value | null, send: (choice: Value, act: () => Promise<Outcome>) => Promise<Outcome> }}
 */
export function useOnTheWay({ untilDone = false } = {}) {
  const [, redraw] = useState(0);
  const newest = useRef(/** @type {{ choice: Value } | null} */ (null));
  const turn = (/** @type {{ choice: Value } | null} */ to) => {
    newest.current = to;
    redraw((count) => count + 1);
  };
  return {
    chosen: () => newest.current?.choice ?? null,
    async send(choice, act) {
      const mine = { choice };
      turn(mine);
      const outcome = await act();
      if (newest.current === mine && (outcome || !untilDone)) turn(null);
      return outcome;
    },
  };
}
