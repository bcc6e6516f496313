// The personal key by which the server knows this browser in a round.

import { memory } from "./memory.js";
import { randomText } from "./random.js";

/**
 * The key in the round `code`; `#n=KEY` in the address brings it from another device, and keeps it over a reload where
 * the browser has no room for it. A sheet that is typed in has one `of` its own, beside that of whoever has the browser.
 */
export function keyring(/** @type {string} */ code, of = "") {
  const name = `selfeval:${code}:${of}key`;
  /** @type {string | null} */
  let key = keyFromAddress() ?? memory.read(name);
  const keep = (/** @type {string} */ text) => memory.write(name, text) ? forgetAddress() : showInAddress(text);
  if (key) keep(key);
  return {
    get: () => key,
    /** Tell other tabs that the server knows the key; `isNews(event)` is how they hear it. */
    announce: () => memory.write(`${name}:joined`, key ?? ""),
    isNews: (/** @type {StorageEvent} */ event) => event.key === `${name}:joined` && Boolean(event.newValue),
    make() {
      key = memory.read(name) ?? randomText();
      keep(key);
      return key;
    },
    take(/** @type {string | null} */ other) {
      key = other;
      if (key) return keep(key);
      memory.remove(name);
      memory.remove(`${name}:joined`); // it holds the key as well
      forgetAddress();
    },
  };
}

function keyFromAddress() {
  return /^#n=([0-9a-z]{26})$/.exec(location.hash)?.[1] ?? null;
}

function showInAddress(/** @type {string} */ key) {
  history.replaceState(null, "", `#n=${key}`);
}

function forgetAddress() {
  if (keyFromAddress()) history.replaceState(null, "", location.pathname + location.search);
}
