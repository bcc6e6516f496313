// The shapes of what the server says to the big screen.

/**
 * @typedef {{ joined: number, through: number, finished: number, percent: number, who: string, without_phone: string }}
 *   Progress  who: how many are in, in words; without_phone: what to do for those who have none
 */

/** @typedef {import("../components/spread/spread.js").Picture} Picture */

/**
 * The item that the team talks about.
 *
 * @typedef {object} Dialogue
 * @property {string} item
 * @property {string} kicker
 * @property {string} title
 * @property {string[]} team_questions
 * @property {number} answered
 * @property {Picture[]} pictures
 * @property {import("../components/spread/spread.js").Level[]} levels
 * @property {string[]} sentences
 * @property {string[]} lens
 * @property {[label: string, text: string][]} lines  from phones, as everybody sees them
 * @property {[label: string, text: string][]} said
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
/** @typedef {Omit<Action, "sign"> & { status_reason: string }} Decision  of an earlier round */

/** @typedef {{ name: string, about: string, minutes: number, now: boolean, done: boolean }} Step */
/** @typedef {{ minutes: number, sentence: string, steps: Step[], since: number }} Programme */
/** @typedef {{ item: string, name: string, settled: boolean }} AgendaItem */

/**
 * What the facilitator has turned the screen to.
 *
 * @typedef {object} Scene
 * @property {string} name
 * @property {string} title
 * @property {import("./scenes/slides.js").Words} [slide]
 * @property {number} [at]
 * @property {number} [of]
 * @property {Decision[]} [actions]
 */

/**
 * Where a round is; each scene and each phase has its own part.
 *
 * @typedef {object} Round
 * @property {string} code
 * @property {string} team
 * @property {string} title
 * @property {string} phase
 * @property {string} phase_label
 * @property {Scene | null} scene
 * @property {import("../components/timer/timer.js").Set | null} timer
 * @property {Progress} progress
 * @property {Dialogue | null} dialogue
 * @property {Programme} programme
 * @property {AgendaItem[]} agenda
 * @property {Priorities} priorities
 * @property {Actions} actions
 */

/** @typedef {{ code_spaced: string, short_address: string, join_url: string, qr: string }} Invitation */

export {};
