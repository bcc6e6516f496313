// The sheet to answer on: printed, and never seen on the screen. Each item is a block that no page breaks.

import { h, html } from "../../components/view.js";

/** @typedef {import("../views/paper.js").Sheet} Content */
/** @typedef {import("../views/paper.js").SheetItem} Item */
/** @typedef {import("../views/paper.js").Answer} Answer */
/** @typedef {import("../views/paper.js").Question} Question */

export function PaperSheet(/** @type {{ sheet: Content, large: boolean }} */ { sheet, large }) {
  const { title, team, how, what_happens: happens, perspectives, levels, items } = sheet;
  return html`
    <section class="sf-answer-sheet sf-print-only" data-large=${large ? "" : undefined} aria-label="Ark til svar">
      <header>
        <h2>${title}</h2>
        <p>${perspectives.length > 0 ? team : `${team} · Ark til borgere`}</p>
        <p>${`${how} ${happens.join(" ")}`}</p>
      </header>
      ${perspectives.length > 0 && html`
        <div class="sf-tick-block">
          <h3>Hvem svarer du som?</h3>
          <p class="sf-ticks">${perspectives.map((label) => h(Box, { label }))}</p>
        </div>
      `}
      ${levels.map(({ dimension, meanings }) => h(Meanings, { dimension, meanings, only: levels.length === 1 }))}
      ${items.map((item) => h(Block, { item, key: item.item }))}
    </section>
  `;
}

/** @param {{ dimension: string, meanings: [level: string, text: string][], only: boolean }} props */
function Meanings({ dimension, meanings, only }) {
  const heading = only ? "Det betyder tallene" : `Det betyder tallene: ${dimension.toLowerCase()}`;
  const line = (/** @type {[string, string]} */ [level, text]) =>
    html`
      <div>
        <dt>${level}</dt>
        <dd>${text}</dd>
      </div>
    `;
  return html`
    <div class="sf-tick-block">
      <h3>${heading}</h3>
      <dl>${meanings.map(line)}</dl>
    </div>
  `;
}

function Block(/** @type {{ item: Item }} */ { item: { name, statement, answers, questions, lens } }) {
  return html`
    <section class="sf-tick-block">
      <h3>${name}</h3>
      <p>${statement}</p>
      ${questions.map((question) => h(Asked, { ...question, answers }))}
    </section>
    ${lens && html`
      <section class="sf-tick-block">
        <h3>${`${name}. ${lens.title}`}</h3>
        <p>${lens.help}</p>
        ${lens.questions.map((question) => h(Asked, { ...question, answers: lens.answers }))}
      </section>
    `}
  `;
}

function Asked(/** @type {Question & { answers: Answer[] }} */ { title, text, answers }) {
  const box = (/** @type {Answer} */ { mark, label }) => h(Box, { label: `${mark} ${label}`.trim() });
  return html`
    <div class="sf-asked">
      <p>${title && html`<strong>${`${title}: `}</strong>`}${text}</p>
      <p class="sf-ticks">${answers.map(box)}</p>
    </div>
  `;
}

function Box(/** @type {{ label: string }} */ { label }) {
  return html`<span class="sf-tick"><span class="sf-box" aria-hidden="true"></span>${label}</span>`;
}
