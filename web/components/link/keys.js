// @ts-nocheck not typed yet: take the line away when the file is converted
// Random ids and the browser's memory of who it is. The page may come over plain http in a meeting room,
// where crypto.randomUUID and crypto.subtle do not exist; getRandomValues always does.

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const KEY_LENGTH = 26; // 26 × 5 bits hold 128 random bits

/** `length` characters of five random bits each, without look-alikes. */
export function randomText(length = KEY_LENGTH) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
}

/** localStorage that says false instead of throwing: it may be switched off or full. */
export const memory = {
  read(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  write(name, text) {
    try {
      localStorage.setItem(name, text);
      return true;
    } catch {
      return false;
    }
  },
  remove(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // nothing was kept, so nothing needs to go
    }
  },
  names(prefix) {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    } catch {
      return [];
    }
  },
};

/**
 * The personal key of this browser in the round `code`; `#n=KEY` in the address brings it from another device, and keeps
 * it over a reload where the browser has no room for it.
 */
export function keyring(code) {
  const name = `selfeval:${code}:key`;
  let key = keyFromAddress() ?? memory.read(name);
  const keep = () => (memory.write(name, key) ? forgetAddress() : showInAddress(key));
  if (key) keep();
  return {
    get: () => key,
    /** Tell other tabs that the server knows the key; `isNews(event)` is how they hear it. */
    announce: () => memory.write(`${name}:joined`, key),
    isNews: (event) => event.key === `${name}:joined` && Boolean(event.newValue),
    make() {
      key = memory.read(name) ?? randomText();
      keep();
      return key;
    },
    take(other) {
      key = other;
      if (key) return keep();
      memory.remove(name);
      forgetAddress();
    },
  };
}

function keyFromAddress() {
  return /^#n=([0-9a-z]{26})$/.exec(location.hash)?.[1] ?? null;
}

function showInAddress(key) {
  history.replaceState(null, "", `#n=${key}`);
}

function forgetAddress() {
  if (keyFromAddress()) history.replaceState(null, "", location.pathname + location.search);
}
