// What the kernel gives of answers on paper.

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

export {};
