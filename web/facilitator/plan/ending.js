// The end of a round, and the beginning of the next.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { Closing } from "../parts/closing.js";
import { NoteAt } from "../parts/note.js";

const WHERE = "ending";

/** @param {{ app: import("../app.js").App, round: import("../views/board.js").Round }} props */
export function Ending({ app, round }) {
  const next = {
    label: "Opret teamets næste runde",
    kind: "se-main",
    onPress: () => app.act({ type: "next_round" }, WHERE),
  };
  const close = {
    app,
    round,
    label: "Afslut runden",
    where: WHERE,
    kind: "se-main",
    why: round.phase === "udviklingsplan" ? null : "Runden kan afsluttes fra fasen udviklingsplan.",
  };
  const closed = html`
    <h2>Runden er afsluttet</h2>
    <p>Den næste runde begynder med de handlinger, I har aftalt her.</p>
    ${h(Button, next)}
  `;
  const open = html`
    <h2>Afslut runden</h2>
    <p>Når runden er afsluttet, kan ingen svare eller rette mere. I kan altid hente filerne og se resultatet.</p>
    ${h(Closing, close)}
  `;
  return html`<section class="se-card">${round.closed ? closed : open}${h(NoteAt, { app, where: WHERE })}</section>`;
}
