// The browser's own memory, which may be switched off or full.

/** localStorage that says false instead of throwing. */
export const memory = {
  /** @returns {string | null} */
  read(/** @type {string} */ name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  /** @returns {boolean} whether there was room */
  write(/** @type {string} */ name, /** @type {string} */ text) {
    try {
      localStorage.setItem(name, text);
      return true;
    } catch {
      return false;
    }
  },
  remove(/** @type {string} */ name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // nothing was kept, so nothing needs to go
    }
  },
  /** @returns {string[]} */
  names(/** @type {string} */ prefix) {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    } catch {
      return [];
    }
  },
};
