// On paper everything that can be opened is open; afterwards the page is as it was.

/** Open all parts of `root` while it is printed. Returns what ends it. */
export function openForPrint(/** @type {HTMLElement} */ root) {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  const open = () => {
    closed = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details:not([open])"))];
    for (const each of closed) each.open = true;
  };
  const close = () => {
    for (const each of closed) each.open = false;
    closed = [];
  };
  addEventListener("beforeprint", open);
  addEventListener("afterprint", close);
  return () => {
    removeEventListener("beforeprint", open);
    removeEventListener("afterprint", close);
  };
}
