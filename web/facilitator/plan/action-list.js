// The team's actions, as cards on the screen and as the plan on paper.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { ActionForm } from "./action-form.js";
import { goneAt } from "../parts/gone.js";
import { NoteAt } from "../parts/note.js";
import { printPart } from "../parts/print.js";
import { takeAway, Undo } from "../parts/undo.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/plan.js").Plan} View */
/** @typedef {import("../views/plan.js").Action} Action */
/** @typedef {import("../views/board.js").Round} Round */

/**
 * @typedef {object} Shared
 * @property {App} app
 * @property {View} view
 * @property {Round} round
 * @property {import("./action-form-state.js").Forms} forms
 * @property {(action: Action) => void} onMend
 */

export function ActionList(/** @type {Shared} */ shared) {
  const { app, round, view: { actions, earlier } } = shared;
  const print = { label: "Udskriv udviklingsplanen", onPress: () => printPart("plan") };
  const cards = html`
    <ol class="sf-actions">${actions.map((action) => h(Card, { ...shared, action, key: action.id }))}</ol>
  `;
  const empty = html`
    <p class="sf-empty">Der er ingen handlinger endnu. Tre er nok til en runde.</p>
  `;
  return html`
    <section class="se-card sf-plan">
      <h2>Det gør vi</h2>
      ${actions.length + earlier.length > 0 && h(Button, print)}
      ${actions.length > 0 ? cards : empty}
      ${goneAt(app.gone.value, round.id).filter(({ kept }) => !kept).map((gone) =>
        h(Removed, { app, gone, key: gone.key })
      )}
      ${earlier.length > 0 && h(StillOpen, { earlier })}
    </section>
  `;
}

function Card(/** @type {Shared & { action: Action }} */ { app, view, round, forms, onMend, action }) {
  const { open } = forms;
  if (open?.editing === action.id) {
    return html`
      <li class="sf-action">
        ${h(ActionForm, { app, view, action, forms })}
        <div class="sf-print-only">${h(What, { action })}</div>
      </li>
    `;
  }
  return html`
    <li class="sf-action" data-action=${action.id}>
      ${h(What, { action })}
      ${!round.closed && h(Acts, { app, round, action, onMend })}
      ${h(NoteAt, { app, where: `action-${action.id}` })}
    </li>
  `;
}

/** @param {{ app: App, round: Round, action: Action, onMend: (action: Action) => void }} props */
function Acts({ app, round, action, onMend }) {
  const { id, what, revision } = action;
  const remove = () =>
    takeAway(
      app,
      { key: id, place: round.id, what },
      () => app.act({ type: "take_back_action", action: id, seen: revision }, `action-${id}`),
    );
  const act = (/** @type {string} */ label, /** @type {() => unknown} */ onPress) =>
    h(Button, { label, onPress, kind: "se-quiet", more: { "aria-label": `${label}: ${what}` } });
  return html`<p class="sf-row">${act("Ret", () => onMend(action))}${act("Fjern", remove)}</p>`;
}

function Removed(/** @type {{ app: App, gone: import("../parts/gone.js").Gone }} */ { app, gone }) {
  const { key, what } = gone;
  const where = `action-${key}`;
  const back = {
    app,
    gone,
    sentence: `»${what}« er fjernet.`,
    onBring: () => app.act({ type: "put_back_action", action: key }, where),
    home: `[data-action="${key}"] button`,
  };
  return html`${h(Undo, back)}${h(NoteAt, { app, where })}`;
}

function What(/** @type {{ action: Action }} */ { action }) {
  const facts = [
    ["Punkt", action.item_title],
    ["Hvorfor", action.why],
    ["Slags", action.kind_label],
    ["Hvem går i gang", action.reach_label],
    ["Ansvarlig", action.owner],
    ["Frist", action.deadline],
    ["Tegn på, at det lykkes", action.sign],
    ["Status", action.status_label],
  ];
  const rows = facts.filter(([, text]) => text).map(([term, text]) => [html`<dt>${term}</dt>`, html`<dd>${text}</dd>`]);
  return html`
    <h3>${action.what}</h3>
    <dl class="sf-facts">${rows}</dl>
  `;
}

/** On paper only: on the screen these have a card of their own, where their status is set. */
function StillOpen(/** @type {{ earlier: Action[] }} */ { earlier }) {
  const line = (/** @type {Action} */ { id, what, status_label, owner, deadline, status_reason }) => {
    const parts = [status_label, owner && `Ansvarlig: ${owner}`, deadline && `Frist: ${deadline}`, status_reason];
    return html`
      <li class="sf-action" key=${id}>
        <h3>${what}</h3>
        <p>${parts.filter(Boolean).join(" · ")}</p>
      </li>
    `;
  };
  return html`
    <div class="sf-print-only">
      <h2>Fra tidligere runder</h2>
      <ul class="sf-actions">${earlier.map(line)}</ul>
    </div>
  `;
}
