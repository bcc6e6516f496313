// The shapes of what the server says to the big screen.

/**
 * @typedef {{ joined: number, through: number, finished: number, percent: number, who: string, without_phone: string }}
 *   Progress  who: how many are in, in words; without_phone: what to do for those who have none
 */

/**
 * The item that the team talks about.
 *
 * @typedef {object} Dialogue
 * @property {string} kicker
 * @property {string} title
 * @property {string[]} team_questions
 * @property {boolean} answered
 * @property {import("../components/spread/spread.js").Picture[]} pictures
 * @property {import("../components/spread/spread.js").Level[]} levels
 * @property {string[]} sentences
 * @property {string[]} lens
 * @property {[label: string, text: string][]} lines  from phones, as everybody sees them
 */

/**
 * @typedef {import("../components/importance-map/importance-map.js").Line & { votes: number }} Line  an item in the
 *   ranking
 */

/**
 * @typedef {object} Priorities
 * @property {number} voted
 * @property {number} joined
 * @property {number} each  votes that each participant has
 * @property {boolean} ended  whether the facilitator has ended the voting
 * @property {string} waits  that votes have changed since they were shown; or ""
 * @property {string} how  how the team votes, in words
 * @property {boolean} shown  whether the ranking may be shown; until then a line has its name alone
 * @property {Line[]} lines
 */

/** @typedef {{ what: string, owner: string, deadline: string, sign: string, status_label: string }} Action */
/** @typedef {{ own: Action[], earlier: Action[] }} Actions */

/**
 * Where a round is; each phase has its own part.
 *
 * @typedef {object} Round
 * @property {string} team
 * @property {string} title
 * @property {string} phase
 * @property {string} phase_label
 * @property {Progress} progress
 * @property {Dialogue | null} dialogue
 * @property {Priorities} priorities
 * @property {Actions} actions
 */

/** @typedef {{ code_spaced: string, short_address: string, join_url: string, qr: string }} Invitation */

export {};
