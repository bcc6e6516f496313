// Words that are spoken to those who listen, when they change.

import { html } from "../view.js";

/** @typedef {{ text: string, tone: string }} Saved  tone: "good", "busy", "late" or none */

/**
 * A live region. It is always on the page: what comes with its words in it is not read aloud.
 *
 * @param {{ text: string, tone?: string, role?: "status" | "alert", kind?: string }} props
 */
export function Said({ text, tone = "", role = "status", kind = "se-saved" }) {
  return html`<p class=${kind} role=${role} data-tone=${tone}>${text}</p>`;
}

/**
 * The line beside a question: on its way, saved or late. Not spoken, because the page's status is.
 *
 * @param {Saved} props
 */
export function SavedLine({ text, tone }) {
  return html`<p class="se-saved" data-tone=${tone}>${text}</p>`;
}

/** Words for those who listen alone. */
export function Heard({ text = "" }) {
  return html`<span class="se-heard">${text}</span>`;
}
