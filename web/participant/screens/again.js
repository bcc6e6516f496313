// A second private rating of the item that is talked about, for those who gave it a level first.

import { SavedLine } from "../../components/parts/said.js";
import { Scale } from "../../components/scale/scale.js";
import { h, html } from "../../components/view.js";
import { cell, dimensionsOf, itemOf, levelsFor, savedText, wordsOf } from "../state.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {{ app: App, item: string }} Item */
/** @typedef {import("../content.js").Dimension} Dimension */

export function RateAgain(/** @type {Item} */ { app, item }) {
  const state = app.state.value;
  const rated = dimensionsOf(state, item).filter(({ id }) => state.answers.get(cell(item, id))?.level);
  if (rated.length === 0) return null;
  return html`
    <section class="se-card se-stack">
      <h2 class="se-subtitle">Hvordan ser du på det nu?</h2>
      <p class="se-small se-muted">Vurdér igen for dig selv. Dine første svar bliver stående.</p>
      ${rated.map((dimension) => h(Question, { app, item, dimension, key: dimension.id }))}
    </section>
  `;
}

function Question(/** @type {Item & { dimension: Dimension }} */ { app, item, dimension: { id, title } }) {
  const state = app.state.value;
  const first = state.answers.get(cell(item, id))?.level;
  const stored = state.seconds.get(cell(item, id));
  const name = `rate_again|${item}|${id}`;
  const shown = app.channel.waitingFor(name) ?? stored;
  const question = {
    legend: wordsOf(state, itemOf(state, item).questions[id]),
    levels: levelsFor(state, id),
    answer: shown ? { level: /** @type {number} */ (shown.level), exit: null } : null,
    onChange: (/** @type {{ level: number | null }} */ { level }) =>
      void (level !== null && app.act({ type: "rate_again", item, dimension: id, level })),
  };
  return html`
    <div>
      <div class="se-rating-top"><h3 class="se-rating-title">${title}</h3>${h(
        SavedLine,
        savedText(app.channel, name, stored),
      )}</div>
      ${h(Scale, question, html`<p class="se-small se-muted">${`Første gang svarede du ${first}.`}</p>`)}
    </div>
  `;
}
