// The shapes of what the server says to a page that shows documents.

/** @typedef {{ text: string, tone?: string | number, hidden?: boolean, number?: boolean }} Cell */
/** @typedef {{ caption: string, heads: string[], rows: Cell[][] }} Table */

/**
 * @typedef {{ title: string, text: string, ratio: number | null }} Picture  of one that is drawn later only the title
 *   is known
 */

/**
 * @typedef {object} Section
 * @property {string} id
 * @property {string} title
 * @property {string[]} says
 * @property {Table | null} table
 * @property {Picture | null} picture
 * @property {string[]} notes
 * @property {string | null} empty  why there is nothing to say
 * @property {string | null} code  the Python that makes the table
 */

/** @typedef {{ title: string, about: string[], sections: Section[], reading: string[] }} Document */

/**
 * A document, and the choice that it shows; the page's own form knows the shape of `form`.
 *
 * @typedef {Omit<import("../protocol/messages.d.ts").DocumentShown, "document"> & { document: Document }} Shown
 */

/** @typedef {import("../protocol/messages.d.ts").FileReply} File */

export {};
