// @ts-nocheck not typed yet: take the line away when the file is converted
// Udviklingsplan and afslutning: few, living actions, and what the team takes along.

import { h } from "../components/dom/dom.js";
import { button, notice } from "./fields.js";
import { closing } from "./closing.js";
import { printPart } from "./print.js";
import { voted } from "./priorities.js";
import { resultSheet } from "./result.js";
import { actionForm, takeUp } from "./action-form.js";
import { earlierActions } from "./earlier.js";
import { toUndo, undo } from "./undo.js";

/** view: { round, ranking, actions, suggested: [{ item, name }], suggestions: {item: [text]}, items, earlier, choices, exports: [{ format, label, help }] } */
export function plan(view, desk, memo, draw) {
  if (!view.round) return h("p", { class: "sf-empty" }, "Vælg en runde først.");
  takeUp(view.round, memo);
  return h(
    "div",
    {},
    view.ranking.length ? voted(view.ranking) : null,
    view.earlier.length
      ? h(
        "section",
        { class: "se-card", "data-key": "tidligere" },
        h("h2", {}, "Fra sidste runde"),
        earlierActions("plan", view.earlier, view.choices, desk, view.round.closed),
      )
      : null,
    actionList(view, desk, memo, draw),
    view.round.closed ? null : newAction(view, desk, memo, draw),
    takeAlong(view, desk, memo, draw),
    memo.result ? resultSheet(memo.result) : null,
    ending(view, desk, memo, draw),
    notice(desk, "udviklingsplan"),
  );
}

function actionList(view, desk, memo, draw) {
  return h(
    "section",
    { class: "se-card sf-plan", "data-key": "handlinger" },
    h("h2", {}, "Det gør vi"),
    view.actions.length || view.earlier.length ? button("Udskriv udviklingsplanen", () => printPart("udviklingsplan")) : null,
    view.actions.length
      ? h("ol", { class: "sf-actions" }, view.actions.map((action) => actionCard(action, view, desk, memo, draw)))
      : h(
        "p",
        { class: "sf-empty" },
        "Der er ingen handlinger endnu. Tre er nok til en runde.",
      ),
    (memo.removed?.[view.round.id] ?? []).map((action) => removed(action, view, desk, memo)),
    stillOpen(view.earlier),
  );
}

function actionCard(action, view, desk, memo, draw) {
  const editing = memo.editing === action.id;
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
  return h(
    "li",
    { class: "sf-action", "data-key": action.id },
    editing
      ? [actionForm(action, view, desk, memo, draw), h("div", { class: "sf-print-only" }, what(action, facts))]
      : [
        what(action, facts),
        view.round.closed ? null : h(
          "p",
          { class: "sf-row" },
          button("Ret", () => {
            memo.editing = action.id;
            memo.form = null;
            draw();
          }, { kind: "se-quiet", "aria-label": `Ret: ${action.what}` }),
          button("Fjern", remove(action, view, desk, memo), {
            kind: "se-quiet",
            "aria-label": `Fjern: ${action.what}`,
          }),
        ),
        notice(desk, `handling-${action.id}`),
      ],
  );
}

function remove(action, view, desk, memo) {
  return async () => {
    const gone = ((memo.removed ??= {})[view.round.id] ??= []);
    const reply = await desk.act(
      { type: "take_back_action", action: action.id, seen: action.revision },
      `handling-${action.id}`,
    );
    if (reply.type === "refused") return;
    gone.push({ id: action.id, what: action.what });
    toUndo(action.id);
  };
}

function removed({ id, what }, view, desk, memo) {
  const back = async () => {
    const reply = await desk.act({ type: "put_back_action", action: id }, `handling-${id}`);
    if (reply.type === "refused") return false;
    memo.removed[view.round.id] = memo.removed[view.round.id].filter((one) => one.id !== id);
    return true;
  };
  return [undo(id, `»${what}« er fjernet.`, back, `[data-key="${id}"] button`), notice(desk, `handling-${id}`)];
}

function what(action, facts) {
  return [
    h("h3", {}, action.what),
    h(
      "dl",
      { class: "sf-facts" },
      facts.filter(([, text]) => text).map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]),
    ),
  ];
}

