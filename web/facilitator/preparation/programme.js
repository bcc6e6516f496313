// The plan of the workshop: how long it is, and how the time is spent.

import { h, html, useState } from "../../components/view.js";
import { Form, Input, Select, Submit } from "../parts/fields.js";
import { NoteAt } from "../parts/note.js";

const MINUTES = /** @type {const} */ ("minutes");
const OWN = "own";
const WHERE = "programme";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/preparation.js").Prepared} View */
/** @typedef {import("../views/board.js").Step} Step */

export function WorkshopPlan(/** @type {{ app: App, view: View }} */ { app, view }) {
  const { programme: { fits, sentence, steps }, round } = view;
  return html`
    <section class="se-card" aria-label="Sådan bruger I tiden">
      <h2>Sådan bruger I tiden</h2>
      ${!round.closed && h(Length, { app, view })}
      <p class=${fits ? "" : "sf-warning"} role="status">${sentence}</p>
      <ol class="sf-programme">${steps.map((step) => h(Part, { ...step, key: step.name }))}</ol>
      ${h(NoteAt, { app, where: WHERE })}
    </section>
  `;
}

/** How long the workshop is: as most are, or of one's own. */
function Length(/** @type {{ app: App, view: View }} */ { app, view: { programme: { minutes }, lengths, round } }) {
  const [own, choose] = useState(!lengths.includes(minutes));
  const [typed, type] = useState(String(minutes));
  const save = (/** @type {string} */ count) =>
    app.act({ type: MINUTES, minutes: Number(count), revision: round.revision }, WHERE);
  const pick = (/** @type {string} */ value) => {
    choose(value === OWN);
    if (value !== OWN) void save(value);
  };
  /** @type {[string, string][]} */
  const options = [...lengths.map((count) => pair(count)), [OWN, "Et andet antal minutter"]];
  const field = { label: "Minutter", value: typed, onChange: type, more: { type: "number", required: true } };
  const form = html`
    <div class="sf-row">${h(Input, field)}${h(Submit, { label: "Gem minutterne" })}</div>
  `;
  return html`
    ${h(Select, { label: "Workshoppen varer", options, chosen: own ? OWN : String(minutes), onChoose: pick })}
    ${own && h(Form, { onSave: () => save(typed) }, form)}
  `;
}

function Part(/** @type {Step} */ { name, about, minutes, now }) {
  return html`
    <li data-state=${now ? "now" : undefined} aria-current=${now ? "step" : undefined}>
      <span><strong>${name}</strong>${about && html`<span class="se-muted">${` ${about}`}</span>`}</span>
      <span>${`${minutes} min.`}</span>
    </li>
  `;
}

/** @returns {[value: string, label: string]} */
function pair(/** @type {number} */ minutes) {
  return [String(minutes), minutes % 60 === 0 ? `${minutes / 60} timer` : `${minutes} minutter`];
}
