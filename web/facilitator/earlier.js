// @ts-nocheck not typed yet: take the line away when the file is converted
// The actions of the team's earlier rounds: what became of them?

import { h } from "../components/dom/dom.js";
import { actOn } from "./drafts.js";
import { field, notice, overtaken, select, selfSaving } from "./fields.js";

/**
 * actions: [{ id, revision, what, owner, deadline, status, status_label, status_reason }]; choices.statuses: [[value, label]]
 * place: where on the page they stand; two panels show them, and a label must find its own field.
 */
export function earlierActions(place, actions, choices, desk, closed = false) {
  return h(
    "ul",
    { class: "sf-actions" },
    actions.map((action) => (closed ? asItStands(action) : earlier(place, action, choices, desk))),
  );
}

function what(action) {
  const by = [action.owner && `Ansvarlig: ${action.owner}`, action.deadline && `Frist: ${action.deadline}`];
  return [h("h3", {}, action.what), h("p", { class: "se-muted se-small" }, by.filter(Boolean).join(" · "))];
}

// A closed round changes nothing more; what became of the action is written in the next one.
function asItStands(action) {
  return h(
    "li",
    { class: "sf-action", "data-key": `tidligere-${action.id}` },
    what(action),
    h("p", {}, [action.status_label, action.status_reason].filter(Boolean).join(": ")),
  );
}

function earlier(place, action, choices, desk) {
  const where = `${place}-tidligere-${action.id}`;
  const draft = `selfeval:fac:tidligere-${action.id}`;
  const stored = { text: action.status_reason, revision: action.revision };
  const set = async (status, reason) => {
    const box = document.getElementById(`${where}-status`);
    box.dataset.dirty = "true"; // what was chosen stays chosen while the team is asked why
    const reply = await actOn(
      desk,
      [draft],
      action.revision,
      { type: "status", action: action.id, status, reason },
      where,
    );
    if (reply.type !== "refused") box.dataset.dirty = "false";
    return reply;
  };
  return h(
    "li",
    { class: "sf-action", "data-key": where },
    what(action),
    h(
      "div",
      { class: "sf-two" },
      field(
        `${where}-status`,
        "Hvordan gik det?",
        select(choices.statuses, action.status, (status) => set(status, reasonOf(where, action))),
      ),
      field(
        `${where}-hvorfor`,
        "Hvorfor? (skal skrives, hvis I dropper den)",
        selfSaving(draft, stored, (text) => set(statusOf(where, action), text)),
      ),
    ),
    overtaken(draft, stored),
    notice(desk, where),
  );
}

const reasonOf = (where, action) => document.getElementById(`${where}-hvorfor`)?.value ?? action.status_reason;
const statusOf = (where, action) => document.getElementById(`${where}-status`)?.value ?? action.status;
