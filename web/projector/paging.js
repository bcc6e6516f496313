// Where a list is broken into pages.

/** @typedef {[top: number, bottom: number]} Extent  of an entry on the screen */

/**
 * Return the pages of entries that stand under each other, in a room of this height: as few as there can be, and as
 * alike as they can be, so that none is left with a single line. An entry that is too tall has a page of its own.
 *
 * @type {(entries: Extent[], room: number) => [from: number, to: number][]}
 */
export function pagesOf(entries, room) {
  const fewest = broken(entries, room);
  let [best, low, high] = [fewest, 0, room];
  for (let tries = 0; tries < 12; tries += 1) {
    const middle = (low + high) / 2;
    const pages = broken(entries, middle);
    if (pages.length > fewest.length) low = middle;
    else [best, high] = [pages, middle];
  }
  return best;
}

/** @type {(entries: Extent[], room: number) => [from: number, to: number][]} */
function broken(entries, room) {
  /** @type {[number, number][]} */
  const pages = [];
  let from = 0;
  entries.forEach(([, bottom], at) => {
    if (at === from || bottom - entries[from][0] <= room) return;
    pages.push([from, at]);
    from = at;
  });
  return [...pages, [from, entries.length]];
}

/** Return the page that is `by` pages on, round from the last to the first. */
export function turnedTo(/** @type {number} */ at, /** @type {number} */ by, /** @type {number} */ count) {
  return (at + by + count) % count;
}
