// What the kernel gives the panel above all others. The names are the server's.

/** @typedef {{ id: import("../../protocol/messages.d.ts").Phase, label: string }} Phase */

/**
 * @typedef {object} Round
 * @property {string} id
 * @property {string} title
 * @property {string} team
 * @property {string} organisation
 * @property {import("../../protocol/messages.d.ts").Phase} phase
 * @property {string} phase_label
 * @property {string} created
 * @property {number} revision
 * @property {string | null} focus
 * @property {import("../../protocol/messages.d.ts").Phase[]} reveals  the phases to which a move shows the answers
 * @property {boolean} closed
 */

/** @typedef {Record<"note" | "title" | "name" | "owner" | "line", number>} TextLimits  characters of a text of each kind */
/** @typedef {{ id: string, text: string, item: string | null, done: boolean }} Parked  what the team takes up later */
/** @typedef {import("../../protocol/messages.d.ts").Scene} SceneId */
/** @typedef {{ name: SceneId, title: string, at?: number, of?: number }} Scene  what the big screen is turned to */
/** @typedef {{ name: string, about: string, minutes: number, now: boolean, done: boolean }} Step */
/** @typedef {{ minutes: number, fits: boolean, sentence: string, steps: Step[], since: number }} Programme */

/**
 * @typedef {object} Room  what everybody sees, and what the facilitator can turn it to
 * @property {Scene | null} scene
 * @property {import("../../components/timer/timer.js").Set | null} timer
 * @property {{ id: SceneId, label: string }[]} scenes
 * @property {number[]} minutes  that a timer is started with
 * @property {Programme} programme
 */

/**
 * @typedef {object} Board
 * @property {boolean} rounds
 * @property {Round | null} round
 * @property {string | null} item  that the page looks at
 * @property {Phase[]} phases
 * @property {string | null} screen
 * @property {Room | null} room
 * @property {Parked[]} parked
 * @property {TextLimits} limits
 */

export {};
