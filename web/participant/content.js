// The shapes of what the server says to a participant.

/** @typedef {import("../components/scale/scale.js").Exit} Exit */

/** @typedef {{ staff: string, citizen?: string | null }} Wording */

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {string} framework
 * @property {string} kind_label
 * @property {string} number
 * @property {string} title
 * @property {string} name
 * @property {Wording} statement
 * @property {Record<string, Wording>} questions  by dimension
 * @property {Record<string, string[]>} signs  by actor
 * @property {string[]} lens  the questions of the lens that are asked at first
 */

/** @typedef {{ id: string, title: string, guide?: string }} Dimension */
/** @typedef {{ value: number, label: string, descriptions: Record<string, string> }} Level */
/** @typedef {{ levels: Level[], exits: Exit[] }} Scale */
/** @typedef {Dimension & { question: Wording }} LensQuestion */
/**
 * @typedef {{ id: string, label: string, description: string, actors: { id: string, label: string }[] }} Perspective
 */

/**
 * What a round asks.
 *
 * @typedef {object} Content
 * @property {string} digest
 * @property {{ id: string, title: string }[]} frameworks
 * @property {Item[]} items
 * @property {Dimension[]} dimensions
 * @property {Scale} scale
 * @property {{ title: string, about: string, questions: LensQuestion[], scale: Scale } | null} lens
 * @property {Perspective[]} perspectives
 * @property {{ id: string, label: string }[]} knowledge
 * @property {import("../components/scale/scale.js").Level[]} importance
 * @property {{ note: number, line: number }} limits  characters of a text of each kind
 * @property {{ privacy: string[], brief: string }} texts
 */

/** @typedef {{ perspective: string, done: boolean }} Me */
/**
 * @typedef {import("../components/rating/rating.js").Answer & { item: string, dimension: string, time?: string }}
 *   StoredAnswer
 */
/**
 * @typedef {import("../components/reflection/reflection.js").Thoughts & { item: string, time?: string }}
 *   StoredThoughts
 */
/** @typedef {{ item: string, dimension: string, level: number, time?: string }} StoredSecond */
/** @typedef {"succeeds" | "difficult" | "will_try"} Part */
/** @typedef {{ id: string, item: string, part: Part, text: string, shown: boolean, time?: string }} StoredLine */
/** @typedef {{ item: string, votes: number, time?: string }} StoredVote */
/** @typedef {{ item: string, level: number, time?: string }} StoredImportance */

/**
 * What the facilitator has turned the big screen to.
 *
 * @typedef {object} Scene
 * @property {string} name
 * @property {string} title
 * @property {{ title: string, paragraphs: string[], points?: { term: string, text: string }[] }} [slide]
 * @property {{ what: string, status_label: string }[]} [actions]
 */

/** @typedef {{ scene: Scene | null, timer: import("../components/timer/timer.js").Set | null }} Room */

/**
 * Where a round is, and what its phase shows.
 *
 * @typedef {object} Round
 * @property {string} code
 * @property {string} team
 * @property {string} title
 * @property {string} phase
 * @property {string} phase_label
 * @property {string} content  the digest of what is asked now
 * @property {boolean} joining
 * @property {boolean} before_reveal  the team has not come to see its answers yet
 * @property {string} retain_until
 * @property {Room} [room]
 * @property {Dialogue | null} dialogue
 * @property {{ items: { item: string, name: string, level_text: string }[], each: number, cap: number,
 *   ended: boolean }} voting
 * @property {{ own: Action[], earlier: Action[] }} actions
 */

/** @typedef {{ succeeds: string, difficult: string, will_try: string }} Texts */
/** @typedef {import("../components/spread/spread.js").Picture & { dimension: string }} Picture */

/**
 * The item that the team talks about.
 *
 * @typedef {object} Dialogue
 * @property {string} item
 * @property {Picture[]} dimensions
 * @property {string[]} team_questions
 * @property {(import("../components/lens/lens.js").Lens & { pictures: Picture[] }) | null} lens
 * @property {string} waits  that somebody has answered anew, and the picture is the former one; or ""
 * @property {{ open: boolean, pictures: Picture[] }} again  whether one may rate it again, and what came of it
 * @property {string | null} knowledge_sentence
 * @property {string[]} gaps
 * @property {string[]} notes
 * @property {Texts[]} reflections
 * @property {string} sharing  when what one shares now is shown
 * @property {{ open: boolean, enough: number }} writing  whether one may write, and when lines are shown by themselves
 * @property {{ part: Part, text: string }[]} lines  that everybody sees
 * @property {Texts | null} said
 */

/**
 * @typedef {Record<"what" | "why" | "item_title" | "dimension_title" | "owner" | "deadline" | "sign" | "reach_label"
 *   | "kind_label" | "status_label" | "status_reason", string>} Action
 */

export {};
