// The item that everybody looks at: what was answered, what it rests on, and what the team says.

import { LensPart } from "../../components/lens/lens.js";
import { useName } from "../../components/parts/names.js";
import { Button } from "../../components/parts/button.js";
import { Spreads } from "../../components/spread/spread.js";
import { h, html } from "../../components/view.js";
import { Again } from "./again.js";
import { Agreement } from "./agreement.js";
import { NoteAt } from "../parts/note.js";
import { CountItem } from "../paper/count.js";
import { Lines } from "./lines.js";
import { Said } from "./said.js";

/** @typedef {import("../views/dialogue.js").Focus} Focus */
/** @typedef {import("../views/dialogue.js").Perspectives} Split */
/** @typedef {import("../views/dialogue.js").Texts} Texts */

/**
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {import("../views/board.js").Round} props.round
 * @param {Focus} props.item
 * @param {import("../views/dialogue.js").Scale} props.scale
 * @param {import("../views/paper.js").Counts | null} props.paper
 */
export function FocusItem({ app, round, item, scale, paper }) {
  const id = useName("focus");
  const show = {
    label: "Vis svarene",
    kind: "se-main",
    onPress: async () => {
      const done = await app.act({ type: "show_answers", item: item.item }, `show-${item.item}`);
      if (done) app.focus(".sf-focus-title"); // the button is gone
    },
  };
  const lens = item.lens && h(LensPart, { lens: item.lens, heading: "h3", each: "h4" });
  return html`
    <section class="se-card sf-focus" aria-labelledby=${id}>
      <p class="sf-above">${`${item.kind_label} ${item.number} · ${item.framework}`}</p>
      <h2 id=${id} class="sf-focus-title" tabindex="-1">${item.title}</h2>
      <p class="sf-statement">${item.statement}</p>
      <div class="sf-question"><h3>Tal om</h3>${item.team_questions.map((text) => html`<p>${text}</p>`)}</div>
      ${item.gap && html`<p class="sf-gap">${item.gap}</p>`}
      ${item.waits && html`<p class="se-muted">${item.waits}</p>`}
      ${!item.opened && html`<p class="sf-row">${h(Button, show)}</p>`}
      ${h(NoteAt, { app, where: `show-${item.item}` })}
      <div class="sf-talk">
        <div class="sf-seen">
          ${item.answered && h(Answers, { item, levels: scale.levels })}
          ${paper && h(CountedHere, { app, round, paper })}
          ${item.knowledge && html`<p class="sf-knowledge">${item.knowledge}</p>`}
          ${lens && html`<div>${lens}</div>`}
          ${item.opened && item.again.of > 0 &&
            h(Again, { app, item: item.item, again: item.again, levels: scale.levels })}
          ${h(Written, { item })}
        </div>
        <div class="sf-written">
          <section class="sf-agreement">
            <h3>Det bliver vi enige om</h3>
            ${item.dimensions.map((dimension) =>
              h(Agreement, { app, round, item: item.item, dimension, scale, key: dimension.id })
            )}
          </section>
          ${h(Signs, { item })}
          ${h(Lines, { app, item: item.item, writing: item.writing, lines: item.lines })}
          ${h(Said, { app, round, item: item.item, said: item.said })}
        </div>
      </div>
    </section>
  `;
}

function Answers(
  /** @type {{ item: Focus, levels: import("../../components/spread/spread.js").Level[] }} */ { item, levels },
) {
  const { pictures, perspectives } = item;
  return html`
    <section class="sf-answer" aria-label="Jeres svar">
      ${h(Spreads, { pictures, levels, heading: "h3" })}
      ${perspectives.length > 0 && html`
        <details>
          <summary>Vis svarene efter perspektiv</summary>
          ${perspectives.map((split) => h(Groups, { split, key: split.title }))}
        </details>
      `}
    </section>
  `;
}

/**
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {import("../views/board.js").Round} props.round
 * @param {import("../views/paper.js").Counts} props.paper
 */
function CountedHere({ app, round, paper }) {
  const [item] = paper.items;
  return html`
    <details>
      <summary>Svar på papir</summary>
      <p class="se-muted se-small">Tallene er kun til jeres eget billede. Ledere og forskere ser dem ikke.</p>
      ${h(CountItem, { app, round: round.id, paper, item })}
    </details>
  `;
}

function Groups(/** @type {{ split: Split }} */ { split: { title, groups } }) {
  const row = (/** @type {Split["groups"][0]} */ { label, mean, n }) =>
    html`
      <tr>
        <th scope="row">${label}</th>
        <td>${mean}</td>
        <td>${n}</td>
      </tr>
    `;
  return html`
    <table class="sf-table">
      <caption>${title}</caption>
      <thead>
        <tr>${["Hvem", "Gennemsnit", "Antal"].map((text) => html`<th scope="col">${text}</th>`)}</tr>
      </thead>
      <tbody>${groups.map(row)}</tbody>
    </table>
  `;
}

/** What participants have written to the team. */
function Written(/** @type {{ item: Focus }} */ { item: { notes, reflections } }) {
  if (notes.length + reflections.length === 0) return null;
  return html`
    <section class="sf-notes">
      <h3>Noter til teamet</h3>
      <ul>${notes.map((text) => html`<li>${text}</li>`)}</ul>
      ${reflections.map((thought) => html`<ul>${partsOf(thought)}</ul>`)}
    </section>
  `;
}

function partsOf(/** @type {Texts} */ thought) {
  const parts = [["Lykkes", thought.succeeds], ["Svært", thought.difficult], ["Vil prøve", thought.will_try]];
  return parts.filter(([, text]) => text).map(([label, text]) =>
    html`<li><strong>${`${label}: `}</strong>${text}</li>`
  );
}

function Signs(/** @type {{ item: Focus }} */ { item: { signs, source } }) {
  if (signs.length === 0) return null;
  return html`
    <details>
      <summary>Tegn på god praksis</summary>
      ${signs.map(({ actor, texts }) =>
        html`
          <div>
            <h4>${actor}</h4>
            <ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>
          </div>
        `
      )}
      <p class="sf-source">${source}</p>
    </details>
  `;
}
