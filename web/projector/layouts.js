// How a list is laid out on a screen that may not hold all of it.

/** @typedef {{ count: number, columns: number }} Layout  how many of the list are shown, and in how many columns */

/** Return all layouts of a list, fullest first: in one column, in two, and then ever fewer. @returns {Layout[]} */
export function layoutsOf(/** @type {number} */ all) {
  const inTwo = Array.from({ length: all }, (_, less) => ({ count: all - less, columns: 2 }));
  return [{ count: all, columns: 1 }, ...inTwo];
}

/**
 * Return a list in columns, each with the number of its first; a column without anything is left out.
 *
 * @template T
 * @param {T[]} list
 * @param {number} columns
 * @returns {{ first: number, lines: T[] }[]}
 */
export function inColumns(list, columns) {
  const height = Math.max(1, Math.ceil(list.length / columns));
  const starts = Array.from({ length: Math.ceil(list.length / height) }, (_, at) => at * height);
  return starts.map((start) => ({ first: start + 1, lines: list.slice(start, start + height) }));
}

/** Return a number of items in words. */
export function items(/** @type {number} */ count) {
  return `${count} ${count === 1 ? "punkt" : "punkter"}`;
}

/**
 * Return what the ranking does not show, in words; "" where it shows everything and nobody has a phone.
 *
 * @param {{ hidden: number, without: number, voted: number, joined: number }} counts
 */
export function restOf({ hidden, without, voted, joined }) {
  return [
    hidden > 0 && `${items(hidden)} mere fik stemmer`,
    without > 0 && `${items(without)} fik ingen stemmer`,
    joined > 0 && `${voted} af ${joined} har stemt`,
  ].filter(Boolean).join(" · ");
}
