// What the team votes about: as many items as the screen holds, and how many more there are.

import { ImportanceMap } from "../components/importance-map/importance-map.js";
import { h, html } from "../components/view.js";
import { screenHolds, useFitting } from "./fitting.js";
import { inColumns, items, layoutsOf, restOf } from "./layouts.js";

const SORTED = "Punkterne efter stemmer, vigtighed og niveau.";
const NUMBERED = `${SORTED} Nummeret er punktets nummer på billedet.`;
const HEADING = "Hvad er vigtigst at gå i gang med?";

/** @typedef {import("./content.js").Priorities} Priorities */
/** @typedef {import("./content.js").Line} Line */

/** The items that are voted about, while the ranking may not be shown. */
export function Voting(/** @type {Priorities} */ { voted, joined, how, ended, lines }) {
  const layouts = layoutsOf(lines.length);
  const { count, columns } = layouts[useFitting(layouts.length, screenHolds)];
  return html`
    <div class="sp-column">
      <h1>${HEADING}</h1>
      <p>${ended ? "Afstemningen er afsluttet. Der er for få stemmer til en rangliste." : how}</p>
      ${joined > 0 && html`
        <p class="sp-joined"><strong>${joined}</strong>${" er med · "}<strong>${voted}</strong>${" har stemt"}</p>
      `}
      <ul class=${`sp-items sp-columns-${columns}`}>${lines.slice(0, count).map(({ name }) =>
        html`<li>${name}</li>`
      )}</ul>
      ${lines.length > count && html`<p class="sp-count">${`og ${items(lines.length - count)} mere`}</p>`}
    </div>
  `;
}

/** The ranking of what got votes: beside the map, or in two columns without it. */
export function Ranking(/** @type {Priorities} */ { voted, joined, waits, lines }) {
  const chosen = lines.filter(({ votes }) => votes > 0);
  const layouts = layoutsOf(chosen.length);
  const { count, columns } = layouts[useFitting(layouts.length, screenHolds)];
  const shown = chosen.slice(0, count);
  const rest = restOf({ hidden: chosen.length - count, without: lines.length - chosen.length, voted, joined });
  const caption = columns === 1 ? NUMBERED : SORTED;
  return html`
    <div class=${`sp-ranking sp-ranking-${columns}`}>
      <h1>${HEADING}</h1>
      <div class="sp-column">
        <div class=${`sp-tables sp-columns-${columns}`}>
          ${inColumns(shown, columns).map((column) => h(Table, { ...column, caption }))}
        </div>
        ${rest && html`<p class="sp-count">${rest}</p>`}
        ${waits && html`<p class="sp-count">${waits}</p>`}
      </div>
      ${columns === 1 && html`
        <section class="sp-map"><h2>Niveau og vigtighed</h2>${h(ImportanceMap, {
          lines: shown,
          named: false,
        })}</section>
      `}
    </div>
  `;
}

function Table(/** @type {{ lines: Line[], first: number, caption: string }} */ { lines, first, caption }) {
  const row = (/** @type {Line} */ { name, votes }, /** @type {number} */ at) =>
    html`
      <tr>
        <td>${first + at}</td>
        <th scope="row">${name}</th>
        <td>${votes}</td>
      </tr>
    `;
  return html`
    <table class="sp-table">
      <caption class="se-heard">${caption}</caption>
      <thead>
        <tr>
          <th scope="col">Nr.</th>
          <th scope="col">Punkt</th>
          <th scope="col">Stemmer</th>
        </tr>
      </thead>
      <tbody>${lines.map(row)}</tbody>
    </table>
  `;
}
