// @ts-nocheck not typed yet: take the line away when the file is converted
// Vurdering: how many have joined and finished, and how far each item is. Never an answer, never who.

import { h } from "../components/dom/dom.js";
import { button, notice } from "./fields.js";
import { invitation } from "./invitation.js";

/** view: { round, joined, finished, items: [{ id, name, answered }] } */
export function progress(view, desk) {
  if (!view.round) return h("p", { class: "sf-empty" }, "Vælg en runde først.");
  return h(
    "div",
    {},
    invitation(view.round),
    h(
      "section",
      { class: "se-card", "aria-label": "Hvor langt er I?" },
      h("h2", {}, "Hvor langt er I?"),
      h(
        "p",
        { class: "sf-figure", role: "status" },
        h("strong", {}, view.joined),
        " er med · ",
        h("strong", {}, view.finished),
        ` er ${finished(view.finished)}`,
      ),
      view.joined ? h("ul", { class: "sf-progress" }, view.items.map((item) => itemRow(item, view.joined))) : h(
        "p",
        { class: "sf-empty" },
        "Ingen er med endnu. Bed alle om at scanne billedet eller skrive koden. I kan også gå videre uden telefoner og skrive det, I bliver enige om, ind i dialogen.",
      ),
    ),
    next(view, desk),
    notice(desk, "vurdering"),
  );
}

const finished = (count) => (count === 1 ? "færdig" : "færdige");

function itemRow(item, joined) {
  const share = Math.round((100 * item.answered) / joined);
  return h(
    "li",
    { "data-key": item.id },
    h("span", { class: "sf-navn" }, item.name),
    h("progress", { value: share, max: 100, "aria-label": item.name }),
    h("span", { class: "sf-count" }, `${item.answered} af ${joined}`),
  );
}

function next(view, desk) {
  if (view.round.phase !== "vurdering") return null;
  const left = view.joined - view.finished;
  return h(
    "div",
    { class: "sf-onward" },
    left
      ? h(
        "p",
        { class: "se-muted se-small" },
        `${left} er ikke ${finished(left)}. I kan godt gå videre alligevel. De svar, der er gemt, tæller med.`,
      )
      : null,
    button(
      "Vis svarene, og gå til dialogen",
      () => desk.act({ type: "go", phase: "dialog", revision: view.round.revision }, "vurdering"),
      { kind: "se-main" },
    ),
  );
}
