// Forberedelse: choose or make a round, invite to it, and introduce it.

import { Button } from "../../components/parts/button.js";
import { h, html, useState } from "../../components/view.js";
import { Introduction } from "./introduction.js";
import { Invitation } from "./invitation.js";
import { NewRound } from "./new-round.js";
import { MoveOn } from "../moving/move-on.js";
import { NoteAt } from "../parts/note.js";
import { RoundLimits } from "./round-limits.js";
import { takeAway, Undo } from "../parts/undo.js";
import { WorkshopPlan } from "./programme.js";
import { goneAt } from "../parts/gone.js";
import { WithoutPhone } from "../paper/without-phone.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/preparation.js").Choice} Choice */
/** @typedef {import("../views/preparation.js").Prepared} Prepared */
/** @typedef {Prepared["round"]} Round */

const REMOVED = "removed-round";

/** @param {{ app: App, view: Choice | Prepared }} props */
export function Preparation({ app, view }) {
  return view.round
    ? h(Ready, { app, view: /** @type {Prepared} */ (view), key: view.round.id })
    : h(Start, { app, view: /** @type {Choice} */ (view) });
}

function Start(/** @type {{ app: App, view: Choice }} */ { app, view }) {
  const [gone] = goneAt(app.gone.value, REMOVED).slice(-1);
  const bring = () => app.act({ type: "put_back_round", round: gone.key }, REMOVED);
  const back = gone && { app, gone, sentence: `${gone.what} er fjernet.`, onBring: bring, home: "h2" };
  return html`
    <div>
      ${back && h(Undo, back)}
      ${back && h(NoteAt, { app, where: REMOVED })}
      ${view.rounds.length > 0 && h(Rounds, { app, rounds: view.rounds })}
      ${h(NewRound, { app, view })}
    </div>
  `;
}

/** @param {{ app: App, rounds: import("../views/board.js").Round[] }} props */
function Rounds({ app, rounds }) {
  const line = (/** @type {import("../views/board.js").Round} */ round) => {
    const { id, title, team, organisation, phase_label: phase, created } = round;
    const open = {
      label: "Åbn",
      onPress: () => app.act({ type: "open", round: id }, "board"),
      more: { "aria-label": `Åbn ${title}, ${team}` },
    };
    return html`
      <li key=${id}>
        <div>
          <strong>${title}</strong>
          <p class="se-muted se-small">${`${team}, ${organisation} · ${phase} · oprettet ${created}`}</p>
        </div>
        ${h(Button, open)}
      </li>
    `;
  };
  return html`
    <section class="se-card">
      <h2>Jeres runder</h2>
      <ul class="sf-list">${rounds.map(line)}</ul>
    </section>
  `;
}

function Ready(/** @type {{ app: App, view: Prepared }} */ { app, view }) {
  const { round } = view;
  const begin = { app, round, to: /** @type {const} */ ("vurdering"), label: "Åbn vurderingen" };
  return html`
    <div>
      ${round.changed.map((sentence) => html`<p class="sf-warning" role="note">${sentence}</p>`)}
      ${h(Invitation, { app, round })}
      <p class="se-card sf-figure" role="status"><span><strong>${view.joined}</strong> er med</span></p>
      ${h(WithoutPhone, { app, round })}
      ${h(Summary, { app, round })}
      ${h(WorkshopPlan, { app, view })}
      ${h(Introduction, { app, view })}
      ${round.phase === "forberedelse" && html`<div class="sf-onward">${h(MoveOn, begin)}</div>`}
      ${h(NoteAt, { app, where: "preparation" })}
    </div>
  `;
}

function Summary(/** @type {{ app: App, round: Round }} */ { app, round }) {
  const [editing, edit] = useState(false);
  const rows = factsOf(round).map(([term, text]) => [html`<dt>${term}</dt>`, html`<dd>${text}</dd>`]);
  const locked = html`<p class="se-muted se-small">Valgene er låst, fordi det første svar er kommet.</p>`;
  return html`
    <section class="se-card">
      <h2>Det har I valgt</h2>
      <dl class="sf-facts">${rows}</dl>
      ${round.locked
        ? locked
        : editing
        ? h(RoundLimits, { app, round, onDone: () => edit(false) })
        : h(Mend, { app, round, onEdit: () => edit(true) })}
      ${h(NoteAt, { app, where: REMOVED })}
    </section>
  `;
}

/** @param {{ app: App, round: Round, onEdit: () => void }} props */
function Mend({ app, round, onEdit }) {
  const remove = () =>
    takeAway(
      app,
      { key: round.id, place: REMOVED, what: round.title },
      () => app.act({ type: "take_back_round", revision: round.revision }, REMOVED),
    );
  return html`
    <p class="sf-row">
      ${h(Button, { label: "Ret valgene", onPress: onEdit })}
      ${round.removable && h(Button, { label: "Fjern runden", onPress: remove })}
    </p>
  `;
}

/** @returns {[term: string, text: string][]} */
function factsOf(/** @type {Round} */ round) {
  return [
    ["Spørgerammer", round.frameworks.join(", ")],
    ["Punkter", `${round.item_count} punkter, hver med tre dimensioner`],
    ...(round.lens
      ? [/** @type {[string, string]} */ (["Principperne", "Op til tre spørgsmål mere til hvert princip"])]
      : []),
    ["Tag dette først", round.first ?? "I vælger selv"],
    [
      "Små grupper",
      `Svar vises først, når mindst ${round.reveal_limit} har svaret. ` +
      `Ledere og forskere ser grupper på mindst ${round.report_limit}.`,
    ],
    ["Stemmer", `${round.votes_each} til hver, højst ${round.votes_cap} på samme punkt`],
    ["Skjules", `${round.retain_until}, og slettes to uger senere`],
  ];
}
