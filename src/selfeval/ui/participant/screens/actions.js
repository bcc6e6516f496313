// The plan of action to read, and thanks when the round is closed.

import { h } from "../../components/dom/dom.js";

export function actions(app) {
  const { phase, actions: plan = [] } = app.state.round;
  const closed = phase === "afsluttet";
  const el = h(
    "div",
    { class: "se-column" },
    h("h1", {}, closed ? "Tak for denne gang" : "Jeres handleplan"),
    h("p", { class: "se-lead" }, closed ? closing(plan) : opening(plan)),
    plan.length > 0 && h("ol", { class: "se-actions" }, plan.map(entry)),
  );
  return { el };
}

function opening(plan) {
  return plan.length > 0
    ? "Det her har I skrevet indtil nu."
    : "I har ikke skrevet nogen handlinger endnu. De kommer her, når facilitatoren skriver dem.";
}

function closing(plan) {
  return plan.length > 0
    ? "Runden er afsluttet. Det her gik I videre med."
    : "Runden er afsluttet. I skrev ingen handlinger denne gang.";
}

function entry({
  what,
  why,
  item_title: item,
  dimension_title: dimension,
  owner,
  deadline,
  sign,
  reach_label: reach,
  kind_label: kind,
  status_label: status,
  status_reason: reason,
}) {
  const facts = [
    ["Hvorfor", why],
    ["Punkt", [item, dimension].filter(Boolean).join(" · ")],
    ["Slags", kind],
    ["Hvad det kræver", reach],
    ["Ansvarlig", owner],
    ["Frist", deadline],
    ["Tegn på succes", sign],
    ["Status", [status, reason].filter(Boolean).join(": ")],
  ].filter(([, text]) => text);
  return h(
    "li",
    { class: "se-card" },
    h("h2", {}, what),
    h(
      "dl",
      {},
      facts.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))),
    ),
  );
}
