// A text that saves itself, kept as a draft until it is stored, with what somebody has stored meanwhile beside it.

import { Field } from "../../components/field/field.js";
import { h, html } from "../../components/view.js";
import { draftOf, drafts } from "./drafts.js";

const PAUSE_MS = 1500;

/** @typedef {{ text: string, revision: number }} Stored */

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.draft  the name of the draft
 * @param {Stored} props.stored
 * @param {(text: string) => Promise<boolean | null>} props.onSave
 * @param {number} [props.rows]
 */
export function Writing({ label, draft, stored, onSave, rows }) {
  const { text, revision } = stored;
  const meanwhile = h(Meanwhile, { draft, stored });
  return h(
    Field,
    { label, rows, pause: PAUSE_MS, kind: "sf-field", text, onSave, draft: draftOf(draft, revision) },
    meanwhile,
  );
}

/** What is stored now, under a text that was refused because of it. */
function Meanwhile(/** @type {{ draft: string, stored: Stored }} */ { draft, stored }) {
  if (!drafts.overtaken(draft, stored.revision)) return null;
  return html`<p class="sf-meanwhile"><strong>${"Der står nu: "}</strong>${stored.text || "ingenting"}</p>`;
}
