// @ts-nocheck not typed yet: take the line away when the file is converted
// Prioritering: what is important, what is weak, and what the team votes for.

import { h } from "../components/dom/dom.js";
import { button, notice, squares } from "./fields.js";
import { importanceMap } from "../components/importance-map/importance-map.js";

export const ORDER =
  "Rækkefølgen følger stemmerne. Står to lige, kommer det vigtigste først, og derefter det, der ligger lavest.";

/** view: { round, shown, hidden, lines: [{ item, name, level_text, level, importance_text, importance, votes, rank, tied, quadrant }], voted, joined, team: {item: {votes, importance}}, each, cap } */
export function priorities(view, desk, memo) {
  if (!view.round) return h("p", { class: "sf-empty" }, "Vælg en runde først.");
  if (!view.lines.length) {
    return h(
      "p",
      { class: "sf-empty" },
      "Der er endnu ingen punkter at stemme om. De kommer, når I har svaret eller talt om dem i dialogen.",
    );
  }
  return h(
    "div",
    {},
    h(
      "section",
      { class: "se-card" },
      h("h2", {}, "Hvad er vigtigst at udvikle?"),
      view.joined
        ? h("p", { role: "status" }, `${view.voted} af ${view.joined} har stemt. Hver har ${view.each} stemmer.`)
        : null,
      view.shown
        ? ranked(view.lines)
        : [h("p", {}, view.hidden), h("ul", { class: "sf-oppe" }, view.lines.map(({ name }) => h("li", {}, name)))],
    ),
    view.shown ? map(view.lines) : null,
    onPaper(view, desk, memo),
    view.round.phase === "prioritering"
      ? h(
        "p",
        { class: "sf-onward" },
        button(
          "Vis ranglisten, og gå til udviklingsplanen",
          () => desk.act({ type: "go", phase: "udviklingsplan", revision: view.round.revision }, "prioritering"),
          { kind: "se-main" },
        ),
      )
      : null,
    notice(desk, "prioritering"),
  );
}

function ranked(lines) {
  const table = h(
    "div",
    { class: "sf-scroll", tabindex: "0", role: "region", "aria-label": "Rangliste" },
    rankingTable(lines),
  );
  return [table, h("p", { class: "se-muted se-small" }, ORDER)];
}

function map(lines) {
  return h(
    "section",
    { class: "se-card", "data-key": "kort" },
    h("h2", {}, "Niveau og vigtighed"),
    importanceMap(lines),
  );
}

/** What the team voted, to look at together before the first action is written. */
export function voted(lines) {
  return [
    h("section", { class: "se-card", "data-key": "rangliste" }, h("h2", {}, "Det stemte I"), ranked(lines)),
    map(lines),
  ];
}

/** The ranking as a table, on the screen and on paper. */
export function rankingTable(lines) {
  const heads = ["Plads", "Punkt", "Stemmer", "Vigtighed", "Niveau", ""];
  return h(
    "table",
    { class: "sf-table" },
    h("caption", { class: "se-heard" }, "Punkterne efter stemmer, vigtighed og niveau"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        heads.map((text) => h("th", { scope: "col" }, text || h("span", { class: "se-heard" }, "Hvad det betyder"))),
      ),
    ),
    h("tbody", {}, lines.map(row)),
  );
}

function row(line) {
  return h(
    "tr",
    { "data-key": line.item },
    h("td", {}, line.tied ? `${line.rank} (deler)` : String(line.rank)),
    h("th", { scope: "row" }, line.name),
    h("td", {}, String(line.votes)),
    h("td", {}, line.importance_text),
    h("td", {}, line.level_text),
    h("td", {}, line.quadrant),
  );
}

// The same round works without devices: the facilitator counts the team's dots and writes them here.
function onPaper(view, desk, memo) {
  return h(
    "details",
    { class: "se-card", "data-key": "papir" },
    h("summary", {}, "Har I stemt uden telefoner?"),
    h(
      "p",
      { class: "se-muted se-small" },
      "Skriv teamets samlede stemmer og vigtighed her. De lægges til stemmerne fra telefonerne.",
    ),
    steady(view.lines, memo).map((line) => paperLine(line, view.team[line.item] ?? {}, desk)),
  );
}

// The ranking moves with every vote; a field that somebody writes in stays where it is.
function steady(lines, memo) {
  memo.order ??= lines.map(({ item }) => item);
  return [...lines].sort((one, other) => memo.order.indexOf(one.item) - memo.order.indexOf(other.item));
}

function paperLine(line, stored, desk) {
  const where = `papir-${line.item}`;
  const vote = async (box) => {
    const reply = await desk.act({ type: "team_vote", item: line.item, votes: Number(box.value) }, where);
    if (reply.type !== "refused") box.dataset.dirty = "false"; // until then others' votes do not wipe out what is typed
  };
  return h(
    "div",
    { class: "sf-paper", "data-key": where },
    h("h3", {}, line.name),
    h(
      "div",
      { class: "sf-field" },
      h("label", { for: `${where}-stemmer` }, "Stemmer"),
      h("input", {
        id: `${where}-stemmer`,
        type: "number",
        min: 0,
        max: 999,
        value: stored.votes ?? "",
        oninput: ({ target }) => (target.dataset.dirty = "true"),
        onchange: ({ target }) => vote(target),
      }),
    ),
    squares(
      `${where}-vigtighed`,
      "Vigtighed",
      [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) })),
      stored.importance,
      (level) => desk.act({ type: "team_weigh", item: line.item, level }, where),
    ),
    notice(desk, where),
  );
}
