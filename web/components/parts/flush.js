// What is typed or chosen and not yet given on. A phone takes a page away without asking, and then all of it goes out.

import { ofThePage } from "./shared.js";
import { useLayoutEffect, useRef } from "../view.js";

const waiting = ofThePage("flush", () => /** @type {Set<() => void>} */ (new Set()));

/** Give on everything that a control of this page still holds back. */
export function flushAll() {
  for (const flush of [...waiting]) flush();
}

/** Call `flush` at `flushAll`, and when the component goes away. */
export function useFlush(/** @type {() => void} */ flush) {
  const newest = useRef(flush);
  newest.current = flush;
  useLayoutEffect(() => {
    const call = () => newest.current();
    waiting.add(call);
    return () => {
      waiting.delete(call);
      call();
    };
  }, []);
}