// On paper only: on the screen these stand in a card of their own, where their status is set.
function stillOpen(earlier) {
  if (!earlier.length) return null;
  const line = (action) =>
    [
      action.status_label,
      action.owner && `Ansvarlig: ${action.owner}`,
      action.deadline && `Frist: ${action.deadline}`,
      action.status_reason,
    ].filter(Boolean).join(" · ");
  return h(
    "div",
    { class: "sf-print-only", "data-key": "fra-sidst" },
    h("h2", {}, "Fra sidste runde"),
    h(
      "ul",
      { class: "sf-actions" },
      earlier.map((action) => h("li", { class: "sf-action" }, h("h3", {}, action.what), h("p", {}, line(action)))),
    ),
  );
}

function newAction(view, desk, memo, draw) {
  const start = (item) => () => {
    memo.editing = "ny";
    memo.form = null;
    memo.item = item;
    memo.after = (root) => root.querySelector("#hf-hvad")?.focus();
    draw();
  };
  if (memo.editing === "ny") {
    return h(
      "section",
      { class: "se-card", "data-key": "ny" },
      h("h2", {}, "Ny handling"),
      actionForm({ id: "ny", item: memo.item }, view, desk, memo, draw),
    );
  }
  return h(
    "section",
    { class: "se-card", "data-key": "ny" },
    h("h2", {}, "Ny handling"),
    view.suggested.length
      ? h("p", {}, "Øverst på ranglisten står:")
      : h("p", {}, "I har ingen rangliste. Vælg selv et punkt."),
    h(
      "p",
      { class: "sf-row" },
      view.suggested.map(({ item, name }) => button(name, start(item))),
      button("Et andet punkt", start(view.items[0]?.id)),
    ),
  );
}

function takeAlong(view, desk, memo, draw) {
  return h(
    "section",
    { class: "se-card", "data-key": "tag-med" },
    h("h2", {}, "Hent og udskriv"),
    h(
      "ul",
      { class: "sf-list" },
      line(
        "papir",
        "På papir",
        "Alle punkter med jeres svar, det, I blev enige om, og det, I sagde.",
        button("Udskriv resultatet", () => printResult(desk, memo, draw)),
      ),
      view.exports.map((way) =>
        line(
          way.format,
          way.label,
          way.help,
          button("Hent", () => fetchFile(desk, way.format), { "aria-label": `Hent ${way.label}` }),
        )
      ),
    ),
    notice(desk, "tag-med"),
  );
}

function line(key, label, help, act) {
  return h(
    "li",
    { "data-key": key },
    h("div", {}, h("strong", {}, label), h("p", { class: "se-muted se-small" }, help)),
    act,
  );
}

// All items are much to carry along at every change, so they are fetched when they are to be printed.
async function printResult(desk, memo, draw) {
  const reply = await desk.act({ type: "result" }, "tag-med");
  if (reply.type !== "result") return;
  memo.result = reply.result;
  draw();
  printPart("resultat");
}

// The file is made on the click and is private to this page: no address that others could open.
async function fetchFile(desk, format) {
  const reply = await desk.act({ type: "export", format }, "tag-med");
  if (reply.type !== "file") return;
  const bytes = Uint8Array.from(atob(reply.data), (char) => char.charCodeAt(0));
  const link = h("a", {
    href: URL.createObjectURL(new Blob([bytes], { type: reply.media_type })),
    download: reply.name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function ending(view, desk, memo, draw) {
  if (view.round.closed) {
    return h(
      "section",
      { class: "se-card", "data-key": "slut" },
      h("h2", {}, "Runden er afsluttet"),
      h("p", {}, "Den næste runde begynder med de handlinger, I har aftalt her."),
      button("Opret teamets næste runde", () => desk.act({ type: "next_round" }, "slut"), { kind: "se-main" }),
      notice(desk, "slut"),
    );
  }
  return h(
    "section",
    { class: "se-card", "data-key": "slut" },
    h("h2", {}, "Afslut runden"),
    h(
      "p",
      {},
      "Når runden er afsluttet, kan ingen svare eller rette mere. I kan altid hente filerne og se resultatet.",
    ),
    closing("Afslut runden", view.round, desk, memo, draw, {
      where: "slut",
      why: view.round.phase === "udviklingsplan" ? null : "Runden kan afsluttes fra fasen udviklingsplan.",
    }),
    notice(desk, "slut"),
  );
}
