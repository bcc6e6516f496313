// What is typed of a count and not stored yet, by dimension; the rest is what is stored.

/** @typedef {import("../views/paper.js").CountedCell} Cell */
/** @typedef {import("../views/paper.js").Answer} Answer */
/** @typedef {Record<string, { seen: number, texts: Record<string, string> }>} Typed  seen: what it was typed upon */

/** @returns {Typed} */
export function nothingTyped() {
  return {};
}

/** @type {(typed: Typed, cell: Cell, answer: string, text: string) => Typed} */
export function withTyped(typed, { id, revision }, answer, text) {
  return { ...typed, [id]: { seen: revision, texts: { ...typed[id]?.texts, [answer]: text } } };
}

/** What a field shows; nobody is an empty field. @type {(typed: Typed, cell: Cell, answer: string) => string} */
export function shownIn(typed, { id, counts }, answer) {
  return typed[id]?.texts[answer] ?? String(counts[answer] || "");
}

/**
 * The dimensions to store: those in which something was typed, each with all its numbers.
 *
 * @type {(typed: Typed, cells: Cell[], answers: Answer[]) =>
 *   { dimension: string, counts: Record<string, number>, seen: number }[]}
 */
export function countsOf(typed, cells, answers) {
  return cells.filter(({ id }) => typed[id]).map((cell) => ({
    dimension: cell.id,
    counts: Object.fromEntries(answers.map(({ id }) => [id, Number(shownIn(typed, cell, id))])),
    seen: typed[cell.id].seen,
  }));
}

/** What is stored, as a list of numbers. @type {(cell: Cell, answers: Answer[]) => string} */
export function inWords({ counts }, answers) {
  const given = answers.filter(({ id }) => counts[id]).map(({ id, mark, label }) =>
    mark ? `${counts[id]} på niveau ${mark}` : `${counts[id]} ${label.toLowerCase()}`
  );
  return given.join(" · ") || "ingen";
}
