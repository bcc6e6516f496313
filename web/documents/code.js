// @ts-nocheck not typed yet: take the line away when the file is converted
// The Python that makes a section's table, to be taken along.

import { button, h, more, setText } from "../components/dom/dom.js";

const MARKED = "Koden er markeret. Kopiér den med Ctrl+C eller et langt tryk.";

export function codeBehind(code, title) {
  const source = h("code", {}, code);
  const told = h("p", { role: "status" });
  const copy = button(
    "Kopiér koden",
    async () => setText(told, (await copied(source)) ? "Koden er kopieret." : MARKED),
  );
  copy.setAttribute("aria-label", `Kopiér koden: ${title}`);
  const box = h(
    "pre",
    { class: "sd-scroll", tabindex: "0", role: "group", "aria-label": `Koden bag: ${title}` },
    source,
  );
  const folded = more("Koden bag tabellen", box, copy, told);
  folded.classList.add("sd-code");
  return folded;
}

// The clipboard needs https; on plain http the older way still works.
async function copied(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return document.execCommand("copy");
  }
}
