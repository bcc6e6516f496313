// How long to wait before trying again; spread, so that a whole team does not come back all at once.

const RETRY_MS = 1500; // after a fault of the server's
const LONGEST_RETRY_MS = 30000;
const RECONNECT_MS = 300;
const LONGEST_RECONNECT_MS = 5000;

/** Return the wait before the retry after `tries` in vain: it doubles, and is never over half a minute. */
export function retryIn(/** @type {number} */ tries, random = Math.random()) {
  return Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** tries) * (1 - random / 4);
}

/** Return the wait before a new connection after `failures` in a row: it doubles, and is never over five seconds. */
export function reconnectIn(/** @type {number} */ failures, random = Math.random()) {
  return Math.min(LONGEST_RECONNECT_MS, RECONNECT_MS * 2 ** failures) * (0.5 + random / 2);
}
