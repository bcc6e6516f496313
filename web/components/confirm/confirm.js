// @ts-nocheck not typed yet: take the line away when the file is converted
// A button for what cannot be undone: it opens a question under itself, and only an answer given on purpose does it.

import { h } from "../dom/dom.js";

const ARMED_AFTER_MS = 600; // the second press of a double click comes before, wherever it lands

/**
 * The button, and under it the question once it is pressed. The button stays where it is and does nothing more, so that
 * a second press in the same place, or a key held down, answers nothing.
 *
 * label    of the button; props are its attributes
 * question { text, yes, act }: what is asked, the words of the button that does it, and what it does
 * memo     where the page keeps { asked, armed } from one drawing to the next
 * asks     what the question is about; one that was asked about something else is taken back
 */
export function confirm(label, question, { key, memo, asks, draw, kind = "", disabled = null }) {
  const open = memo.asked !== undefined && memo.asked === asks && !disabled;
  const turn = (asked) => {
    clearTimeout(memo.arming);
    Object.assign(memo, { asked, armed: false });
    if (asked !== undefined) {
      memo.arming = setTimeout(() => {
        memo.armed = true;
        draw();
      }, ARMED_AFTER_MS);
    }
    draw();
    if (asked === undefined) document.querySelector(`[data-key="${key}"] > button`)?.focus(); // its answers are gone
  };
  const ask = () => open || turn(asks);
  const yes = () => {
    if (!memo.armed) return;
    turn(undefined);
    question.act();
  };
  return h(
    "div",
    { class: "se-confirm", "data-key": key },
    h("button", {
      type: "button",
      class: `se-button ${kind}`,
      "aria-expanded": String(open),
      "aria-disabled": disabled ? "true" : null,
      onclick: disabled ? null : ask,
      onkeydown: onlyOnce,
    }, label),
    disabled ? h("span", { class: "se-muted se-small" }, disabled) : null,
    h("p", { role: "status", class: "se-confirm-text" }, open ? question.text : ""),
    open
      ? h(
        "div",
        { class: "se-confirm-answers", "data-key": `${key}-svar` },
        h("button", {
          type: "button",
          class: `se-button ${kind}`,
          "aria-disabled": memo.armed ? null : "true",
          onclick: yes,
          onkeydown: onlyOnce,
        }, question.yes),
        h("button", { type: "button", class: "se-button", onclick: () => turn(undefined) }, "Fortryd"),
      )
      : null,
  );
}

// A key that is held down presses once.
function onlyOnce(event) {
  if (event.repeat) event.preventDefault();
}
