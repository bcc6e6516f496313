// Udviklingsplan and afslutning: few, living actions, and what the team takes along.

import { Button } from "../../components/parts/button.js";
import { h, html, useState } from "../../components/view.js";
import { ActionForm } from "./action-form.js";
import { Forms, NEW, openNew, openStored, takenUp } from "./action-form-state.js";
import { ActionList } from "./action-list.js";
import { EarlierActions } from "../parts/earlier.js";
import { Ending } from "./ending.js";
import { NoRound } from "../parts/no-round.js";
import { NoteAt } from "../parts/note.js";
import { Offers } from "./offers.js";
import { Voted } from "../priorities/ranking.js";
import { ResultSheet } from "./result.js";
import { TakeAlong } from "./take-along.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/plan.js").Plan} View */
/** @typedef {import("../views/board.js").Round} Round */

export function Plan(/** @type {{ app: App, view: View }} */ { app, view }) {
  return view.round ? h(OfRound, { app, view, round: view.round, key: view.round.id }) : h(NoRound, {});
}

function OfRound(/** @type {{ app: App, view: View, round: Round }} */ { app, view, round }) {
  const [open, show] = useState(() => takenUp(round.id));
  const [result, setResult] = useState(/** @type {import("../views/result.js").Result | null} */ (null));
  const forms = new Forms(round.id, open, show);
  const { ranking, earlier, choices } = view;
  return html`
    <div>
      ${ranking.length > 0 && h(Voted, { lines: ranking })}
      ${earlier.length > 0 && html`
        <section class="se-card">
          <h2>Fra tidligere runder</h2>
          ${h(EarlierActions, { app, place: "plan", actions: earlier, choices, closed: round.closed })}
        </section>
      `}
      ${h(ActionList, { app, view, round, forms, onMend: (action) => show(openStored(action)) })}
      ${!round.closed && h(NewAction, { app, view, round, forms })}
      ${h(TakeAlong, { app, exports: view.exports, onResult: setResult })}
      ${result && h(ResultSheet, { result })}
      ${h(Ending, { app, round })}
      ${h(NoteAt, { app, where: "plan" })}
    </div>
  `;
}

function suggestionOf(/** @type {View["suggested"][0]} */ { name, rank, tied }) {
  return tied ? `${name} (deler plads ${rank})` : name;
}

function NewAction(/** @type {{ app: App, view: View, round: Round, forms: Forms }} */ { app, view, round, forms }) {
  const start = (/** @type {string | undefined} */ item) => () => {
    forms.show(openNew(item));
    app.focus(".sf-new-action textarea");
  };
  const fromParked = (/** @type {import("../views/board.js").Parked} */ { id, text, item }) => {
    forms.show({ ...openNew(item ?? view.items[0]?.id, { what: text }), parked: id });
    app.focus(".sf-new-action textarea");
  };
  const { open } = forms;
  const form = open?.editing === NEW && h(ActionForm, { app, view, action: null, forms });
  const choose = html`
    <p>${view.suggested_text}</p>
    <p class="sf-row">
      ${view.suggested.map((one) => h(Button, { label: suggestionOf(one), onPress: start(one.item), key: one.item }))}
      ${h(Button, { label: "Et andet punkt", onPress: start(view.items[0]?.id) })}
    </p>
  `;
  return html`<section class="se-card sf-new-action">
    <h2>Ny handling</h2>
    ${form || choose}
    ${round.phase === "udviklingsplan" && h(Offers, { app, ...view, onParked: fromParked })}
  </section>`;
}
