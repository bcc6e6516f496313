// A labelled text field that saves itself after a pause, counts characters, and never throws typed text away.

import { useName } from "../parts/names.js";
import { h, html } from "../view.js";
import { lengthOf, useTyping } from "./typing.js";

const PAUSE_MS = 900;

/** @typedef {import("./typing.js").Draft} Draft */
/** @typedef {import("./typing.js").Outcome} Outcome */
/** @typedef {{ currentTarget: HTMLTextAreaElement }} InField */

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} [props.help]
 * @param {number} [props.limit]  in characters; a longer text stays in the field and is not given on. Without a limit
 *   nothing is counted, and it is the server that says what is too long
 * @param {number} [props.rows]
 * @param {number} [props.pause]  how many milliseconds after the last letter it is saved
 * @param {string} [props.kind]  the class of the whole
 * @param {string} props.text  what is stored, or on its way; a field that is being written in keeps its own
 * @param {(text: string) => Outcome | Promise<Outcome>} props.onSave  a moment after typing ends, at once when the
 *   field is left
 * @param {Draft} [props.draft]
 * @param {import("../view.js").Children} [props.children]  under the field
 */
export function Field(props) {
  const { label, help = "", limit = Infinity, rows = 2, pause = PAUSE_MS, kind = "se-field", text, onSave } = props;
  const id = useName("field");
  const typing = useTyping({ stored: text, limit, pause, onSave, draft: props.draft });
  const shown = typing.text ?? text;
  const counted = limit < Infinity;
  const described = [help && `${id}-help`, counted && `${id}-count`].filter(Boolean).join(" ");
  return html`
    <div class=${kind}>
      <label for=${id}>${label}</label>
      ${help && html`<p class="se-muted se-small" id=${`${id}-help`}>${help}</p>`}
      <textarea
        id=${id}
        rows=${rows}
        value=${shown}
        data-dirty=${typing.unsaved ? "true" : undefined}
        aria-describedby=${described || undefined}
        aria-invalid=${counted ? String(lengthOf(shown) > limit) : undefined}
        onFocus=${(/** @type {InField} */ { currentTarget }) => typing.enter(currentTarget.value)}
        onInput=${(/** @type {InField} */ { currentTarget }) => typing.type(currentTarget.value)}
        onBlur=${() => typing.leave()}
      ></textarea>
      ${counted && h(Foot, { id: `${id}-count`, length: lengthOf(shown), limit })}
      ${props.children}
    </div>
  `;
}

function Foot(/** @type {{ id: string, length: number, limit: number }} */ { id, length, limit }) {
  const tooLong = length > limit;
  const problem = `Teksten er ${dotted(length - limit)} tegn for lang. Den gemmes, når den er kortere.`;
  return html`
    <div class="se-field-foot">
      <p class="se-problem" role="alert" hidden=${!tooLong}>${tooLong ? problem : ""}</p>
      <p class="se-counter se-muted" id=${id}>${length > 0 ? `${dotted(length)} af ${dotted(limit)} tegn` : ""}</p>
    </div>
  `;
}

function dotted(/** @type {number} */ number) {
  return number.toLocaleString("da-DK");
}
