// Messages that the server has not acknowledged, kept over a reload. One entry a message, so two tabs never overwrite
// each other.

import { memory } from "./memory.js";

/** @typedef {import("./message.js").Entry} Entry */

/**
 * @typedef {object} Box
 * @property {() => boolean} unsafe  something waits that the browser had no room for
 * @property {(entry: Entry) => void} keep
 * @property {(event: { key: string | null, newValue: string | null }) => string | null} takenOut
 *   the id of the message that another tab had taken out when it caused the event: acknowledged, or replaced
 * @property {(id: string, last: boolean) => void} drop
 * @property {() => Entry[]} entries  of this participant, oldest first
 */

/**
 * Return the outbox of the participant `key()` in the round `code`.
 *
 * @param {string} code
 * @param {() => string | null} key
 * @returns {Box}
 */
export function outbox(code, key) {
  const prefix = `selfeval:${code}:out:`;
  let unsafe = false;
  return {
    unsafe: () => unsafe,
    keep({ message, at, cell }) {
      const kept = memory.write(prefix + message.id, JSON.stringify({ message, at, cell, key: key() }));
      unsafe = unsafe || !kept;
    },
    takenOut: ({ key: name, newValue }) =>
      name?.startsWith(prefix) && newValue === null ? name.slice(prefix.length) : null,
    drop(id, last) {
      memory.remove(prefix + id);
      if (last) unsafe = false;
    },
    entries() {
      return memory
        .names(prefix)
        .map((name) => parsed(memory.read(name)))
        .filter((entry) => entry !== null)
        .filter((entry) => entry.key === key())
        .sort((a, b) => a.at - b.at);
    },
  };
}

/** An outbox that keeps nothing, for a screen that only asks. @type {Box} */
export const NO_BOX = { unsafe: () => false, keep() {}, takenOut: () => null, drop() {}, entries: () => [] };

/** @returns {(Entry & { key: string | null }) | null} */
function parsed(/** @type {string | null} */ text) {
  try {
    const entry = JSON.parse(text ?? "");
    return typeof entry?.message?.id === "string" ? entry : null;
  } catch {
    return null;
  }
}
