// The time, for what is said differently as it passes.

import { useEffect, useState } from "../view.js";

/** Return the time at this drawing; the component is drawn again each second. */
export function useNow() {
  const [, redraw] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => redraw((count) => count + 1), 1000);
    return () => clearInterval(clock);
  }, []);
  return Date.now();
}
