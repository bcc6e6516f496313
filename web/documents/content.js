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
 * A document, and the choice that it shows.
 *
 * @typedef {object} Shown
 * @property {string} address
 * @property {string[]} said  what was left out of the choice that was asked for
 * @property {any} form  what can be chosen: the page's own form knows its shape
 * @property {string} read_at
 * @property {Document} document
 * @property {{ format: string, label: string }[]} files
 */

/** @typedef {{ name: string, media_type: string, data: string }} File  data: base64 */

export {};
