// A screen on the wall neither goes dark nor has a browser's frame around it, where the browser can do that.

import { Button } from "../components/parts/button.js";
import { h, useEffect, useState } from "../components/view.js";

/** Keep the screen awake while the page is seen; silently nothing where the browser cannot. */
export function useAwake() {
  useEffect(() => {
    /** @type {WakeLockSentinel | undefined} */
    let lock;
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        lock = await navigator.wakeLock?.request("screen");
      } catch {
        lock = undefined; // a battery that is low, or a page that is not shown over https
      }
    };
    void ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
}

/** Fills the screen; it is gone while the screen is filled, and where that cannot be done. */
export function FullScreen() {
  const [filled, turn] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    const look = () => turn(Boolean(document.fullscreenElement));
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  if (filled || !document.fullscreenEnabled) return null;
  return h(Button, { label: "Fuld skærm", onPress: () => document.documentElement.requestFullscreen() });
}
