// A labelled text field that saves itself after a pause, counts characters, and never throws typed text away.

import { Button } from "../parts/button.js";
import { useName } from "../parts/names.js";
import { h, html } from "../view.js";
import { Problem } from "./problem.js";
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
 * @param {string} [props.send]  others read it: what the button that sends it is called. It goes out when the button
 *   is pressed, the field is left or its writer goes on, and is a draft of the writer's own until then
 * @param {(text: string, cleared: boolean) => Outcome | Promise<Outcome>} props.onSave  a moment after typing ends, at
 *   once when the field is left; cleared: what was found in the text is nobody's, its writer says
 * @param {Draft} [props.draft]
 * @param {import("../view.js").Children} [props.children]  under the field
 */
export function Field(props) {
  const { label, help = "", limit = Infinity, rows = 2, pause = PAUSE_MS, kind = "se-field", text, onSave } = props;
  const id = useName("field");
  const held = props.send !== undefined;
  const typing = useTyping({ stored: text, limit, pause, onSave, held, draft: props.draft });
  const shown = typing.text ?? text;
  const counted = limit < Infinity;
  const tooLong = lengthOf(shown) > limit;
  const { problem } = typing;
  const described = [help && `${id}-help`, counted && `${id}-count`, problem && `${id}-problem`].filter(Boolean);
  return html`
    <div class=${kind}>
      <label for=${id}>${label}</label>
      ${help && html`<p class="se-muted se-small" id=${`${id}-help`}>${help}</p>`}
      <textarea
        id=${id}
        rows=${rows}
        value=${shown}
        data-dirty=${typing.unsaved ? "true" : undefined}
        aria-describedby=${described.join(" ") || undefined}
        aria-invalid=${counted || problem ? String(tooLong || problem !== null) : undefined}
        onFocus=${(/** @type {InField} */ { currentTarget }) => typing.enter(currentTarget.value)}
        onInput=${(/** @type {InField} */ { currentTarget }) => typing.type(currentTarget.value)}
        onBlur=${(/** @type {InField} */ { currentTarget }) => left(currentTarget) && typing.leave()}
      ></textarea>
      ${counted && h(Foot, { id: `${id}-count`, length: lengthOf(shown), limit })}
      ${h(Problem, { id: `${id}-problem`, problem, onClear: () => typing.clear() })}
      ${held &&
        h(Held, {
          label: props.send ?? "",
          shown: typing.unsaved && !tooLong && !problem,
          onSend: () => typing.leave(),
        })}
      ${props.children}
    </div>
  `;
}

/** Another window, or a phone that locks, is not the writer's leaving: the field has the focus when they are back. */
function left(/** @type {HTMLElement} */ field) {
  return document.activeElement !== field;
}

/** What its writer sees of a text that is not sent yet. */
function Held(/** @type {{ label: string, shown: boolean, onSend: () => void }} */ { label, shown, onSend }) {
  return html`
    <div class="se-field-held" hidden=${!shown}>
      <p class="se-small se-muted">Kladde. Kun du kan se den.</p>
      ${h(Button, { label, onPress: onSend, kind: "se-quiet" })}
    </div>
  `;
}

function Foot(/** @type {{ id: string, length: number, limit: number }} */ { id, length, limit }) {
  const tooLong = length > limit;
  return html`
    <div class="se-field-foot">
      <p class="se-problem" role="alert" hidden=${!tooLong}>${tooLong ? isTooLong(length - limit) : ""}</p>
      <p class="se-counter se-muted" id=${id}>${length > 0 ? `${dotted(length)} af ${dotted(limit)} tegn` : ""}</p>
    </div>
  `;
}

function isTooLong(/** @type {number} */ by) {
  return `Teksten er ${dotted(by)} tegn for lang. Den gemmes, når den er kortere.`;
}

/** With a point at the thousands. The first time a browser is asked, it takes as long as drawing a page: not before. */
function dotted(/** @type {number} */ number) {
  return number.toLocaleString("da-DK");
}
