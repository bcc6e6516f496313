// A confirming press counts only when there was time to read what it confirms.

import { useEffect, useState } from "../view.js";

const ARMED_AFTER_MS = 600; // the second press of a double click comes before, wherever it lands

/** Return whether the component has been there long enough to be answered. */
export function useArmed() {
  const [isArmed, arm] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => arm(true), ARMED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isArmed;
}
