// @ts-nocheck not typed yet: take the line away when the file is converted
// Forberedelse: choose or make a round, invite to it, and introduce it.

import { h } from "../components/dom/dom.js";
import { button, notice } from "./fields.js";
import { newRound } from "./new-round.js";
import { invitation } from "./invitation.js";
import { introduction } from "./introduction.js";
import { toUndo, undo } from "./undo.js";

/** view: { round, rounds, organisations, teams, frameworks, defaults, introduction, earlier, choices } */
export function preparation(view, desk, memo, draw) {
  return view.round ? prepared(view, desk, memo, draw) : choose(view, desk, memo, draw);
}

function choose(view, desk, memo, draw) {
  return h(
    "div",
    { "data-key": "vaelg" },
    memo.removed
      ? [
        undo(memo.removed.id, `${memo.removed.title} er fjernet.`, putBack(memo, desk), "[data-panel=forberedelse] h2"),
        notice(desk, "fjernet"),
      ]
      : null,
    view.rounds.length
      ? h("section", { class: "se-card" }, h("h2", {}, "Jeres runder"), roundList(view.rounds, desk))
      : null,
    newRound(view, desk, memo, draw),
  );
}

function roundList(rounds, desk) {
  return h(
    "ul",
    { class: "sf-list" },
    rounds.map((round) =>
      h(
        "li",
        { "data-key": round.id },
        h(
          "div",
          {},
          h("strong", {}, round.title),
          h(
            "p",
            { class: "se-muted se-small" },
            `${round.team}, ${round.organisation} · ${round.phase_label} · lavet ${round.created}`,
          ),
        ),
        button("Åbn", () => desk.act({ type: "open", round: round.id }, "tavle"), {
          "aria-label": `Åbn ${round.title}, ${round.team}`,
        }),
      )
    ),
  );
}

function prepared(view, desk, memo, draw) {
  return h(
    "div",
    { "data-key": "forberedt" },
    view.round.changed.map((sentence) => h("p", { class: "sf-warning", role: "note" }, sentence)),
    invitation(view.round),
    summary(view.round, desk, memo, draw),
    introduction(view, desk, memo, draw),
    view.round.phase === "forberedelse"
      ? h(
        "p",
        { class: "sf-onward" },
        button("Åbn vurderingen", () =>
          desk.act({ type: "go", phase: "vurdering", revision: view.round.revision }, "forberedelse"), {
          kind: "se-main",
        }),
      )
      : null,
    notice(desk, "forberedelse"),
  );
}

function remove(round, desk, memo) {
  return async () => {
    const reply = await desk.act({ type: "take_back_round", revision: round.revision }, "fjernet");
    if (reply.type === "refused") return;
    memo.removed = { id: round.id, title: round.title };
    toUndo(round.id);
  };
}

function putBack(memo, desk) {
  return async () => {
    const reply = await desk.act({ type: "put_back_round", round: memo.removed.id }, "fjernet");
    if (reply.type === "refused") return false;
    memo.removed = null;
    return true;
  };
}

function summary(round, desk, memo, draw) {
  const rows = [
    ["Spørgerammer", round.frameworks.join(", ")],
    ["Punkter", `${round.item_count} punkter, hver med tre dimensioner`],
    ...(round.lens ? [["Principperne", "Op til tre spørgsmål mere til hvert princip"]] : []),
    ["Tag dette først", round.first ?? "I vælger selv"],
    [
      "Små grupper",
      `Svar vises først, når mindst ${round.reveal_limit} har svaret. Ledere og forskere ser grupper på mindst ${round.report_limit}.`,
    ],
    ["Stemmer", `${round.votes_each} til hver, højst ${round.votes_cap} på samme punkt`],
    ["Slettes senest", round.retain_until],
  ];
  return h(
    "section",
    { class: "se-card", "data-key": "resume" },
    h("h2", {}, "Det har I valgt"),
    h("dl", { class: "sf-facts" }, rows.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])),
    round.locked
      ? h("p", { class: "se-muted se-small" }, "Valgene er låst, fordi det første svar er kommet.")
      : memo.editing
      ? newRound.edit(round, desk, memo, draw)
      : h(
        "p",
        { class: "sf-row" },
        button("Ret valgene", () => {
          memo.editing = true;
          draw();
        }),
        round.removable ? button("Fjern runden", remove(round, desk, memo)) : null,
      ),
    notice(desk, "fjernet"),
  );
}
