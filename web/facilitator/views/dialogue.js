// What the kernel gives the panel of the dialogue.

/** @typedef {import("../../components/spread/spread.js").Picture} Picture */
/** @typedef {import("../../components/spread/spread.js").Level} Level */
/** @typedef {import("../../components/lens/lens.js").Lens} Lens */
/** @typedef {import("./board.js").Round} Round */
/** @typedef {import("./paper.js").Counts} Counts */

/** @typedef {[dimension: string, question: string]} Asked  in the words to staff */

/**
 * @typedef {{ item: string, name: string, reasons: string[], questions: Asked[], settled: boolean }} AgendaLine
 */

/** @typedef {{ levels: Level[], exits: { id: import("../../protocol/messages.d.ts").Exit, label: string }[] }} Scale */
/** @typedef {{ level: number | null, exit: string | null, label: string, reason: string }} Consensus */
/** @typedef {{ id: string, title: string, consensus: Consensus | null, revision: number }} Dimension */
/** @typedef {{ succeeds: string, difficult: string, will_try: string }} Texts */
/** @typedef {{ title: string, groups: { label: string, mean: string, n: number }[] }} Perspectives */
/** @typedef {import("../../protocol/messages.d.ts").Part} Part */

/**
 * A line that somebody has written from a phone.
 *
 * @typedef {object} Line
 * @property {string} id
 * @property {Part} part
 * @property {string} text
 * @property {boolean} shown
 * @property {boolean} hidden
 * @property {boolean} gathered
 * @property {boolean} plan
 */

/** @typedef {{ persons: number, enough: number, waiting: number, ended: boolean }} Writing  how far the writing is */
/** @typedef {{ mine: boolean, others: boolean }} Lead  whether this page turns everybody's screens */

/**
 * @typedef {object} Again  how far an item is that is rated again after the talk, and what came of it
 * @property {boolean} open
 * @property {boolean} asked
 * @property {number} count
 * @property {number} of
 * @property {Picture[]} pictures
 */

/**
 * @typedef {object} Focus  the item that everybody looks at, or this page alone
 * @property {string} item
 * @property {string} kind_label
 * @property {string} number
 * @property {string} title
 * @property {string} framework
 * @property {string} statement
 * @property {string} source
 * @property {string[]} team_questions
 * @property {{ actor: string, texts: string[] }[]} signs
 * @property {boolean} opened  whether everybody is shown how it was answered
 * @property {string} waits  that somebody has answered anew, and the picture is the former one; or ""
 * @property {Again} again
 * @property {string} gap
 * @property {string} knowledge
 * @property {boolean} answered
 * @property {Picture[]} pictures
 * @property {Lens | null} lens
 * @property {Perspectives[]} perspectives
 * @property {Dimension[]} dimensions
 * @property {string[]} notes
 * @property {Texts[]} reflections
 * @property {Texts & { revision: number }} said
 * @property {Writing} writing
 * @property {Line[]} lines
 */

/**
 * @typedef {object} Dialogue
 * @property {Round | null} round
 * @property {boolean} [early]
 * @property {AgendaLine[]} agenda
 * @property {string} agenda_order
 * @property {Focus | null} focus
 * @property {Lead} lead
 * @property {Scale} scale
 * @property {Counts | null} paper  of the item in focus
 */

export {};
