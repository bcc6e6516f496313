// What the kernel gives of the round's result.

/** @typedef {import("../../components/spread/spread.js").Picture} Picture */
/** @typedef {import("../../components/spread/spread.js").Level} Level */
/** @typedef {import("../../components/lens/lens.js").Lens} Lens */
/** @typedef {import("./priorities.js").Ranked} Ranked */

/**
 * @typedef {object} ResultItem
 * @property {string} item
 * @property {string} name
 * @property {boolean} answered
 * @property {Picture[]} pictures
 * @property {(Lens & { exits: { label: string }[] }) | null} lens
 * @property {string} knowledge
 * @property {{ title: string, text: string, reason: string }[]} agreed
 * @property {[label: string, text: string][]} said
 * @property {[label: string, text: string][]} lines
 */

/**
 * @typedef {object} Result
 * @property {string[]} about
 * @property {Ranked[]} ranking
 * @property {ResultItem[]} items
 * @property {string[]} parked
 * @property {Level[]} levels
 * @property {{ label: string }[]} exits
 */

export {};
