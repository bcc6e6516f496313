// @ts-nocheck not typed yet: take the line away when the file is converted
// The plan of action to read, and thanks when the round is closed. What comes from earlier rounds stands apart.

import { h } from "../../components/dom/dom.js";

const KEYS_DESTROYED =
  "Da runden blev afsluttet, blev alle personlige links slettet. Dine egne svar kan derfor ikke vises mere, heller ikke til dig.";

export function actions(app) {
  const { phase, actions: plan } = app.state.round;
  const closed = phase === "afsluttet";
  const el = h(
    "div",
    { class: "se-column" },
    h("h1", {}, closed ? "Tak for denne gang" : "Jeres handleplan"),
    h("p", { class: "se-lead" }, closed ? closing(plan) : opening(plan)),
    closed && app.keys.get() ? h("p", {}, KEYS_DESTROYED) : null,
    part("Det gør vi", plan.own),
    part("Fra tidligere runder", plan.earlier),
  );
  return { el };
}

function opening({ own, earlier }) {
  if (own.length > 0) return "Det her har I skrevet indtil nu.";
  return `I har ikke skrevet nogen ${
    earlier.length > 0 ? "nye " : ""
  }handlinger endnu. De kommer her, når facilitatoren skriver dem.`;
}

function closing({ own, earlier }) {
  if (own.length > 0) return "Runden er afsluttet. Det her gik I videre med.";
  return `Runden er afsluttet. I skrev ingen ${earlier.length > 0 ? "nye " : ""}handlinger denne gang.`;
}

function part(heading, entries) {
  return entries.length > 0 &&
    h("section", { class: "se-plan-part" }, h("h2", {}, heading), h("ol", { class: "se-actions" }, entries.map(entry)));
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
    h("h3", {}, what),
    h(
      "dl",
      {},
      facts.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))),
    ),
  );
}
