// How a team's answers spread: diverging bars on one common line, each with its table.

import { More } from "../parts/more.js";
import { h, html } from "../view.js";
import { sharesOf, spanOf } from "./measures.js";

const THIN = 0.045; // of the width: too narrow for a number, which is then in the table only

/** @typedef {{ value: number, label: string }} Level */

/**
 * The answers to one question.
 *
 * @typedef {object} Picture
 * @property {string} title
 * @property {string} [question]  what was asked
 * @property {string} [label]
 * @property {number[]} counts  one a level
 * @property {{ label: string, count: number }[]} exits
 * @property {number} blanks
 * @property {number} n
 * @property {string | null} [words]
 * @property {number | null} [own]  the level that this participant gave
 * @property {string | null} [ownText]
 * @property {{ text: string, reason?: string | null } | null} [consensus]
 * @property {string | null} [hidden]  why nothing is shown
 * @property {string} [on_paper]  what of it was counted on paper, in words
 */

/** @typedef {{ heading: "h2" | "h3" | "h4" | "h5", tables: boolean }} Look */

/**
 * @param {object} props
 * @param {Picture[]} props.pictures  one a dimension
 * @param {Level[]} props.levels
 * @param {Look["heading"]} [props.heading]  the element of each title
 * @param {boolean} [props.tables]  whether the numbers can be opened; a picture's label holds them too
 */
export function Spreads({ pictures, levels, heading = "h2", tables = true }) {
  const span = spanOf(pictures.map(({ counts }) => counts));
  return html`
    <div class="se-spreads">
      ${pictures.map((picture) => h(Spread, { picture, span, levels, heading, tables, key: picture.title }))}
      ${h(Legend, { levels })}
    </div>
  `;
}

/** @typedef {import("./measures.js").Sides} Sides */

/** @param {{ picture: Picture, span: Sides, levels: Level[] } & Look} props */
function Spread({ picture, span, levels, heading, tables }) {
  const { title, question, label, words, n, hidden, on_paper: paper, ownText, consensus } = picture;
  return html`
    <section class="se-card se-spread">
      <div class="se-spread-top">
        ${h(heading, { class: "se-spread-title" }, title)}
        ${words && html`<p class="se-words">${words}</p>`}
      </div>
      ${question && html`<p class="se-question">${question}</p>`}
      ${label && html`<p class="se-small se-muted">${label}</p>`}
      ${hidden && html`<p>${hidden}</p>`}
      ${!hidden && n > 0 && h(Bar, { picture, span, levels })}
      ${!hidden && h(Besides, picture)}
      ${paper && html`<p class="se-small se-muted">${paper}</p>`}
      ${ownText && html`<p class="se-own-text">${`Dit svar: ${ownText}`}</p>`}
      ${consensus && h(Agreed, consensus)}
      ${tables && !hidden && h(More, { summary: "Vis tallene" }, h(Numbers, { picture, levels }))}
    </section>
  `;
}

function Agreed(/** @type {{ text: string, reason?: string | null }} */ { text, reason }) {
  return html`<p class="se-consensus"><strong>${`I blev enige om: ${text}`}</strong>${reason && ` ${reason}`}</p>`;
}

/** A bar with its numbers under it. */
export function Bar(/** @type {{ picture: Picture, span: Sides, levels: Level[] }} */ { picture, span, levels }) {
  const { title, counts, own } = picture;
  const shares = sharesOf(counts, span);
  const part = (/** @type {number} */ count, /** @type {number} */ at) => {
    const { value } = levels[at];
    const share = shares.levels[at];
    return html`
      <div class=${`se-part se-part-${value}`} hidden=${count === 0} style=${{ width: percent(share) }}>
        ${own === value && html`<span class="se-own">dig</span>`}
        <span class="se-count">${share < THIN ? "" : count}</span>
        <span class="se-value">${value}</span>
      </div>
    `;
  };
  return html`
    <div class="se-chart" role="img" aria-label=${`${title}: ${spoken(counts, levels)}`}>
      <div class="se-middle" style=${{ left: percent(shares.middle) }}></div>
      <div class="se-bar">
        <div style=${{ width: percent(shares.before) }}></div>
        ${counts.map(part)}
        <div style=${{ width: percent(shares.after) }}></div>
      </div>
    </div>
  `;
}

function percent(/** @type {number} */ share) {
  return `${(share * 100).toFixed(3)}%`;
}

function spoken(/** @type {number[]} */ counts, /** @type {Level[]} */ levels) {
  return counts.map((count, at) => `${levels[at].label.toLowerCase()}: ${count}`).join(", ");
}

/** What was answered beside the scale. */
export function Besides(/** @type {Picture} */ { exits, blanks, n }) {
  const outside = exits.filter(({ count }) => count > 0).map(({ label, count }) => `${count} ${label.toLowerCase()}`);
  if (blanks > 0) outside.push(`${blanks} uden svar`);
  if (outside.length === 0) return n === 0 ? html`<p>Ingen har svaret her.</p>` : null;
  const before = n === 0 ? "Ingen har givet et niveau. " : "Desuden: ";
  return html`<p class="se-besides">${before}${outside.join(" · ")}</p>`;
}

function Numbers(/** @type {{ picture: Picture, levels: Level[] }} */ { picture, levels }) {
  const { title, counts, exits, blanks } = picture;
  /** @type {[string, number][]} */
  const rows = [
    ...levels.map(({ value, label }, at) => /** @type {[string, number]} */ ([`${value} ${label}`, counts[at]])),
    ...exits.map(({ label, count }) => /** @type {[string, number]} */ ([label, count])),
    ["Uden svar", blanks],
  ];
  return html`
    <table class="se-table">
      <caption class="se-heard">${title}</caption>
      <thead>
        <tr>
          <th scope="col">Svar</th>
          <th scope="col">Antal</th>
        </tr>
      </thead>
      <tbody>${rows.map(([name, count]) =>
        html`
          <tr>
            <th scope="row">${name}</th>
            <td>${count}</td>
          </tr>
        `
      )}</tbody>
    </table>
  `;
}

/** What the numbers under the bars mean. */
export function Legend(/** @type {{ levels: Level[] }} */ { levels }) {
  const mark = (/** @type {Level} */ { value, label }) =>
    html`<li><span class=${`se-mark se-part-${value}`}>${value}</span>${label}</li>`;
  return html`<ul class="se-key" aria-label="Hvad tallene under bjælkerne betyder">${levels.map(mark)}</ul>`;
}
