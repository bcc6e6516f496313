// @ts-nocheck not typed yet: take the line away when the file is converted
// Messages that the server has not acknowledged, kept over a reload. One entry a message, so two tabs never overwrite each other.

import { memory } from "./keys.js";

/** The outbox of the participant `key()` in the round `code`. */
export function outbox(code, key) {
  const prefix = `selfeval:${code}:out:`;
  let unsafe = false;
  return {
    /** True while something waits that the browser had no room for. */
    unsafe: () => unsafe,
    keep(entry) {
      const kept = memory.write(prefix + entry.message.id, JSON.stringify({ ...entry, key: key() }));
      unsafe = unsafe || !kept;
    },
    /** The id of the message that another tab had taken out when it caused `event`: acknowledged, or replaced. */
    takenOut: (
      { key: name, newValue },
    ) => (name?.startsWith(prefix) && newValue === null ? name.slice(prefix.length) : null),
    drop(id, last) {
      memory.remove(prefix + id);
      if (last) unsafe = false;
    },
    /** Entries of this participant, oldest first. */
    entries() {
      return memory
        .names(prefix)
        .map((name) => parsed(memory.read(name)))
        .filter((entry) => entry && entry.key === key())
        .sort((a, b) => a.at - b.at);
    },
  };
}

function parsed(text) {
  try {
    const entry = JSON.parse(text);
    return typeof entry?.message?.id === "string" ? entry : null;
  } catch {
    return null;
  }
}
