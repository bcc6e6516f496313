// The messages of one screen that wait for their reply, oldest first. A box keeps them over a reload.

import { cellOf } from "./message.js";

/** @typedef {import("./message.js").Entry} Entry */
/** @typedef {import("./outbox.js").Box} Box */

export const JOINING = cellOf({ type: "join" }); // until it is answered the server takes nothing else from a participant

export class Waiting {
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  constructor(/** @type {Box} */ box) {
    this.box = box;
  }

  get size() {
    return this.#entries.size;
  }

  /** When the oldest was sent, in milliseconds. */
  get oldest() {
    return this.#all()[0]?.at ?? null;
  }

  /** Why the server could not store one of them, if it said so. */
  get refusal() {
    return this.#all().find((entry) => entry.refusal)?.refusal ?? null;
  }

  get(/** @type {string} */ id) {
    return this.#entries.get(id);
  }

  /** Return the one about a cell, if there is one. */
  about(/** @type {string} */ cell) {
    return this.#all().find((entry) => entry.cell === cell);
  }

  /** The ids of what may be sent now. */
  due() {
    const joining = this.about(JOINING);
    return joining ? [joining.message.id] : [...this.#entries.keys()];
  }

  keep(/** @type {Entry} */ entry) {
    this.#put(entry);
    this.box.keep(entry);
  }

  /** Take over what an earlier page load, or another tab, left behind; of two messages about one thing the newer. */
  takeUp() {
    for (const entry of this.box.entries()) {
      const { id } = entry.message;
      if (this.#entries.has(id)) continue;
      const rival = this.about(entry.cell);
      if (rival && rival.at > entry.at) this.box.drop(id, false);
      else this.#put(entry);
    }
  }

  forget(/** @type {string} */ id) {
    clearTimeout(this.#entries.get(id)?.retry);
    this.#entries.delete(id);
    this.box.drop(id, this.#entries.size === 0);
  }

  forgetAll() {
    for (const id of [...this.#entries.keys()]) this.forget(id);
  }

  #put(/** @type {Entry} */ entry) {
    for (const rival of this.#all()) if (rival.cell === entry.cell) this.forget(rival.message.id);
    this.#entries.set(entry.message.id, entry);
  }

  #all() {
    return [...this.#entries.values()];
  }
}
