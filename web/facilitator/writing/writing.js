// A text that saves itself, kept as a draft until it is stored. What another has stored meanwhile is never overwritten
// without a choice.

import { Field } from "../../components/field/field.js";
import { h } from "../../components/view.js";
import { Both } from "./both.js";
import { draftOf, drafts } from "./drafts.js";

const PAUSE_MS = 1500;

/** @typedef {import("./drafts.js").Stored} Stored */

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.draft  the name of the draft
 * @param {Stored} props.stored
 * @param {(text: string, cleared: boolean) => Promise<boolean | null>} props.onSave
 * @param {number} [props.rows]
 */
export function Writing({ label, draft, stored: { text }, onSave, rows }) {
  const other = drafts.meanwhile(draft, text);
  const save = (/** @type {string} */ typed, /** @type {boolean} */ cleared) => {
    if (drafts.meanwhile(draft, text) === null) return onSave(typed, cleared);
    drafts.refused(draft);
    return false;
  };
  const choose = (/** @type {string} */ chosen) =>
    chosen === text ? drafts.drop(draft) : drafts.choose(draft, chosen, text);
  const both = { label, other, mine: drafts.read(draft)?.text ?? "", onChoose: choose };
  return h(
    Field,
    { label, rows, pause: PAUSE_MS, kind: "sf-field", text, onSave: save, draft: draftOf(draft, text) },
    h(Both, both),
  );
}
