// What the panels of one notebook share. It loads a file once for each of them, and they are on one page.

const page = /** @type {Record<symbol, any>} */ (/** @type {unknown} */ (globalThis));

/**
 * Return what the page has under this name; `begin` makes it.
 *
 * @template T
 * @param {string} name
 * @param {() => T} begin
 * @returns {T}
 */
export function ofThePage(name, begin) {
  return page[Symbol.for(`selfeval.${name}`)] ??= begin();
}
