// A button for what cannot be undone: it opens a question under itself, and only an answer given on purpose does it.

import { Button } from "../parts/button.js";
import { h, html, useRef, useState } from "../view.js";
import { useArmed } from "./armed.js";

/**
 * The button, and under it the question once it is pressed. The button stays where it is and does nothing more, so that
 * a second press in the same place, or a key held down, answers nothing.
 *
 * @param {object} props
 * @param {string} props.label  of the button
 * @param {string} props.question
 * @param {string} props.yes  the words of the button that does it
 * @param {() => unknown} props.onYes
 * @param {string} props.about  what the question is about; one that was asked about something else is taken back
 * @param {string} [props.kind]
 * @param {string | null} [props.why]  why it cannot be used now
 */
export function Confirm({ label, question, yes, onYes, about, kind = "", why = null }) {
  const [asked, ask] = useState(/** @type {string | null} */ (null));
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const open = asked === about && !why;
  const leave = () => {
    ask(null);
    place.current?.querySelector("button")?.focus(); // the answers are gone
  };
  const first = {
    label,
    kind,
    why,
    onPress: () => ask(about),
    more: { "aria-expanded": String(open) },
  };
  const answers = { yes, kind, onYes, onLeave: leave };
  return html`
    <div class="se-confirm" ref=${place}>
      ${h(Button, first)}
      <p role="status" class="se-confirm-text">${open ? question : ""}</p>
      ${open && h(Answers, { ...answers, key: about })}
    </div>
  `;
}

/** @param {{ yes: string, kind: string, onYes: () => unknown, onLeave: () => void }} props */
function Answers({ yes, kind, onYes, onLeave }) {
  const armed = useArmed();
  const press = () => {
    if (!armed) return;
    onLeave();
    onYes();
  };
  const more = { "aria-disabled": armed ? undefined : "true" };
  return html`
    <div class="se-confirm-answers">
      ${h(Button, { label: yes, kind, onPress: press, more })}
      ${h(Button, { label: "Fortryd", onPress: onLeave })}
    </div>
  `;
}
