// Prioritering: what is important, what is weak, and what the team votes for.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { MoveOn } from "../moving/move-on.js";
import { NoRound } from "../parts/no-round.js";
import { NoteAt } from "../parts/note.js";
import { OnPaper } from "./on-paper.js";
import { Ranked, RankingMap } from "./ranking.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/priorities.js").Priorities} View */

export function Priorities(/** @type {{ app: App, view: View }} */ { app, view }) {
  const { round, shown, lines, team } = view;
  if (!round) return h(NoRound, {});
  if (lines.length === 0) {
    return html`
      <p class="sf-empty">
        Der er endnu ingen punkter at stemme om. De kommer, når I har svaret eller talt om dem i dialogen.
      </p>
    `;
  }
  const go = {
    app,
    round,
    to: /** @type {const} */ ("udviklingsplan"),
    label: "Vis ranglisten, og gå til udviklingsplanen",
  };
  return html`
    <div>
      ${h(Votes, { app, round, view })}
      ${shown && h(RankingMap, { lines })}
      ${h(OnPaper, { app, lines, team, key: round.id })}
      ${round.phase === "prioritering" && html`<div class="sf-onward">${h(MoveOn, go)}</div>`}
      ${h(NoteAt, { app, where: "priorities" })}
    </div>
  `;
}

/** @param {{ app: App, round: import("../views/board.js").Round, view: View }} props */
function Votes({ app, round, view: { shown, hidden, waits, ended, lines, voted, joined, each } }) {
  const names = html`<ul class="sf-voted-on">${lines.map(({ name }) => html`<li>${name}</li>`)}</ul>`;
  return html`
    <section class="se-card">
      <h2>Hvad er vigtigst at gå i gang med?</h2>
      ${joined > 0 &&
        html`<p role="status">${`${joined} er med, ${voted} har stemt. Hver har ${each} ${votes(each)}.`}</p>`}
      ${joined > 0 && round.phase === "prioritering" && h(End, { app, ended })}
      ${waits && html`<p>${waits}</p>`}
      ${shown ? h(Ranked, { lines }) : [html`<p>${hidden}</p>`, names]}
    </section>
  `;
}

function votes(/** @type {number} */ count) {
  return count === 1 ? "stemme" : "stemmer";
}

/** Ending the voting shows the votes; opening it again lets them be changed. */
function End(/** @type {{ app: App, ended: boolean }} */ { app, ended }) {
  const end = {
    label: "Afslut afstemningen",
    onPress: () => app.act({ type: "end_voting" }, "priorities"),
  };
  const open = {
    label: "Åbn afstemningen igen",
    onPress: () => app.act({ type: "open_voting" }, "priorities"),
  };
  return html`
    <div class="sf-row">
      ${ended && html`<p>Afstemningen er afsluttet.</p>`}
      ${h(Button, { ...(ended ? open : end), key: ended ? "open" : "end" })}
    </div>
  `;
}
