// What the kernel gives the panel of forberedelse: before there is a round, and with one.

/** @typedef {import("./board.js").Round} Round */
/** @typedef {import("./board.js").TextLimits} TextLimits */
/** @typedef {import("./board.js").Scene} Scene */
/** @typedef {import("./board.js").Programme} Programme */
/** @typedef {import("./joining.js").Invited} Invited */
/** @typedef {import("./plan.js").Options} Options */
/** @typedef {import("./plan.js").Action} Action */

/**
 * @typedef {object} Limits
 * @property {number} reveal_limit
 * @property {number} report_limit
 * @property {number} votes_each
 * @property {number} votes_cap
 */

/** @typedef {{ label: string, help: string, most: number }} LensOffer */

/**
 * @typedef {object} Chosen  what was chosen when the round was made
 * @property {string[]} frameworks
 * @property {number} item_count
 * @property {boolean} lens
 * @property {LensOffer | null} lens_offer
 * @property {string | null} first
 * @property {boolean} locked
 * @property {boolean} removable
 * @property {string[]} changed
 * @property {string} retain_until
 * @property {string} retain_until_iso
 * @property {Days} retention  when it may be deleted
 */

/**
 * @typedef {{ id: string, number: string, title: string, first: boolean, recommendations: string[], lens: boolean }}
 *   FrameworkItem  first: chosen before the facilitator chooses
 */

/** @typedef {{ id: string, title: string, items: FrameworkItem[] }} Group */

/**
 * @typedef {object} Framework
 * @property {string} id
 * @property {string} version
 * @property {string} version_text
 * @property {string} title
 * @property {string} about
 * @property {boolean} preselected
 * @property {Group[]} groups
 * @property {string[]} missing
 */

/** @typedef {string[]} Days  the first and the last that may be chosen */

/**
 * @typedef {object} Choice  the panel of forberedelse before there is a round
 * @property {null} round
 * @property {Round[]} rounds
 * @property {{ id: string, name: string }[]} organisations
 * @property {{ id: string, name: string }[]} teams
 * @property {Framework[]} frameworks
 * @property {[rating: number, talk: number][]} minutes  by the number of items
 * @property {LensOffer} lens
 * @property {TextLimits} limits
 * @property {Days} retention  when it may be deleted
 * @property {Limits & { title: string, retain_until: string }} defaults
 */

/** @typedef {{ term: string, text: string }} Point */
/** @typedef {{ title: string, paragraphs: string[], points: Point[], source?: string | null }} Screen */

/**
 * @typedef {object} Prepared
 * @property {Round & Invited & Chosen & Limits} round
 * @property {number} joined  persons who are in already
 * @property {Screen[]} introduction
 * @property {Scene | null} scene
 * @property {Programme} programme
 * @property {number[]} lengths  minutes that are proposed
 * @property {Action[]} earlier
 * @property {{ statuses: Options }} choices
 */

export {};
