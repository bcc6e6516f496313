// What a table's columns hold.

/** @typedef {import("./content.js").Cell} Cell */

/** Does a column hold numbers? Some have words, and a number at the foot. What is hidden says nothing of it. */
function holdsNumbers(/** @type {(Cell | undefined)[]} */ cells) {
  const shown = cells.filter((one) => one && !one.hidden);
  return shown.filter((one) => one?.number).length > shown.length / 2;
}

/** Return for each column whether it holds numbers; the first is of headings. */
export function numericColumns(/** @type {import("./content.js").Table} */ { heads, rows }) {
  return heads.map((_, at) => at > 0 && holdsNumbers(rows.map((row) => row[at])));
}

/** Is the table a map in the colours of the scale? */
export function isColoured(/** @type {import("./content.js").Table} */ { heads, rows }) {
  const COLUMNS = 3; // one for each dimension
  return heads.filter((_, at) => rows.some((row) => row[at]?.tone)).length >= COLUMNS;
}
