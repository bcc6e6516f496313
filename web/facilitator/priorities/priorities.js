// Prioritering: what is important, what is weak, and what the team votes for.

import { h, html } from "../../components/view.js";
import { MoveOn } from "../moving/move-on.js";
import { NoRound } from "../parts/no-round.js";
import { NoteAt } from "../parts/note.js";
import { OnPaper } from "./on-paper.js";
import { Ranked, RankingMap } from "./ranking.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views.js").Priorities} View */

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
      ${h(Votes, { view })}
      ${shown && h(RankingMap, { lines })}
      ${h(OnPaper, { app, lines, team, key: round.id })}
      ${round.phase === "prioritering" && html`<div class="sf-onward">${h(MoveOn, go)}</div>`}
      ${h(NoteAt, { app, where: "priorities" })}
    </div>
  `;
}

function Votes(/** @type {{ view: View }} */ { view: { shown, hidden, lines, voted, joined, each } }) {
  const names = html`<ul class="sf-voted-on">${lines.map(({ name }) => html`<li>${name}</li>`)}</ul>`;
  return html`
    <section class="se-card">
      <h2>Hvad er vigtigst at udvikle?</h2>
      ${joined > 0 && html`<p role="status">${`${voted} af ${joined} har stemt. Hver har ${each} stemmer.`}</p>`}
      ${shown ? h(Ranked, { lines }) : [html`<p>${hidden}</p>`, names]}
    </section>
  `;
}
