// The end of one's own rating: what is missing, "jeg er færdig", and a way to regret it.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { countOf, itemOf } from "../state.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {{ id: string, answered: number, of: number }} Missing */

export function Finish(/** @type {{ app: App }} */ { app }) {
  const missing = missingItems(app);
  const said = app.channel.waitingFor("done||")?.done ?? app.state.value.me?.done ?? false;
  const isDone = said || missing.length === 0; // to be through all is to be done
  const lead = isDone ? "Du kan stadig ændre dine svar, indtil facilitatoren går videre." : summary(missing);
  const turn = (/** @type {boolean} */ done) => () => app.act({ type: "done", done });
  const done = { label: "Jeg er færdig", onPress: turn(true), kind: "se-main se-wide", more: { hidden: isDone } };
  const regret = {
    label: "Fortryd: Jeg er ikke færdig",
    onPress: turn(false),
    kind: "se-wide",
    more: { hidden: !said },
  };
  const back = { label: "Tilbage til spørgsmålene", onPress: () => app.look({ finish: false }), kind: "se-wide" };
  return html`
    <div class="se-column">
      <h1>${isDone ? "Tak, du er færdig" : "Er du færdig?"}</h1>
      <p class="se-lead">${lead}</p>
      <ul class="se-missing" hidden=${isDone}>${missing.map((one) => h(Line, { app, key: one.id, ...one }))}</ul>
      <div class="se-stack">${h(Button, done)}${h(Button, regret)}${h(Button, back)}</div>
    </div>
  `;
}

/** @returns {Missing[]} */
export function missingItems(/** @type {App} */ { state, channel }) {
  return state.value.content.items
    .map(({ id }) => ({ id, ...countOf(state.value, channel, id) }))
    .filter(({ answered, of }) => answered < of);
}

function summary(/** @type {Missing[]} */ missing) {
  const questions = missing.reduce((sum, { answered, of }) => sum + of - answered, 0);
  if (questions === 0) return "Du har svaret på alle spørgsmål.";
  const count = questions === 1 ? "1 spørgsmål" : `${questions} spørgsmål`;
  return `Du mangler ${count}. Du må gerne springe over: Et spørgsmål uden svar tæller ikke med.`;
}

export function Line(/** @type {Missing & { app: App }} */ { app, id, answered, of }) {
  const label = `${itemOf(app.state.value, id).name} (mangler ${of - answered} af ${of})`;
  return html`<li>${h(Button, { label, onPress: () => app.look({ item: id, finish: false }), kind: "se-quiet" })}</li>`;
}
