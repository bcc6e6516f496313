// Closing a round is the one thing that cannot be undone.

import { Confirm } from "../../components/confirm/confirm.js";
import { h } from "../../components/view.js";

const WARNING = "Vil I afslutte runden? Bagefter kan ingen svare eller rette, og I kan ikke gå tilbage.";

/**
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {string} props.label
 * @param {import("../views/board.js").Round} props.round
 * @param {string} props.where  the part of the screen that the answer belongs to
 * @param {string | null} [props.why]  why it cannot be used now
 * @param {string} [props.kind]
 */
export function Closing({ app, label, round, where, why, kind }) {
  const close = () => app.act({ type: "go", phase: "afsluttet", revision: round.revision }, where);
  return h(Confirm, {
    label,
    question: WARNING,
    yes: "Ja, afslut runden",
    onYes: close,
    about: `${round.id} ${round.revision}`, // a round that has changed meanwhile is looked at again first
    kind,
    why,
  });
}
