// One's own answers, to read, from the dialogue on and until the round is closed: then nobody can tell whose they were.

import { More } from "../../components/parts/more.js";
import { h, html } from "../../components/view.js";
import { cell, dimensionsOf, inWords } from "../state.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../content.js").Item} Item */

const PHASES = new Set(["dialog", "prioritering", "udviklingsplan"]);
const THOUGHTS = /** @type {const} */ ([
  ["succeeds", "Hvad lykkes for mig?"],
  ["difficult", "Hvad er svært?"],
  ["will_try", "Hvad vil jeg prøve?"],
]);

/** Nothing where one cannot have answered, or can still answer. */
export function OwnAnswers(/** @type {{ app: App }} */ { app }) {
  const { round, me, content } = app.state.value;
  if (!me || !PHASES.has(round.phase)) return null;
  return h(
    More,
    { summary: "Dine svar" },
    html`
      <p class="se-small se-muted">Kun du ser dem her. Når runden er afsluttet, kan ingen vise dem.</p>
      ${content.items.map((item) => h(Answered, { app, item, key: item.id }))}
    `,
  );
}

function Answered(/** @type {{ app: App, item: Item }} */ { app, item }) {
  const lines = [...levels(app, item), ...thoughts(app, item)];
  return html`
    <section class="se-own-answers">
      <h2 class="se-subtitle">${item.name}</h2>
      ${lines.length === 0 ? html`<p>Du har ikke svaret.</p>` : html`<dl class="se-facts">${lines}</dl>`}
    </section>
  `;
}

function levels(/** @type {App} */ app, /** @type {Item} */ item) {
  const state = app.state.value;
  const asked = [...dimensionsOf(state, item.id), ...(state.content.lens?.questions ?? [])];
  return asked.flatMap(({ id, title }) => {
    const answer = state.answers.get(cell(item.id, id));
    if (!answer) return [];
    const marks = state.content.knowledge.filter((one) => answer.knowledge.includes(one.id)).map(({ label }) => label);
    return [line(title, [inWords(state, answer), marks.join(", "), answer.note])];
  });
}

function thoughts(/** @type {App} */ app, /** @type {Item} */ item) {
  const own = app.state.value.reflections.get(item.id);
  return THOUGHTS.flatMap(([name, label]) => own?.[name] ? [line(label, [own[name]])] : []);
}

function line(/** @type {string} */ term, /** @type {string[]} */ texts) {
  return html`
    <div key=${term}>
      <dt>${term}</dt>
      ${texts.filter(Boolean).map((text) => html`<dd>${text}</dd>`)}
    </div>
  `;
}
