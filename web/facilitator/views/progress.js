// What the kernel gives the panel of vurdering.

/** @typedef {import("./board.js").Round} Round */
/** @typedef {import("./joining.js").Invited} Invited */
/** @typedef {import("./paper.js").Counts} Counts */

/**
 * @typedef {object} Progress
 * @property {(Round & Invited) | null} round
 * @property {number} joined
 * @property {number} begun
 * @property {number} through
 * @property {string} who  how many are in, in words
 * @property {number} finished
 * @property {{ id: string, name: string, answered: number }[]} items
 * @property {Counts} paper
 */

export {};
