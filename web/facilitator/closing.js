// @ts-nocheck not typed yet: take the line away when the file is converted
// Closing a round is the one thing that cannot be undone.

import { confirm } from "../components/confirm/confirm.js";

const WARNING = "Vil I afslutte runden? Bagefter kan ingen svare eller rette, og I kan ikke gå tilbage.";

/** A button labelled `label`; `where` names the part of the screen that the answer belongs to, `why` why it is grey. */
export function closing(label, round, desk, memo, draw, { where, why = null, kind = "se-main" }) {
  const act = () => desk.act({ type: "go", phase: "afsluttet", revision: round.revision }, where);
  const question = { text: WARNING, yes: "Ja, afslut runden", act };
  memo.closing ??= {};
  // A round that has changed meanwhile is looked at again first.
  return confirm(label, question, {
    key: `afslut-${where}`,
    memo: memo.closing,
    asks: `${round.id} ${round.revision}`,
    draw,
    kind,
    disabled: why,
  });
}
