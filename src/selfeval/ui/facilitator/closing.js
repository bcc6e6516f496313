// Closing a round is the one thing that cannot be undone: the first press says so in place, the second does it.

import { h } from "../components/dom/dom.js";
import { button } from "./fields.js";

const WARNING = "Klik igen for at afslutte. Bagefter kan ingen svare eller rette, og I kan ikke gå tilbage.";

/** A button labelled `label`; `where` names the part of the screen that the answer belongs to, `why` why it is grey. */
export function closing(label, round, desk, memo, draw, { where, why = null, kind = "se-main" }) {
  const armed = memo.closing === round.revision; // a round that has changed meanwhile is looked at again first
  const arm = (revision) => () => {
    memo.closing = revision;
    draw();
  };
  const close = () => desk.act({ type: "go", phase: "afsluttet", revision: round.revision }, where);
  return h(
    "div",
    { class: "sf-afslut", "data-key": `afslut-${where}` },
    button(armed ? "Klik igen for at afslutte" : label, armed ? close : arm(round.revision), { kind, why }),
    armed ? button("Fortryd", arm(null)) : null,
    h("p", { role: "status", class: "sf-varsel" }, armed ? WARNING : ""),
  );
}
