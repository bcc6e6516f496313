// The actions of the team's earlier rounds: what became of them?

import { h, html } from "../../components/view.js";
import { actOn, drafts } from "../writing/drafts.js";
import { Select } from "./fields.js";
import { NoteAt } from "./note.js";
import { useOnTheWay } from "./on-the-way.js";
import { Writing } from "../writing/writing.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/plan.js").Action} Action */
/** @typedef {import("../../protocol/messages.d.ts").ActionStatus} Status */
/** @typedef {{ statuses: import("../views/plan.js").Options }} Choices */

/**
 * @param {object} props
 * @param {App} props.app
 * @param {string} props.place  two panels show them, and each answer belongs beside what was pressed
 * @param {Action[]} props.actions
 * @param {Choices} props.choices
 * @param {boolean} props.closed  a closed round changes nothing more
 */
export function EarlierActions({ app, place, actions, choices, closed }) {
  const line = (/** @type {Action} */ action) =>
    closed ? h(Settled, { action, key: action.id }) : h(Earlier, { app, place, action, choices, key: action.id });
  return html`<ul class="sf-actions">${actions.map(line)}</ul>`;
}

function What(/** @type {{ action: Action }} */ { action: { what, owner, deadline } }) {
  const by = [owner && `Ansvarlig: ${owner}`, deadline && `Frist: ${deadline}`];
  return html`
    <h3>${what}</h3>
    <p class="se-muted se-small">${by.filter(Boolean).join(" · ")}</p>
  `;
}

/** What became of the action is written in the next round. */
function Settled(/** @type {{ action: Action }} */ { action }) {
  const text = [action.status_label, action.status_reason].filter(Boolean).join(": ");
  return html`<li class="sf-action">${h(What, { action })}<p>${text}</p></li>`;
}

/** @param {{ app: App, place: string, action: Action, choices: Choices }} props */
function Earlier({ app, place, action, choices }) {
  const { id, status, status_reason: text, revision } = action;
  const where = `${place}-earlier-${id}`;
  const draft = `selfeval:fac:tidligere-${id}`;
  // What was chosen stays chosen while the team is asked why.
  const { chosen, send } = useOnTheWay({ untilDone: true });
  const act = (/** @type {Status} */ to, /** @type {string} */ reason, cleared = false) => () =>
    actOn(app, draft, { type: "status", action: id, status: to, reason, cleared, seen: revision }, where);
  const choose = {
    label: "Hvordan gik det?",
    options: choices.statuses,
    chosen: String(chosen() ?? status),
    onChoose: (/** @type {string} */ to) => send(to, act(/** @type {Status} */ (to), drafts.textOf(draft, text))),
  };
  const why = {
    label: "Hvorfor? (skal skrives, hvis I dropper den)",
    draft,
    stored: { text, revision },
    onSave(/** @type {string} */ reason, /** @type {boolean} */ cleared) {
      const to = chosen();
      return to === null ? act(status, reason, cleared)() : send(to, act(/** @type {Status} */ (to), reason, cleared));
    },
  };
  return html`
    <li class="sf-action">
      ${h(What, { action })}
      <div class="sf-two">${h(Select, choose)}${h(Writing, why)}</div>
      ${h(NoteAt, { app, where })}
    </li>
  `;
}
