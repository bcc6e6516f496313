// What a message goes by: its id, so that it is stored once, and its cell, which says what it is about.

import { randomText } from "./random.js";

const ID_LENGTH = 20;

/** @typedef {import("./transport.js").Message} Message */

/**
 * A message on its way. Two with the same cell are about the same thing, and the newer takes the older one's place.
 *
 * @typedef {object} Entry
 * @property {Message & { id: string }} message
 * @property {number} at  milliseconds
 * @property {string} cell
 * @property {string} [refusal]  why the server could not store it yet
 * @property {number} [inVain]
 * @property {ReturnType<typeof setTimeout>} [retry]
 */

/** Return what a message is about. */
export function cellOf(/** @type {Partial<Message>} */ { type, item = "", dimension = "", part = "", line = "" }) {
  return [type, item || line, dimension || part].join("|");
}

/** Return an id for a message. For what creates something it is made once, with the form. */
export function newMessageId() {
  return randomText(ID_LENGTH);
}
