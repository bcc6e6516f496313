// @ts-nocheck not typed yet: take the line away when the file is converted
// Prints one part of the page on A4; styles/print.css leaves out the rest while `data-print` names the part.

export function printPart(name) {
  document.documentElement.dataset.print = name;
  addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
  window.print();
}
