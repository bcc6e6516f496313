// When a page comes back to life, or its net changes, its connection may be dead without anybody having said so.

/** Call `wake` at each such moment. Returns what ends it. */
export function onWaking(/** @type {() => void} */ wake) {
  /** @type {[EventTarget, string][]} */
  const moments = [
    [document, "visibilitychange"],
    [document, "resume"],
    [globalThis, "pageshow"],
    [globalThis, "online"],
    [globalThis, "offline"],
  ];
  const look = () => document.visibilityState === "visible" && wake();
  for (const [target, event] of moments) target.addEventListener(event, look);
  return () => moments.forEach(([target, event]) => target.removeEventListener(event, look));
}
