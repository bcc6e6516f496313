// The ranking: as a table on the screen and on paper, and as a picture of level against importance.

import { ImportanceMap } from "../../components/importance-map/importance-map.js";
import { Heard } from "../../components/parts/said.js";
import { h, html } from "../../components/view.js";

/** @typedef {import("../views/priorities.js").Ranked} Line */
/** @typedef {{ lines: Line[] }} Lines */

export const ORDER =
  "Rækkefølgen følger stemmerne. Står to lige, kommer det vigtigste først, og derefter det, der ligger lavest.";

const LEVEL = "Niveauet er gennemsnittet af jeres egne svar i de dimensioner, hvor svarene vises. " +
  "Det, I er blevet enige om, står under det i tabellen og flytter ikke punktet. " +
  "Kun hvor ingen svar vises, er niveauet det, I er blevet enige om.";

const HEADS = ["Plads", "Punkt", "Stemmer", "Vigtighed", "Niveau"];

/** What the team voted, to look at together before the first action is written. */
export function Voted(/** @type {Lines} */ { lines }) {
  return html`
    <section class="se-card"><h2>Det stemte I</h2>${h(Ranked, { lines })}</section>
    ${h(RankingMap, { lines })}
  `;
}

export function Ranked(/** @type {Lines} */ { lines }) {
  return html`
    <div class="sf-scroll" tabindex="0" role="region" aria-label="Rangliste">${h(RankingTable, { lines })}</div>
    <p class="se-muted se-small">${ORDER}</p>
  `;
}

export function RankingMap(/** @type {Lines} */ { lines }) {
  return html`
    <section class="se-card">
      <h2>Niveau og vigtighed</h2>
      ${h(ImportanceMap, { lines })}
      <p class="se-muted se-small">${LEVEL}</p>
    </section>
  `;
}

export function RankingTable(/** @type {Lines} */ { lines }) {
  return html`
    <table class="sf-table">
      <caption class="se-heard">Punkterne efter stemmer, vigtighed og niveau</caption>
      <thead>
        <tr>
          ${HEADS.map((text) => html`<th scope="col">${text}</th>`)}
          <th scope="col">${h(Heard, { text: "Hvad det betyder" })}</th>
        </tr>
      </thead>
      <tbody>${lines.map((line) => h(Row, { line, key: line.item }))}</tbody>
    </table>
  `;
}

function Row(/** @type {{ line: Line }} */ { line }) {
  return html`
    <tr>
      <td>${line.tied ? `${line.rank} (deler)` : line.rank}</td>
      <th scope="row">${line.name}</th>
      <td>${line.votes}</td>
      <td>${line.importance_text}</td>
      <td>${line.level_text}${line.agreed &&
        html`${" "}<br /><span class="se-small">${`Enige om ${line.agreed}`}</span>`}</td>
      <td>${line.quadrant}</td>
    </tr>
  `;
}
