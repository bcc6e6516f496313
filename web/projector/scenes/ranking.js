// What the votes came to, beside the map of level and importance; page by page where there are more than fit.

import { hasPoints, ImportanceMap } from "../../components/importance-map/importance-map.js";
import { h, html } from "../../components/view.js";
import { PageNumber, usePages } from "../pages.js";

const SIZES = [1.3, 1.15, 1];
const ALONE = [2, 1.7, 1.45, ...SIZES];

/** @typedef {import("../content.js").Priorities} Priorities */
/** @typedef {import("../content.js").Line} Line */

export function Ranking(/** @type {Priorities} */ { voted, joined, waits, lines }) {
  const mapped = hasPoints(lines); // without importance there is no map, and the ranking has the screen to itself
  const layout = usePages(lines.length, JSON.stringify(lines), mapped ? SIZES : ALONE);
  const { box, size, from, to } = layout;
  const said = [voted > 0 && `${voted} af ${joined} har stemt.`, waits].filter(Boolean).join(" ");
  const row = (/** @type {Line} */ { name, votes }, /** @type {number} */ at) =>
    html`
      <tr data-entry key=${from + at}>
        <td>${from + at + 1}</td>
        <th scope="row">${name}</th>
        <td>${votes}</td>
      </tr>
    `;
  return html`
    <div class=${`sp-scene ${mapped ? "sp-ranking" : ""}`}>
      <h1>Hvad er vigtigst at gå i gang med?</h1>
      <div class="sp-paged">
        <div class="sp-box" ref=${box}>
          <table class="sp-table" style=${{ fontSize: `${size}em` }}>
            <caption class="se-heard">Punkterne efter stemmer, vigtighed og niveau. Nummeret er punktets nummer på billedet.</caption>
            <thead>
              <tr>
                <th scope="col">Nr.</th>
                <th scope="col">Punkt</th>
                <th scope="col">Stemmer</th>
              </tr>
            </thead>
            <tbody>${lines.slice(from, to).map(row)}</tbody>
          </table>
        </div>
        ${h(PageNumber, layout)}
      </div>
      ${mapped && html`
        <section class="sp-map">
          <h2>Niveau og vigtighed</h2>
          ${h(ImportanceMap, { lines, named: false })}
        </section>
      `}
      ${said && html`<p class="sp-foot">${said}</p>`}
    </div>
  `;
}
