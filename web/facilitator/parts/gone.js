// What was taken away by mistake and can come back, as a list that is replaced.

/**
 * @typedef {object} Gone
 * @property {string} key  its own
 * @property {string} place  where it was, as a round's id
 * @property {string} what  in words
 * @property {any} [kept]  what is needed to bring it back
 */

/** With one more, in the place of an earlier one of the same key. @type {(all: Gone[], one: Gone) => Gone[]} */
export function withGone(all, one) {
  return [...withoutGone(all, one.key), one];
}

/** @type {(all: Gone[], key: string) => Gone[]} */
export function withoutGone(all, key) {
  return all.filter((one) => one.key !== key);
}

/** @type {(all: Gone[], place: string) => Gone[]} */
export function goneAt(all, place) {
  return all.filter((one) => one.place === place);
}
