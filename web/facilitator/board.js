// @ts-nocheck not typed yet: take the line away when the file is converted
// The board above the panels: which round, and where in it you are.

import { h } from "../components/dom/dom.js";
import { button, notice } from "./fields.js";
import { closing } from "./closing.js";

/** view: { rounds: bool, round: null | {title, team, phase, revision}, phases: [{id, label}], screen: null | address } */
export function board(view, desk, memo, draw) {
  openFromAddress(view, desk, memo);
  const seen = memo.seen ?? view.round?.phase ?? "forberedelse";
  if (memo.phase !== view.round?.phase) {
    memo.phase = view.round?.phase;
    memo.seen = null;
    return board(view, desk, memo, draw);
  }
  look(seen);
  return h(
    "div",
    { class: "sf-tavle" },
    heading(view, desk),
    steps(view, seen, memo, draw),
    move(view, seen, desk, memo, draw),
    h("p", { class: "se-heard", role: "status" }, view.round ? `Runden er nu i: ${view.round.phase_label}` : ""),
    notice(desk, "tavle"),
  );
}

const wantedRound = () => /^#runde=([\w-]+)$/.exec(location.hash)?.[1];

// The address holds the round, so that a reload or a bookmark comes back to it. It is written when the round changes and
// not at each drawing: that could come between a new address and the page's turning to it.
function openFromAddress(view, desk, memo) {
  const wanted = wantedRound();
  const here = view.round?.id;
  if (!memo.opened && wanted && wanted !== here) desk.act({ type: "open", round: wanted }, "tavle");
  else if (here && wanted !== here && memo.round !== here) history.replaceState(null, "", `#runde=${here}`);
  else if (memo.round && !here && wanted) history.replaceState(null, "", location.pathname + location.search);
  memo.opened = true;
  memo.round = here;
}

/** Turns the page when another round's address is given to the open tab; gives the way to stop. */
export function followAddress(shown, desk) {
  const turn = () => {
    const wanted = wantedRound();
    if (wanted && wanted !== shown().round?.id) desk.act({ type: "open", round: wanted }, "tavle");
  };
  addEventListener("hashchange", turn);
  return () => removeEventListener("hashchange", turn);
}

// In the served page only the panel of one phase is on show; in JupyterLab they all are.
function look(phase) {
  document.documentElement.dataset.phase = phase === "afsluttet" ? "udviklingsplan" : phase;
}

function heading(view, desk) {
  if (!view.round) return h("h1", {}, view.rounds ? "Vælg en runde, eller lav en ny" : "Jeres første runde");
  return h(
    "div",
    { class: "sf-board-head" },
    h(
      "div",
      {},
      h("p", { class: "sf-above" }, `${view.round.team} · ${view.round.organisation}`),
      h("h1", {}, view.round.title),
    ),
    h(
      "p",
      { class: "sf-row ikke-print" },
      bigScreen(view.screen),
      button("Skift runde", () => desk.act({ type: "leave" }, "tavle")),
    ),
  );
}

// A served page shows the screen from the address it came from itself: that holds also when the room's net is gone.
function bigScreen(address) {
  const served = document.body.dataset.voila && document.body.dataset.baseUrl.replace(/voila\/$/, "");
  const href = served ? new URL(`${served}storskaerm/${address.split("/").pop()}`, location.href).href : address;
  return h(
    "a",
    { class: "se-button", href, target: "storskaerm" },
    "Vis på storskærm",
    h("span", { class: "se-heard" }, " (åbner i et nyt vindue)"),
  );
}

function steps(view, seen, memo, draw) {
  if (!view.round) return null;
  const now = view.phases.findIndex(({ id }) => id === view.round.phase);
  const list = view.phases.map(({ id, label }, index) => {
    const state = index < now ? "før" : index === now ? "nu" : "efter";
    const choose = () => {
      memo.seen = id;
      draw();
    };
    return h(
      "li",
      { class: state, "data-key": `trin-${id}` },
      h(
        "button",
        { type: "button", "aria-current": id === seen ? "step" : null, onclick: choose },
        h("span", { class: "sf-number", "aria-hidden": "true" }, `${index + 1}`),
        label,
        state === "nu" ? h("span", { class: "sf-now" }, " – I er her") : null,
      ),
    );
  });
  return h("nav", { "aria-label": "Rundens faser" }, h("ol", { class: "sf-step" }, list));
}

function move(view, seen, desk, memo, draw) {
  if (!view.round || seen === view.round.phase) return null;
  const to = view.phases.find(({ id }) => id === seen).label.toLowerCase();
  const now = view.phases.find(({ id }) => id === view.round.phase).label.toLowerCase();
  return h(
    "div",
    { class: "sf-move", "data-key": "flyt" },
    h("p", {}, `I kigger på ${to}. Runden er i ${now}.`),
    seen === "afsluttet"
      ? closing(`Flyt runden til ${to}`, view.round, desk, memo, draw, { where: "tavle", kind: "" })
      : button(
        `Flyt runden til ${to}`,
        () => desk.act({ type: "go", phase: seen, revision: view.round.revision }, "tavle"),
      ),
  );
}
