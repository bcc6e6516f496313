// The controls of the facilitator's forms, each with its label, and the forms themselves.

import { Button } from "../../components/parts/button.js";
import { useName } from "../../components/parts/names.js";
import { h, html, useRef, useState } from "../../components/view.js";

/** @typedef {{ currentTarget: HTMLInputElement }} Changed */
/** @typedef {import("../../components/view.js").Children} Children */

/**
 * A labelled line of text, number or day. What more there is goes on the control.
 *
 * @param {object} props
 * @param {string} props.label
 * @param {string | number} props.value
 * @param {(text: string) => void} props.onChange
 * @param {string} [props.help]
 * @param {object} [props.more]
 */
export function Input({ label, value, onChange, help = "", more = {} }) {
  const id = useName("input");
  const change = (/** @type {Changed} */ { currentTarget }) => onChange(currentTarget.value);
  return html`
    <div class="sf-field">
      <label for=${id}>${label}</label>
      ${help && html`<p class="se-muted se-small" id=${`${id}-help`}>${help}</p>`}
      <input
        id=${id}
        value=${value}
        onInput=${change}
        aria-describedby=${help ? `${id}-help` : undefined}
        autocomplete="off"
        ...${more}
      />
    </div>
  `;
}

/** A text of several lines in a form, which is saved with the form. */
export function Text(
  /** @type {{ label: string, value: string, onChange: (text: string) => void, required?: boolean }} */
  { label, value, onChange, required = false },
) {
  const id = useName("text");
  const change = (/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) =>
    onChange(currentTarget.value);
  return html`
    <div class="sf-field">
      <label for=${id}>${label}</label>
      <textarea id=${id} rows="2" required=${required} value=${value} onInput=${change}></textarea>
    </div>
  `;
}

/** @typedef {import("../views.js").Options} Options */

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
