// How wide the bars are: all of one picture share a scale and a middle, so that they can be compared by eye.

const MIDDLE = 3;

/**
 * @typedef {{ left: number, right: number }} Sides  answers on each side of the common line; the middle level is
 *   halved
 */

/** @returns {Sides} */
function sidesOf(/** @type {number[]} */ counts) {
  const middle = counts[MIDDLE - 1] / 2;
  return { left: counts[0] + counts[1] + middle, right: counts[3] + counts[4] + middle };
}

/** Return the room that all bars together need, and never none. @returns {Sides} */
export function spanOf(/** @type {number[][]} */ all) {
  const sides = all.map(sidesOf);
  return {
    left: Math.max(0.5, ...sides.map((one) => one.left)),
    right: Math.max(0.5, ...sides.map((one) => one.right)),
  };
}

/**
 * Return a bar's parts as shares of the width: the room before it, each level, the room after it, and where the common
 * line is. They add up to 1.
 *
 * @type {(counts: number[], span: Sides) => { before: number, levels: number[], after: number, middle: number }}
 */
export function sharesOf(counts, span) {
  const width = span.left + span.right;
  const { left, right } = sidesOf(counts);
  return {
    before: (span.left - left) / width,
    levels: counts.map((count) => count / width),
    after: (span.right - right) / width,
    middle: span.left / width,
  };
}
