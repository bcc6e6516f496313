// The actions of the team's earlier rounds: what became of them?

import { h } from "../components/dom/dom.js";
import { field, notice, select, selfSaving } from "./fields.js";

/** actions: [{ id, revision, what, owner, deadline, status, status_label, status_reason }]; choices.statuses: [[value, label]] */
export function earlierActions(actions, choices, desk) {
  return h(
    "ul",
    { class: "sf-handlinger" },
    actions.map((action) => earlier(action, choices, desk)),
  );
}

function earlier(action, choices, desk) {
  const where = `tidligere-${action.id}`;
  const set = (status, reason) => desk.act({ type: "status", action: action.id, seen: action.revision, status, reason }, where);
  return h(
    "li",
    { class: "sf-handling", "data-key": where },
    h("h3", {}, action.what),
    h("p", { class: "se-muted se-small" }, [action.owner && `Ansvarlig: ${action.owner}`, action.deadline && `Frist: ${action.deadline}`].filter(Boolean).join(" · ")),
    h(
      "div",
      { class: "sf-to" },
      field(`${where}-status`, "Hvordan gik det?", select(choices.statuses, action.status, (status) => set(status, reasonOf(where, action)))),
      field(`${where}-hvorfor`, "Hvorfor? (skal skrives, hvis I dropper den)", selfSaving(`selfeval:fac:${where}`, action.status_reason, (text) => set(statusOf(where, action), text))),
    ),
    notice(desk, where),
  );
}

const reasonOf = (where, action) => document.getElementById(`${where}-hvorfor`)?.value ?? action.status_reason;
const statusOf = (where, action) => document.getElementById(`${where}-status`)?.value ?? action.status;
