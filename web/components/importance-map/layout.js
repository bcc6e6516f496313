// Where the points of the map are: none hides another, and none is moved over a line that means something.

export const SIZE = 320;
export const PAD = 34;
export const RADIUS = 11;
const APART = 2 * RADIUS + 1;

// Rather beside than above: importance has few values.
const cost = (/** @type {number[]} */ [right, down]) => Math.hypot(right, 1.5 * down);
const STEPS = [0, 1, -1, 2, -2, 3, -3]
  .flatMap((right) => [0, 1, -1, 2, -2].map((down) => [right, down]))
  .sort((one, other) => cost(one) - cost(other));

/** @typedef {{ x: number, y: number }} Spot */
/** @typedef {{ number: number, level: number, importance: number }} Measured */
/** @typedef {Spot & { number: number, spot: Spot }} Placed  where the number is, and the spot that it belongs to */

/** Return the place of a value from 1 to 5 along an axis. */
export function placeOf(/** @type {number} */ value) {
  return PAD + ((value - 1) / 4) * (SIZE - 2 * PAD);
}

/**
 * Return each point where it belongs, or as near as there is room, on the same side of the middle lines if it can.
 *
 * @returns {Placed[]}
 */
export function apart(/** @type {Measured[]} */ lines) {
  /** @type {Placed[]} */
  const placed = [];
  for (const { number, level, importance } of lines) {
    const spot = { x: placeOf(level), y: SIZE - placeOf(importance) };
    const around = STEPS.map(([right, down]) => ({ x: spot.x + right * APART, y: spot.y + down * APART }));
    const free = around.filter((at) => fits(at, placed));
    placed.push({ number, spot, ...(free.find((at) => sameSide(at, spot)) ?? free[0] ?? spot) });
  }
  return placed;
}

function fits(/** @type {Spot} */ { x, y }, /** @type {Spot[]} */ placed) {
  const inside = Math.min(x, y) >= PAD / 2 + RADIUS && Math.max(x, y) <= SIZE - PAD / 2 - RADIUS;
  return inside && placed.every((other) => Math.hypot(x - other.x, y - other.y) >= APART - 1);
}

function sameSide(/** @type {Spot} */ at, /** @type {Spot} */ spot) {
  const side = (/** @type {number} */ value) => Math.sign(value - SIZE / 2);
  return side(at.x) === side(spot.x) && side(at.y) === side(spot.y);
}
