// @ts-nocheck not typed yet: take the line away when the file is converted
// What was taken away by mistake comes back by one press: nobody is asked beforehand whether they are sure.

import { h } from "../components/dom/dom.js";
import { button } from "./fields.js";

/**
 * What is gone, and the way to have it back. key: stable from one drawing to the next; bring(): a promise of whether it
 * came back; home: a selector of where the focus goes then, because the button that was pressed is gone.
 */
export function undo(key, gone, bring, home) {
  const press = async () => {
    if (await bring()) focusOn(home);
  };
  return h(
    "p",
    { class: "sf-undo", "data-key": `fortryd-${key}` },
    h("span", {}, gone),
    button("Fortryd", press, { id: `fortryd-${key}`, "aria-label": `Fortryd: ${gone}` }),
  );
}

/** From the button that is gone with what was taken away, to the way back. */
export function toUndo(key) {
  focusOn(`[id="fortryd-${key}"]`);
}

function focusOn(selector) {
  setTimeout(() => {
    const target = document.querySelector(selector);
    if (target?.localName.startsWith("h")) target.tabIndex = -1;
    target?.focus();
  });
}
