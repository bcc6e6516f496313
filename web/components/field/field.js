// A labelled text field that saves itself after a pause, counts characters, and never throws typed text away.

import { useFlush } from "../parts/flush.js";
import { useName } from "../parts/names.js";
import { html, useRef, useState } from "../view.js";

const PAUSE_MS = 900;

/** @typedef {{ read: () => string | null, keep: (text: string) => void, drop: () => void }} Draft  kept over a reload */

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} [props.help]
 * @param {number} props.limit  in characters; a longer text stays in the field and is not given on
 * @param {number} [props.rows]
 * @param {string} props.text  what is stored, or on its way; a field that is being written in keeps its own
 * @param {(text: string) => unknown} props.onSave  a moment after typing ends, at once when the field is left;
 *   gives false, or the promise of it, where the text was refused
 * @param {Draft} [props.draft]  where typed text is kept until it is saved
 */
export function Field({ label, help = "", limit, rows = 2, text, onSave, draft }) {
  const id = useName("field");
  const typing = useTyping({ limit, onSave, draft });
  const shown = typing.text ?? text;
  const length = lengthOf(shown);
  const tooLong = length > limit;
  return html`
    <div class="se-field">
      <label for=${id}>${label}</label>
      ${help && html`<p class="se-muted se-small" id=${`${id}-help`}>${help}</p>`}
      <textarea
        id=${id}
        rows=${rows}
        value=${shown}
        aria-describedby=${[help && `${id}-help`, `${id}-count`].filter(Boolean).join(" ")}
        aria-invalid=${String(tooLong)}
        onFocus=${typing.enter}
        onInput=${typing.type}
        onBlur=${typing.leave}
      ></textarea>
      <div class="se-field-foot">
        <p class="se-problem" role="alert" hidden=${!tooLong}>${tooLong
          ? `Teksten er ${dotted(length - limit)} tegn for lang. Den gemmes, når den er kortere.`
          : ""}</p>
        <p class="se-counter se-muted" id=${`${id}-count`}>${length > 0
          ? `${dotted(length)} af ${dotted(limit)} tegn`
          : ""}</p>
      </div>
    </div>
  `;
}

/** @param {{ limit: number, onSave: (text: string) => unknown, draft?: Draft }} options */
function useTyping({ limit, onSave, draft }) {
  const [, redraw] = useState(0);
  const text = useRef(/** @type {string | null} */ (null)); // what the writer sees, while it is theirs
  const dirty = useRef(false);
  const timer = useRef(/** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined));
  useState(() => { // once: what an earlier load of the page left behind
    text.current = draft?.read() ?? null;
    dirty.current = text.current !== null;
  });
  const flush = async () => {
    clearTimeout(timer.current);
    const given = text.current;
    if (!dirty.current || given === null || lengthOf(given) > limit) return;
    dirty.current = false;
    const done = await onSave(given);
    if (done === false) {
      text.current ??= given; // a refused text stays with its writer
      dirty.current = true;
      redraw((count) => count + 1);
    } else if (!dirty.current) draft?.drop();
  };
  const newest = useRef(flush);
  newest.current = flush;
  useFlush(flush);
  return {
    text: text.current,
    type(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) {
      text.current = currentTarget.value;
      dirty.current = true;
      draft?.keep(currentTarget.value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => newest.current(), PAUSE_MS);
      redraw((count) => count + 1);
    },
    enter(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) {
      text.current ??= currentTarget.value; // nothing is changed under the hand of who is in the field
    },
    leave() {
      flush();
      if (!dirty.current) text.current = null;
      redraw((count) => count + 1);
    },
  };
}

function lengthOf(/** @type {string} */ text) {
  return [...text].length;
}

function dotted(/** @type {number} */ number) {
  return number.toLocaleString("da-DK");
}
