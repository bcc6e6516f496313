// What everybody has written from their phones: looked at here, then shown to all, gathered, and marked for the plan.

import { Button } from "../../components/parts/button.js";
import { h, html, useState } from "../../components/view.js";
import { Tick } from "../parts/fields.js";
import { NoteAt } from "../parts/note.js";
import { PARTS } from "./said.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../app.js").Message} Message */
/** @typedef {import("../views/dialogue.js").Line} Line */

/**
 * @param {object} props
 * @param {App} props.app
 * @param {string} props.item
 * @param {import("../views/dialogue.js").Writing} props.writing
 * @param {Line[]} props.lines
 */
export function Lines({ app, item, writing, lines }) {
  const where = `lines-${item}`;
  const act = (/** @type {Message} */ message) => () => app.act(message, where);
  const { persons, waiting, ended } = writing;
  const unseen = lines.filter(({ shown, hidden }) => !shown && !hidden).length;
  const show = { label: "Vis linjerne for alle", kind: "se-main", onPress: act({ type: "show_lines", item }) };
  const end = { label: "Slut skrivningen", onPress: act({ type: "end_writing", item, ended: true }) };
  const anew = { label: "Lad alle skrive igen", onPress: act({ type: "end_writing", item, ended: false }) };
  const columns = PARTS.map(([name, label]) => ({ name, label, lines: lines.filter(({ part }) => part === name) }));
  return html`
    <section class="sf-lines">
      <h3>Linjer fra telefonerne</h3>
      <p class="se-muted se-small" aria-live="polite">${stateOf(writing)}</p>
      ${columns.some((one) => one.lines.length) &&
        html`<div class="sf-three">${columns.map((one) => h(Column, { app, where, ...one, key: one.name }))}</div>`}
      <p class="sf-row">
        ${unseen > 0 && h(Button, show)}
        ${!ended && (persons > 0 || waiting > 0) && h(Button, end)}
        ${ended && h(Button, anew)}
      </p>
      ${h(NoteAt, { app, where })}
    </section>
  `;
}

/** @type {(writing: import("../views/dialogue.js").Writing) => string} */
export function stateOf({ persons, enough, waiting, ended }) {
  if (ended) return "Skrivningen er slut.";
  if (persons === 0) return `Alle kan skrive en linje fra telefonen. Linjerne kommer her, når ${enough} har skrevet.`;
  const wrote = persons === 1 ? "1 har skrevet." : `${persons} har skrevet.`;
  if (waiting === 0) return wrote;
  const fresh = persons >= enough; // those of the first are there already; what came later waits for company
  const more = waiting === 1 ? `1 ${fresh ? "ny " : ""}linje venter` : `${waiting} ${fresh ? "nye " : ""}linjer venter`;
  return `${wrote} ${more}, til ${enough} har skrevet${fresh ? " en ny" : ""}, eller du slutter skrivningen.`;
}

/** @param {{ app: App, where: string, name: Line["part"], label: string, lines: Line[] }} props */
function Column({ app, where, name, label, lines }) {
  const [ticked, tick] = useState(/** @type {string[]} */ ([]));
  const chosen = lines.filter(({ id, hidden, gathered }) => ticked.includes(id) && !hidden && !gathered);
  const gather = async () => {
    const message = { type: /** @type {const} */ ("gather"), part: name, lines: chosen.map(({ id }) => id) };
    if (await app.act(message, where)) tick([]);
  };
  const turn = (/** @type {string} */ id, /** @type {boolean} */ on) =>
    tick(on ? [...ticked, id] : ticked.filter((one) => one !== id));
  const line = (/** @type {Line} */ one) => {
    const checked = ticked.includes(one.id);
    return h(OneLine, { app, where, line: one, checked, onTurn: (on) => turn(one.id, on), key: one.id });
  };
  const button = { label: "Saml", onPress: gather, more: { "aria-label": `Saml under ${label.toLowerCase()}` } };
  return html`
    <div class="sf-column">
      ${lines.length > 0 && html`<h4>${label}</h4>`}
      <ul class="sf-line-list">${lines.map(line)}</ul>
      ${chosen.length > 0 && html`<p>${h(Button, button)}</p>`}
    </div>
  `;
}

/** @param {{ app: App, where: string, line: Line, checked: boolean, onTurn: (on: boolean) => void }} props */
function OneLine({ app, where, line, checked, onTurn }) {
  const { id, text, shown, hidden, gathered, plan } = line;
  const mark = (
    /** @type {string} */ label,
    /** @type {Partial<Record<"hidden" | "plan" | "gathered", boolean>>} */ to,
  ) =>
    h(Button, {
      label,
      kind: "se-quiet",
      onPress: () => app.act({ type: "mark_lines", lines: [id], ...to }, where),
      more: { "aria-label": `${label}: ${text}` },
    });
  const state = hidden ? "Skjult" : gathered ? "Samlet" : shown ? "Vist for alle" : "";
  const free = !hidden && !gathered;
  return html`
    <li>
      ${free ? h(Tick, { checked, onTurn }, text) : html`<p class="se-muted">${text}</p>`}
      <p class="sf-row se-small">
        ${state && html`<span class="se-muted">${state}</span>`}
        ${plan && html`<span class="sf-mark">Til planen</span>`}
        ${!hidden && mark(plan ? "Ikke til planen" : "Til planen", { plan: !plan })}
        ${gathered
          ? mark("Tag ud igen", { gathered: false })
          : mark(hidden ? "Vis igen" : "Skjul", { hidden: !hidden })}
      </p>
    </li>
  `;
}
