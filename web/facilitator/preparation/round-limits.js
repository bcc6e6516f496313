// The limits of a round: small groups, votes, and when it is deleted.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { Form, Input, Submit, useForm } from "../parts/fields.js";
import { LensTick } from "./lens-tick.js";
import { NoteAt } from "../parts/note.js";
import { limitsOf, numbersOf } from "./round-form.js";

/** @typedef {import("./round-form.js").LimitDraft} LimitDraft */

const CHANGE = /** @type {const} */ ("change");
const LOCKED = "Låses ved det første svar.";

/** @param {{ draft: LimitDraft, onChange: (change: Partial<LimitDraft>) => void, open?: boolean }} props */
export function LimitFields({ draft, onChange, open = false }) {
  const number = (
    /** @type {keyof LimitDraft} */ name,
    /** @type {string} */ label,
    /** @type {number} */ min,
    /** @type {number} */ max,
    help = "",
  ) =>
    h(Input, {
      label,
      help,
      value: draft[name],
      onChange: (text) => onChange({ [name]: text }),
      more: { type: "number", min, max, required: true },
    });
  const day = {
    label: "Den dag bliver svarene skjult, og to uger senere slettet",
    value: draft.retain_until,
    onChange: (/** @type {string} */ text) => onChange({ retain_until: text }),
    more: { type: "date", required: true },
  };
  return html`
    <details open=${open}>
      <summary>Små grupper, stemmer og sletning</summary>
      <div class="sf-two">
        ${number("reveal_limit", "Teamet ser svar, når mindst så mange har svaret", 2, 20, LOCKED)}
        ${number("report_limit", "Ledere og forskere ser grupper på mindst", 2, 50, LOCKED)}
        ${number("votes_each", "Stemmer til hver deltager", 1, 20)}
        ${number("votes_cap", "Højst så mange stemmer på samme punkt", 1, 20)}
        ${h(Input, day)}
      </div>
    </details>
  `;
}

/**
 * The limits of a round that nobody has answered yet.
 *
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {import("../views.js").Prepared["round"]} props.round
 * @param {() => void} props.onDone
 */
export function RoundLimits({ app, round, onDone }) {
  const begin = () => ({ ...limitsOf({ ...round, retain_until: round.retain_until_iso }), lens: round.lens });
  const [draft, change] = useForm(begin);
  const save = async () => {
    const { lens } = draft;
    const message = { type: CHANGE, revision: round.revision, lens, ...numbersOf(draft) };
    if (await app.act(message, "mend-round")) onDone();
  };
  const offer = round.lens_offer &&
    h(LensTick, { offer: round.lens_offer, on: draft.lens, onTurn: (on) => change({ lens: on }) });
  return h(
    Form,
    { onSave: save },
    html`
      ${offer}
      ${h(LimitFields, { draft, onChange: change, open: true })}
      <p class="sf-onward">
        ${h(Submit, { label: "Gem valgene" })}
        ${h(Button, { label: "Fortryd", onPress: onDone })}
      </p>
      ${h(NoteAt, { app, where: "mend-round" })}
    `,
  );
}
