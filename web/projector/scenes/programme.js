// The plan of the day with where the team is in it, and in the dialogue the agenda beside it.

import { html } from "../../components/view.js";
import { listed } from "./entries.js";

/** @typedef {import("../content.js").Programme} Plan */
/** @typedef {import("../content.js").Step} Step */
/** @typedef {import("../content.js").AgendaItem} AgendaItem */

export function Programme(/** @type {{ programme: Plan, agenda: AgendaItem[] }} */ { programme, agenda }) {
  const beside = agenda.length > 0;
  return html`
    <div class=${`sp-scene ${beside ? "sp-beside" : ""}`}>
      <h1>${beside ? "Det taler vi om" : "Det skal vi i dag"}</h1>
      ${beside && listed(agenda, agendaItem, { kind: "sp-agenda", label: "Dagsorden" })}
      ${listed(programme.steps, step, { kind: "sp-programme", label: "Program" })}
    </div>
  `;
}

function agendaItem(/** @type {AgendaItem} */ { name, settled }) {
  return html`<p class="sp-line" data-state=${settled ? "done" : undefined}>
    <span>${name}</span>${settled && html`<span class="sp-done">Talt om</span>`}
  </p>`;
}

function step(/** @type {Step} */ { name, about, minutes, now, done }) {
  return html`
    <p class="sp-line" data-state=${now ? "now" : done ? "done" : undefined} aria-current=${now ? "step" : undefined}>
      <span><strong>${name}</strong>${about && html`<span class="sp-about">${` ${about}`}</span>`}</span>
      <span class="sp-minutes">${`${minutes} min.`}</span>
    </p>
  `;
}
