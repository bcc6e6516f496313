// What the kernel gives each panel to show. The names are the server's.

/** @typedef {import("../components/spread/spread.js").Picture} Picture */
/** @typedef {import("../components/spread/spread.js").Level} Level */
/** @typedef {import("../components/lens/lens.js").Lens} Lens */
/** @typedef {[value: string, label: string][]} Options  of a list to choose from */

/**
 * @typedef {object} Round
 * @property {string} id
 * @property {string} title
 * @property {string} team
 * @property {string} organisation
 * @property {import("../protocol/messages.d.ts").Phase} phase
 * @property {string} phase_label
 * @property {string} created
 * @property {number} revision
 * @property {string | null} focus
 * @property {import("../protocol/messages.d.ts").Phase[]} reveals  the phases to which a move shows the answers
 * @property {boolean} closed
 */

/**
 * @typedef {object} Invited  how a phone joins
 * @property {string} code_spaced
 * @property {string} short_address
 * @property {string} join_url
 * @property {string} qr
 * @property {Reach} reach
 */

/**
 * @typedef {object} Reach  the server that phones come to
 * @property {boolean} served
 * @property {boolean} starting
 * @property {boolean} startable
 * @property {string | null} sentence
 * @property {{ url: string, label: string, chosen: boolean }[]} choices
 * @property {{ url: string, qr: string, reached: boolean } | null} trial
 */

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

/** @typedef {{ id: import("../protocol/messages.d.ts").Phase, label: string }} Phase */
/** @typedef {{ id: string, text: string, item: string | null, done: boolean }} Parked  what the team takes up later */
/** @typedef {import("../protocol/messages.d.ts").Scene} SceneId */
/** @typedef {{ name: SceneId, title: string, at?: number, of?: number }} Scene  what the big screen is turned to */
/** @typedef {{ name: string, about: string, minutes: number, now: boolean, done: boolean }} Step */
/** @typedef {{ minutes: number, fits: boolean, sentence: string, steps: Step[], since: number }} Programme */

/**
 * @typedef {object} Room  what everybody sees, and what the facilitator can turn it to
 * @property {Scene | null} scene
 * @property {import("../components/timer/timer.js").Set | null} timer
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
/** @typedef {Record<"note" | "title" | "name" | "owner" | "line", number>} TextLimits  characters of a text of each kind */

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

/** @typedef {{ id: string, mark: string, label: string }} Answer  a level or an exit */
/** @typedef {{ id: string, title: string, counts: Record<string, number>, revision: number }} CountedCell */
/** @typedef {{ item: string, name: string, dimensions: CountedCell[] }} CountedItem */
/** @typedef {{ open: boolean, answers: Answer[], items: CountedItem[] }} Counts  of answers on paper */

/** @typedef {{ title: string, text: string }} Question */

/**
 * @typedef {object} SheetItem
 * @property {string} item
 * @property {string} name
 * @property {string} statement
 * @property {Answer[]} answers
 * @property {Question[]} questions
 * @property {{ title: string, help: string, answers: Answer[], questions: Question[] } | null} lens
 */

/**
 * @typedef {object} Sheet  to answer on
 * @property {string} title
 * @property {string} team
 * @property {string} how
 * @property {string[]} what_happens
 * @property {string[]} perspectives
 * @property {{ dimension: string, meanings: [level: string, text: string][] }[]} levels
 * @property {SheetItem[]} items
 */

/** @typedef {[dimension: string, question: string]} Asked  in the words to staff */
/**
 * @typedef {{ item: string, name: string, reasons: string[], questions: Asked[], settled: boolean }} AgendaLine
 */
/** @typedef {{ levels: Level[], exits: { id: import("../protocol/messages.d.ts").Exit, label: string }[] }} Scale */
/** @typedef {{ level: number | null, exit: string | null, label: string, reason: string }} Consensus */
/** @typedef {{ id: string, title: string, consensus: Consensus | null, revision: number }} Dimension */
/** @typedef {{ succeeds: string, difficult: string, will_try: string }} Texts */
/** @typedef {{ title: string, groups: { label: string, mean: string, n: number }[] }} Perspectives */

/** @typedef {import("../protocol/messages.d.ts").Part} Part */

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
 * @typedef {object} Again  how far an item is that is rated again after the talk, and what came of it
 * @property {boolean} open
 * @property {boolean} asked
 * @property {number} count
 * @property {number} of
 * @property {Picture[]} pictures
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

/**
 * @typedef {object} Action
 * @property {string} id
 * @property {number} revision
 * @property {string} item
 * @property {string} item_title
 * @property {string | null} dimension
 * @property {string} what
 * @property {string} why
 * @property {import("../protocol/messages.d.ts").ActionKind} kind
 * @property {string} kind_label
 * @property {import("../protocol/messages.d.ts").ActionReach} reach
 * @property {string} reach_label
 * @property {string} owner
 * @property {string} deadline
 * @property {string} deadline_iso
 * @property {string} sign
 * @property {import("../protocol/messages.d.ts").ActionStatus} status
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
