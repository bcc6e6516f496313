// What the kernel gives the panel of the development plan.

/** @typedef {import("./board.js").Round} Round */
/** @typedef {import("./board.js").TextLimits} TextLimits */
/** @typedef {import("./board.js").Parked} Parked */
/** @typedef {import("./preparation.js").Days} Days */
/** @typedef {import("./priorities.js").Ranked} Ranked */

/** @typedef {[value: string, label: string][]} Options  of a list to choose from */

/**
 * @typedef {object} Action
 * @property {string} id
 * @property {number} revision
 * @property {string} item
 * @property {string} item_title
 * @property {string | null} dimension
 * @property {string} what
 * @property {string} why
 * @property {import("../../protocol/messages.d.ts").ActionKind} kind
 * @property {string} kind_label
 * @property {import("../../protocol/messages.d.ts").ActionReach} reach
 * @property {string} reach_label
 * @property {string} owner
 * @property {string} deadline
 * @property {string} deadline_iso
 * @property {string} sign
 * @property {import("../../protocol/messages.d.ts").ActionStatus} status
 * @property {string} status_label
 * @property {string} status_reason
 */

/** @typedef {{ text: string, action: { id: string, revision: number } | null }} Offer  what an action can begin with */

/**
 * @typedef {object} Offered  what an item offers the plan
 * @property {string} item
 * @property {string} name
 * @property {Offer[]} said
 * @property {{ actor: string, texts: Offer[] }[]} signs
 */

/**
 * @typedef {object} Plan
 * @property {Round | null} round
 * @property {Ranked[]} ranking
 * @property {Action[]} actions
 * @property {{ item: string, name: string, rank: number, tied: boolean }[]} suggested
 * @property {string} suggested_text
 * @property {Record<string, string[]>} suggestions
 * @property {Offered[]} offers
 * @property {Parked[]} parked
 * @property {{ id: string, name: string }[]} items
 * @property {Action[]} earlier
 * @property {{ kinds: Options, reaches: Options, statuses: Options, dimensions: Options }} choices
 * @property {TextLimits} limits
 * @property {Days} deadlines
 * @property {{ format: string, label: string, help: string }[]} exports
 */

export {};
