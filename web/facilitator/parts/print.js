// Prints one part of the page on A4; styles/print.css leaves out the rest while `data-print` names the part.

/** @typedef {"agenda" | "invitation" | "paper" | "plan" | "result"} Part */

export function printPart(/** @type {Part} */ name) {
  document.documentElement.dataset.print = name;
  addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
  globalThis.print();
}
