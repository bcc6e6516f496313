// The limits of a round: small groups, votes, and when it is deleted.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { Both } from "../writing/both.js";
import { Form, Input, Submit, useForm, within } from "../parts/fields.js";
import { LensTick } from "./lens-tick.js";
import { NoteAt } from "../parts/note.js";
import { CHOOSE_FIRST, withOthers } from "../writing/two-writers.js";
import { limitsOf, numbersOf } from "./round-form.js";

/** @typedef {import("./round-form.js").LimitDraft} LimitDraft */

const CHANGE = /** @type {const} */ ("change");
const WHERE = "mend-round";
const LOCKED = "Låses ved det første svar.";
/** @type {Record<keyof LimitDraft | "lens", string>} */
const LABELS = {
  reveal_limit: "Teamet ser svar, når mindst så mange har svaret",
  report_limit: "Ledere og forskere ser grupper på mindst",
  votes_each: "Stemmer til hver deltager",
  votes_cap: "Højst så mange stemmer på samme punkt",
  retain_until: "Den dag bliver svarene skjult, og to uger senere slettet",
  lens: "Spørgsmål til selve principperne",
};

/**
 * @param {object} props
 * @param {LimitDraft} props.draft
 * @param {import("../views/preparation.js").Days} props.retention
 * @param {(change: Partial<LimitDraft>) => void} props.onChange
 * @param {boolean} [props.open]
 */
export function LimitFields({ draft, retention, onChange, open = false }) {
  const number = (
    /** @type {keyof LimitDraft} */ name,
    /** @type {number} */ min,
    /** @type {number} */ max,
    help = "",
  ) =>
    h(Input, {
      label: LABELS[name],
      help,
      value: draft[name],
      onChange: (text) => onChange({ [name]: text }),
      more: { type: "number", min, max, required: true },
    });
  const day = {
    label: LABELS.retain_until,
    value: draft.retain_until,
    onChange: (/** @type {string} */ text) => onChange({ retain_until: text }),
    more: { ...within(retention), required: true },
  };
  const show = (/** @type {{ currentTarget: HTMLDetailsElement }} */ { currentTarget }) => {
    currentTarget.open = true; // a browser says nothing of a field that nobody sees
  };
  return html`
    <details open=${open} onInvalidCapture=${show}>
      <summary>Små grupper, stemmer og sletning</summary>
      <div class="sf-two">
        ${number("reveal_limit", 2, 20, LOCKED)}
        ${number("report_limit", 2, 50, LOCKED)}
        ${number("votes_each", 1, 20)}
        ${number("votes_cap", 1, 20)}
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
 * @param {import("../views/preparation.js").Prepared["round"]} props.round
 * @param {() => void} props.onDone
 */
export function RoundLimits({ app, round, onDone }) {
  const now = { ...limitsOf({ ...round, retain_until: round.retain_until_iso }), lens: round.lens };
  const [held, hold] = useForm(() => ({ form: now, was: now }));
  const { form: draft, was, others } = withOthers(held.form, held.was, now);
  const change = (/** @type {Partial<typeof now>} */ part) => hold({ form: { ...draft, ...part }, was });
  const save = async () => {
    if (Object.keys(others).length) return void (app.note.value = { tone: "bad", text: CHOOSE_FIRST, where: WHERE });
    const { lens } = draft;
    const message = { type: CHANGE, revision: round.revision, lens, ...numbersOf(draft) };
    if (await app.act(message, WHERE)) onDone();
  };
  const other = (/** @type {keyof typeof now} */ name) => {
    const [theirs, mine] = [String(others[name]), String(draft[name])];
    const onChoose = (/** @type {string} */ text) =>
      hold({
        form: { ...draft, [name]: text === theirs ? now[name] : draft[name] },
        was: { ...was, [name]: now[name] },
      });
    return html`
      <div key=${name}>
        <p><strong>${LABELS[name]}</strong></p>
        ${h(Both, { label: LABELS[name], other: theirs, mine, joins: false, onChoose })}
      </div>
    `;
  };
  const offer = round.lens_offer &&
    h(LensTick, { offer: round.lens_offer, on: draft.lens, onTurn: (on) => change({ lens: on }) });
  return h(
    Form,
    { onSave: save },
    html`
      ${offer}
      ${h(LimitFields, { draft, retention: round.retention, onChange: change, open: true })}
      ${/** @type {(keyof typeof now)[]} */ (Object.keys(others)).map(other)}
      <p class="sf-onward">
        ${h(Submit, { label: "Gem valgene" })}
        ${h(Button, { label: "Fortryd", onPress: onDone })}
      </p>
      ${h(NoteAt, { app, where: WHERE })}
    `,
  );
}
