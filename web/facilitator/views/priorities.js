// What the kernel gives the panel of prioritering.

/** @typedef {import("./board.js").Round} Round */

/**
 * @typedef {object} Ranked  a line of the ranking
 * @property {string} item
 * @property {string} name
 * @property {number | null} level
 * @property {string} level_text
 * @property {string} agreed  the levels that the team agreed on, dimension by dimension; or ""
 * @property {number | null} importance
 * @property {string} importance_text
 * @property {number} votes
 * @property {number} rank
 * @property {boolean} tied
 * @property {string} quadrant
 */

/** @typedef {{ votes?: number | null, importance?: number | null }} Paper  what the team voted without phones */

/**
 * @typedef {object} Priorities
 * @property {Round | null} round
 * @property {boolean} shown
 * @property {string} hidden
 * @property {string} waits  that votes have changed since they were shown; or ""
 * @property {boolean} ended  whether the voting is ended
 * @property {Ranked[]} lines
 * @property {number} voted
 * @property {number} joined
 * @property {number} each
 * @property {Record<string, Paper>} team
 */

export {};
