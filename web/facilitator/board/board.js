// The board above the panels: which round, and where in it you are.

import { Button } from "../../components/parts/button.js";
import { Heard } from "../../components/parts/said.js";
import { h, html, useLayoutEffect, useRef, useState } from "../../components/view.js";
import { useAddress } from "./address.js";
import { inWords, MoveButton, Pending } from "../moving/move-on.js";
import { useMover } from "../moving/mover.js";
import { moving } from "../moving/moving.js";
import { Closing } from "../parts/closing.js";
import { NoteAt } from "../parts/note.js";
import { Parking } from "./parking.js";
import { servedAt } from "../parts/served.js";
import { RoomBar } from "./room.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/board.js").Board} View */
/** @typedef {import("../views/board.js").Round} Round */
/** @typedef {import("../../protocol/messages.d.ts").Phase} Phase */

export function Board(/** @type {{ app: App, view: View }} */ { app, view }) {
  const { round } = view;
  const [looked, look] = useState(/** @type {{ of: string, at: Phase, seen: Phase } | null} */ (null));
  // What was looked at counts until the round comes to another phase.
  const isLooking = looked && looked.of === round?.id && looked.at === round.phase;
  const seen = (isLooking ? looked.seen : round?.phase) ?? "forberedelse";
  const turn = (/** @type {Phase | null} */ to) => {
    const { round: now } = /** @type {View} */ (app.view.value);
    look(now && to ? { of: now.id, at: now.phase, seen: to } : null);
  };
  const here = { round: round?.id ?? null, phase: round && seen, item: round && seen === "dialog" ? view.item : null };
  useAddress(app, here, turn);
  useLayoutEffect(() => showPhase(seen), [seen]);
  const before = useRef(round);
  useLayoutEffect(() => {
    if (before.current?.id === round?.id && before.current?.phase !== round?.phase) look(null);
    before.current = round;
  }, [round?.id, round?.phase]);
  const move = useMover(app, round);
  const isHere = move && (move.panel === app.panel || seen !== move.from); // else it is beside what was pressed
  return html`
    <div class="sf-board">
      ${h(Heading, { app, view })}
      ${round && h(Steps, { view, round, seen, onLook: turn })}
      ${round && seen !== round.phase && h(Move, { app, view, round, seen, key: seen })}
      ${isHere && h(Pending, { move, onStop: () => stopOn(app), key: move.to })}
      ${view.room && !round?.closed && h(RoomBar, { app, room: view.room })}
      ${round && h(Parking, { app, round, parked: view.parked, limit: view.limits.line, key: round.id })}
      <p class="se-heard" role="status">
        ${move ? inWords(move) : round ? `Runden er nu i: ${round.phase_label}` : ""}
      </p>
      ${h(NoteAt, { app, where: "board" })}
    </div>
  `;
}

/** Take the pending move back. The focus goes from the button that is gone to the phase that is looked at. */
function stopOn(/** @type {App} */ app) {
  moving.end();
  app.focus(".sf-step [aria-current]");
}

/** In the served page only the panel of one phase is on show; in JupyterLab they all are. */
function showPhase(/** @type {string} */ phase) {
  document.documentElement.dataset.phase = phase === "afsluttet" ? "udviklingsplan" : phase;
}

function Heading(/** @type {{ app: App, view: View }} */ { app, view: { round, rounds, screen } }) {
  if (!round) return html`<h1>${rounds ? "Vælg en runde, eller opret en ny" : "Jeres første runde"}</h1>`;
  const leave = { label: "Skift runde", onPress: () => app.act({ type: "leave" }, "board") };
  return html`
    <div class="sf-board-head">
      <div>
        <p class="sf-above">${`${round.team} · ${round.organisation}`}</p>
        <h1>${round.title}</h1>
      </div>
      <p class="sf-row sf-screen-only">
        ${h(BigScreen, { address: screen ?? "" })}
        ${h(Button, leave)}
      </p>
    </div>
  `;
}

function BigScreen(/** @type {{ address: string }} */ { address }) {
  if (!address) return null; // in JupyterLab, before the participants' server is started
  const href = servedAt(`storskaerm/${address.split("/").pop()}`, address);
  return html`
    <a class="se-button" href=${href} target="storskaerm">
      Vis på storskærm${h(Heard, { text: " (åbner i et nyt vindue)" })}
    </a>
  `;
}

/** @param {{ view: View, round: Round, seen: Phase, onLook: (phase: Phase) => void }} props */
function Steps({ view, round, seen, onLook }) {
  const now = view.phases.findIndex(({ id }) => id === round.phase);
  const step = (/** @type {import("../views/board.js").Phase} */ { id, label }, /** @type {number} */ index) => {
    const state = index < now ? "before" : index === now ? "now" : "after";
    return html`
      <li data-state=${state} key=${id}>
        <button type="button" aria-current=${id === seen ? "step" : undefined} onClick=${() => onLook(id)}>
          <span class="sf-number" aria-hidden="true">${index + 1}</span>
          ${label}
          ${state === "now" && html`<span class="sf-now">${" – I er her"}</span>`}
        </button>
      </li>
    `;
  };
  return html`
    <nav aria-label="Rundens faser">
      <ol class="sf-step">${view.phases.map(step)}</ol>
    </nav>
  `;
}

/** @param {{ app: App, view: View, round: Round, seen: Phase }} props */
function Move({ app, view, round, seen }) {
  const nameOf = (/** @type {string} */ phase) => view.phases.find(({ id }) => id === phase)?.label.toLowerCase() ?? "";
  const label = `Flyt runden til ${nameOf(seen)}`;
  const close = { app, label, round, where: "board" };
  return html`
    <div class="sf-move">
      <p>${`I kigger på ${nameOf(seen)}. Runden er i ${nameOf(round.phase)}.`}</p>
      ${seen === "afsluttet" ? h(Closing, close) : h(MoveButton, { app, round, to: seen, label })}
    </div>
  `;
}
