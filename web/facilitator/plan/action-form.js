// The form of one action: what, why, who, when, and how you will see that it works.

import { newMessageId } from "../../components/channel/message.js";
import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { messageOf, metBy, suggested } from "./action-form-state.js";
import { Both } from "../writing/both.js";
import { Form, Input, Select, Submit, Text, within } from "../parts/fields.js";
import { NoteAt } from "../parts/note.js";
import { useRefused } from "../writing/refused.js";
import { CHOOSE_FIRST } from "../writing/two-writers.js";

/** @typedef {import("./action-form-state.js").Form} State */
/** @typedef {import("./action-form-state.js").Forms} Forms */
/** @typedef {import("../views/plan.js").Plan} View */
/** @typedef {(change: Partial<State>) => void} Change */

/** What another can have changed too, and what it is called where two texts stand. @type {[keyof State, string][]} */
const FIELDS = [
  ["what", "Hvad vil I gøre?"],
  ["why", "Hvorfor?"],
  ["kind", "Slags"],
  ["reach", "Hvem kan gå i gang?"],
  ["owner", "Ansvarlig"],
  ["deadline_iso", "Frist"],
  ["sign", "Hvad er tegnet på, at det lykkes?"],
];
const JOINED = new Set(["what", "why", "sign"]);

/**
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {View} props.view
 * @param {import("../views/plan.js").Action | null} props.action  none where it is a new one
 * @param {Forms} props.forms  with this form open
 */
export function ActionForm({ app, view, action, forms }) {
  const written = /** @type {import("./action-form-state.js").Open} */ (forms.open);
  const { open, others } = action ? metBy(written, action) : { open: written, others: {} };
  forms.open = open; // what another has changed is taken over with the next change, and shown at once
  const { form } = open;
  const onChange = (/** @type {Partial<State>} */ change) => forms.change(change);
  const onDone = () => forms.done();
  const where = `action-${action?.id ?? "new"}`;
  const refused = useRefused(app, where);
  const save = async (cleared = false) => {
    if (Object.keys(others).length) return void (app.note.value = { tone: "bad", text: CHOOSE_FIRST, where });
    const done = await refused.send({ ...messageOf(/** @type {any} */ (forms.open)), cleared });
    if (done) onDone();
    else if (done === false && !action) onChange({ id: newMessageId() }); // nothing was made; after silence unknown
  };
  const refusal = (/** @type {string} */ field) => refused.at(field, () => save(true));
  const change = (/** @type {Partial<State>} */ part) => {
    refused.written(part);
    onChange(part);
  };
  const items = /** @type {import("../views/plan.js").Options} */ (view.items.map(({ id, name }) => [id, name]));
  const item = { label: "Punkt", options: items, chosen: form.item ?? "" };
  const texts = view.suggestions[form.item ?? ""] ?? [];
  const text = (/** @type {"what" | "why" | "sign"} */ name, /** @type {string} */ label, required = false) =>
    h(Text, {
      label,
      value: form[name],
      onChange: (value) => change({ [name]: value }),
      required,
      refusal: refusal(name),
    });
  return h(
    Form,
    { onSave: () => save() },
    html`
      ${!action && h(Select, { ...item, onChoose: (id) => onChange({ item: id }) })}
      ${texts.length > 0 && h(Suggestions, { texts, onUse: (one) => change({ what: suggested(form, one) }) })}
      ${text("what", "Hvad vil I gøre?", true)}
      ${text("why", "Hvorfor?")}
      ${h(Details, { view, form, isNew: !action, kept: action?.deadline_iso ?? "", onChange: change, refusal })}
      ${text("sign", "Hvad er tegnet på, at det lykkes?")}
      ${h(Others, { forms, others, choices: view.choices })}
      <p class="sf-onward">
        ${h(Submit, { label: "Gem handlingen" })}
        ${h(Button, { label: "Fortryd", onPress: onDone })}
      </p>
      ${h(NoteAt, { app, where })}
    `,
  );
}

/** @param {{ forms: Forms, others: Partial<State>, choices: View["choices"] }} props */
function Others({ forms, others, choices }) {
  const form = /** @type {State} */ (forms.open?.form);
  const words = new Map([...choices.kinds, ...choices.reaches]);
  const field = ([name, label] = FIELDS[0]) => {
    const other = others[name] ?? null;
    const text = name === "deadline_iso" ? other?.split("-").reverse().join("-") : other;
    const said = other === null ? null : words.get(other) ?? text ?? "";
    const onChoose = (/** @type {string} */ text) =>
      forms.choose(name, text === said ? other ?? "" : text, /** @type {string} */ (other));
    const both = { label, other: said, mine: form[name], joins: JOINED.has(name), onChoose };
    return html`
      <div key=${name}>${other !== null && html`<p><strong>${label}</strong></p>`}${h(Both, both)}</div>
    `;
  };
  return html`<div>${FIELDS.map((each) => field(each))}</div>`;
}

/**
 * @param {object} props
 * @param {View} props.view
 * @param {State} props.form
 * @param {boolean} props.isNew
 * @param {string} props.kept  the deadline that is stored
 * @param {Change} props.onChange
 * @param {(field: string) => import("../parts/fields.js").Refusal} props.refusal
 */
function Details({ view: { choices, limits, deadlines }, form, isNew, kept, onChange, refusal }) {
  const all = /** @type {import("../views/plan.js").Options} */ ([["", "Alle tre"], ...choices.dimensions]);
  const select = (
    /** @type {"kind" | "reach" | "dimension"} */ name,
    /** @type {string} */ label,
    /** @type {import("../views/plan.js").Options} */ options,
  ) => h(Select, { label, options, chosen: form[name], onChoose: (value) => onChange({ [name]: value }) });
  const owner = {
    label: "Ansvarlig (en rolle, ikke et navn)",
    value: form.owner,
    onChange: (/** @type {string} */ value) => onChange({ owner: value }),
    refusal: refusal("owner"),
    more: { maxlength: limits.owner },
  };
  const deadline = {
    label: "Frist",
    value: form.deadline_iso,
    onChange: (/** @type {string} */ value) => onChange({ deadline_iso: value }),
    more: within(kept && kept < deadlines[0] ? [kept, deadlines[1]] : deadlines), // one that has passed may stay
  };
  return html`
    <div class="sf-two">
      ${select("kind", "Slags", choices.kinds)}
      ${select("reach", "Hvem kan gå i gang?", choices.reaches)}
      ${h(Input, owner)}
      ${h(Input, deadline)}
      ${isNew && select("dimension", "Dimension", all)}
    </div>
  `;
}

function Suggestions(/** @type {{ texts: string[], onUse: (text: string) => void }} */ { texts, onUse }) {
  const line = (/** @type {string} */ text) => {
    const more = { "aria-label": `Brug forslaget: ${text}` };
    const use = { label: "Brug", kind: "se-quiet", onPress: () => onUse(text), more };
    return html`<li><span>${text}</span>${h(Button, use)}</li>`;
  };
  return html`
    <details>
      <summary>Forslag fra kilderne</summary>
      <ul class="sf-list">${texts.map(line)}</ul>
    </details>
  `;
}
