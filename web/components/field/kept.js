// What is typed and not yet stored: kept by this tab, also over a reload.

import { signal } from "../view.js";

/** @type {Map<string, any>} */
const kept = new Map();
const changes = signal(0);

/** A component that reads is drawn again when something else is kept. */
export const typed = {
  /** @returns {any} */
  read(/** @type {string} */ name) {
    changes.value;
    try {
      return kept.get(name) ?? JSON.parse(sessionStorage.getItem(name) ?? "null");
    } catch {
      return null;
    }
  },
  write(/** @type {string} */ name, /** @type {unknown} */ draft) {
    kept.set(name, draft);
    try {
      sessionStorage.setItem(name, JSON.stringify(draft));
    } catch {
      // switched off or full: then it is kept as long as the page
    }
    changes.value = changes.peek() + 1;
  },
  drop(/** @type {string} */ name) {
    kept.delete(name);
    try {
      sessionStorage.removeItem(name);
    } catch {
      // nothing was kept, so nothing needs to go
    }
    changes.value = changes.peek() + 1;
  },
  /** @returns {string[]} */
  names(/** @type {string} */ prefix) {
    changes.value;
    return [...new Set([...kept.keys(), ...stored()])].filter((name) => name.startsWith(prefix));
  },
};

function stored() {
  try {
    return Object.keys(sessionStorage);
  } catch {
    return [];
  }
}
