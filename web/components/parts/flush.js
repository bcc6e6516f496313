// What is typed or chosen and not yet given on. A phone takes a page away without asking, and then all of it goes out.

import { ofThePage } from "./shared.js";
import { useLayoutEffect, useRef } from "../view.js";

/** @typedef {(byWriter: boolean) => void} Flush  byWriter: whoever typed it has pressed something, and goes on */

const waiting = ofThePage("flush", () => /** @type {Set<Flush>} */ (new Set()));

/** Give on what the controls of this page hold back, but for what its writer has to send. */
export function flushAll() {
  for (const flush of [...waiting]) flush(false);
}

/** Give on all of it: whoever typed it goes on to something else. */
export function handOver() {
  for (const flush of [...waiting]) flush(true);
}

/** Call `flush` at `flushAll` and `handOver`, and when the component goes away. */
export function useFlush(/** @type {Flush} */ flush) {
  const newest = useRef(flush);
  newest.current = flush;
  useLayoutEffect(() => {
    const call = (byWriter = false) => newest.current(byWriter);
    waiting.add(call);
    return () => {
      waiting.delete(call);
      call();
    };
  }, []);
}
