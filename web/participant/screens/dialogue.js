// The dialogue: what the facilitator has chosen, with the team's answers and one's own beside each other.

import { LensPart } from "../../components/lens/lens.js";
import { More } from "../../components/parts/more.js";
import { Spreads } from "../../components/spread/spread.js";
import { h, html } from "../../components/view.js";
import { cell, inWords, itemOf } from "../state.js";
import { RateAgain } from "./again.js";
import { ShownLines, WriteLines } from "./lines.js";
import { OwnThoughts } from "./rate.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../content.js").Dialogue} Shown */
/** @typedef {import("../content.js").Texts} Texts */
/** @typedef {import("../content.js").Picture} Picture */

const SHARED = { succeeds: "Det lykkes", difficult: "Det er svært", will_try: "Det vil jeg prøve" };
const SAID = { succeeds: "Det lykkes vi med", difficult: "Det er svært", will_try: "Det vil vi prøve" };

export function Dialogue(/** @type {{ app: App }} */ { app }) {
  const state = app.state.value;
  const shown = state.round.dialogue;
  if (!shown) {
    return html`
      <div class="se-column">
        <h1>Nu taler I sammen</h1>
        <p class="se-lead">Facilitatoren vælger om lidt et punkt. Så ser du her, hvordan I har svaret.</p>
      </div>
    `;
  }
  const { kind_label: kind, number, title } = itemOf(state, shown.item);
  return html`
    <div class="se-column">
      <h1><span class="se-kicker">${`${kind} ${number} `}</span>${title}</h1>
      <div class="se-column">${h(Team, { app, shown })}</div>
      ${shown.again.open && h(RateAgain, { app, item: shown.item })}
      ${h(WriteLines, { app, shown, key: shown.item })}
      ${h(OwnThoughts, { app, item: shown.item })}
      <p class="se-small se-muted">${shown.sharing}</p>
    </div>
  `;
}

/** What the team has answered and written. */
function Team(/** @type {{ app: App, shown: Shown }} */ { app, shown }) {
  const { team_questions: questions, lens, waits, again, knowledge_sentence: knowledge, gaps } = shown;
  const { notes, reflections, said } = shown;
  const withOwn = (/** @type {Picture[]} */ all) => all.map((one) => ({ ...one, ...own(app, shown, one.dimension) }));
  const bars = { pictures: withOwn(shown.dimensions), levels: app.state.value.content.scale.levels };
  const lensShown = lens && { ...lens, pictures: withOwn(lens.pictures) };
  const written = notes.length + reflections.length;
  return html`
    ${questions.length > 0 &&
      html`<section class="se-ask"><h2>Tal om</h2>${questions.map((text) => html`<p>${text}</p>`)}</section>`}
    ${waits && html`<p class="se-muted">${waits}</p>`}
    ${h(Spreads, bars)}
    ${again.pictures.length > 0 && h(Spreads, { pictures: again.pictures, levels: bars.levels })}
    ${(knowledge || gaps.length > 0) &&
      html`<div class="se-card se-stack">${[knowledge, ...gaps].map((text) => text && html`<p>${text}</p>`)}</div>`}
    ${lensShown && h(LensPart, { lens: lensShown })}
    ${shown.lines.length > 0 && h(ShownLines, { lines: shown.lines })}
    ${said && Object.values(said).some(Boolean) && h(Said, { said })}
    ${written > 0 && h(More, { summary: `Noter til teamet (${written})` }, h(Written, { notes, reflections }))}
  `;
}

function Written(/** @type {{ notes: string[], reflections: Texts[] }} */ { notes, reflections }) {
  return html`
    <ul class="se-list">
      ${notes.map((text) => html`<li>${text}</li>`)}
      ${reflections.map((texts) => html`<li>${h(Facts, { texts, labels: SHARED })}</li>`)}
    </ul>
  `;
}

function Said(/** @type {{ said: Texts }} */ { said }) {
  return html`
    <section class="se-card"><h2 class="se-subtitle">Det siger I</h2>${h(Facts, {
      texts: said,
      labels: SAID,
    })}</section>
  `;
}

function Facts(/** @type {{ texts: Texts, labels: Texts }} */ { texts, labels }) {
  const names = /** @type {(keyof Texts)[]} */ (Object.keys(labels)).filter((name) => texts[name]);
  return html`
    <dl class="se-facts">
      ${names.map((name) =>
        html`
          <div>
            <dt>${labels[name]}</dt>
            <dd>${texts[name]}</dd>
          </div>
        `
      )}
    </dl>
  `;
}

/** @type {(app: App, shown: Shown, dimension: string) => { own: number | null, ownText: string | null }} */
function own(app, { item }, dimension) {
  const state = app.state.value;
  const answer = state.answers.get(cell(item, dimension));
  return answer ? { own: answer.level, ownText: inWords(state, answer) } : { own: null, ownText: null };
}
