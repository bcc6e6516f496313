// The controls of the facilitator's forms, each with its label, and the forms themselves.

import { Problem } from "../../components/field/problem.js";
import { Button } from "../../components/parts/button.js";
import { useName } from "../../components/parts/names.js";
import { h, html, useRef, useState } from "../../components/view.js";

/** @typedef {{ currentTarget: HTMLInputElement }} Changed */
/** @typedef {import("../../components/view.js").Children} Children */

/**
 * Why a text was refused, and how its writer says that what was found in it is nobody's.
 *
 * @typedef {{ problem: import("../../components/field/typing.js").Problem, onClear: () => unknown } | null} Refusal
 */

/**
 * A labelled line of text, number or day. What more there is goes on the control.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string | number} props.value
 * @param {(text: string) => void} props.onChange
 * @param {string} [props.help]
 * @param {Refusal} [props.refusal]
 * @param {object} [props.more]
 */
export function Input({ label, value, onChange, help = "", refusal = null, more = {} }) {
  const id = useName("input");
  const change = (/** @type {Changed} */ { currentTarget }) => {
    currentTarget.setCustomValidity("");
    onChange(currentTarget.value);
  };
  return html`
    <div class="sf-field">
      <label for=${id}>${label}</label>
      ${help && html`<p class="se-muted se-small" id=${`${id}-help`}>${help}</p>`}
      <input
        id=${id}
        value=${value}
        onInput=${change}
        aria-describedby=${help ? `${id}-help` : undefined}
        aria-invalid=${refusal ? "true" : undefined}
        autocomplete="off"
        ...${more}
      />
      ${refusal && h(Problem, refusal)}
    </div>
  `;
}

/** What a field for a day needs to hold it within these days, and to say so. */
export function within(/** @type {import("../views/preparation.js").Days} */ [first, last]) {
  const sentence = `Vælg en dag fra ${inDanish(first)} til ${inDanish(last)}.`;
  const say = (/** @type {Changed} */ { currentTarget }) =>
    currentTarget.setCustomValidity(currentTarget.value ? sentence : "");
  return { type: "date", min: first, max: last, onInvalid: say };
}

function inDanish(/** @type {string} */ day) {
  return day.split("-").reverse().join("-");
}

/**
 * A text of several lines in a form, which is saved with the form.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.value
 * @param {(text: string) => void} props.onChange
 * @param {boolean} [props.required]
 * @param {Refusal} [props.refusal]
 */
export function Text({ label, value, onChange, required = false, refusal = null }) {
  const id = useName("text");
  const change = (/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
    onChange(currentTarget.value);
  return html`
    <div class="sf-field">
      <label for=${id}>${label}</label>
      <textarea
        id=${id}
        rows="2"
        required=${required}
        value=${value}
        onInput=${change}
        aria-invalid=${refusal ? "true" : undefined}
      ></textarea>
      ${refusal && h(Problem, refusal)}
    </div>
  `;
}

/** @typedef {import("../views/plan.js").Options} Options */

/** @param {{ label: string, options: Options, chosen: string, onChoose: (value: string) => void }} props */
export function Select({ label, options, chosen, onChoose }) {
  const id = useName("select");
  const choose = (/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
    onChoose(currentTarget.value);
  return html`
    <div class="sf-field">
      <label for=${id}>${label}</label>
      <select id=${id} value=${chosen} onChange=${choose}>
        ${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
      </select>
    </div>
  `;
}

/** A box to tick, with what it is about beside it. */
export function Tick(
  /** @type {{ checked: boolean, onTurn: (on: boolean) => void, children?: Children, more?: object }} */
  { checked, onTurn, children, more = {} },
) {
  const turn = (/** @type {Changed} */ { currentTarget }) => onTurn(currentTarget.checked);
  return html`
    <label class="sf-choice">
      <input type="checkbox" checked=${checked} onChange=${turn} ...${more} />
      <span>${children}</span>
    </label>
  `;
}

/** A form that is saved once at a time. */
export function Form(
  /** @type {{ onSave: () => Promise<unknown>, kind?: string, children?: Children }} */
  { onSave, kind = "", children },
) {
  const busy = useRef(false);
  const save = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    try {
      await onSave();
    } finally {
      busy.current = false;
    }
  };
  return html`<form class=${kind} onSubmit=${save}>${children}</form>`;
}

/** The button that saves a form. */
export function Submit(/** @type {{ label: string, kind?: string }} */ { label, kind }) {
  return h(Button, { label, kind, onPress: () => {}, more: { type: "submit" } });
}

/**
 * What a form holds. Two changes before a drawing build on each other, and each is given to `keep`.
 *
 * @template {object} Held
 * @param {() => Held} begin
 * @param {(form: Held) => void} [keep]
 * @returns {[Held, (change: Partial<Held>) => void]}
 */
export function useForm(begin, keep = () => {}) {
  const [form, show] = useState(begin);
  const newest = useRef(form);
  const change = (/** @type {Partial<Held>} */ part) => {
    newest.current = { ...newest.current, ...part };
    keep(newest.current);
    show(newest.current);
  };
  return [form, change];
}
