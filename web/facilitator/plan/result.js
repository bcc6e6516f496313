// The result on paper: every item with its picture and numbers, what the team agreed on, and what it said.

import { LensPart } from "../../components/lens/lens.js";
import { Spreads } from "../../components/spread/spread.js";
import { h, html } from "../../components/view.js";
import { ORDER, RankingTable } from "../priorities/ranking.js";

/** @typedef {import("../views/result.js").Result} Result */
/** @typedef {import("../views/result.js").ResultItem} Item */
/** @typedef {import("../../components/spread/spread.js").Picture} Picture */
/** @typedef {{ levels: import("../../components/spread/spread.js").Level[], exits: { label: string }[] }} Scale */

export function ResultSheet(
  /** @type {{ result: Result }} */ { result: { about, ranking, items, parked, levels, exits } },
) {
  const ranked = html`
    <section class="sf-ranking"><h3>Prioritering</h3>${h(RankingTable, { lines: ranking })}<p>${ORDER}</p></section>
  `;
  return html`
    <section class="sf-result sf-print-only" aria-label="Resultatet">
      <h2>Resultatet</h2>
      ${about.map((text) => html`<p>${text}</p>`)}
      ${ranking.length > 0 && ranked}
      ${items.map((item) => h(Sheet, { item, levels, exits, key: item.item }))}
      ${parked.length > 0 && html`
        <section class="sf-sheet">
          <h3>Det tager vi senere</h3>
          <ul>${parked.map((text) => html`<li>${text}</li>`)}</ul>
        </section>
      `}
    </section>
  `;
}

function Sheet(/** @type {{ item: Item } & Scale} */ { item, levels, exits }) {
  const { name, answered, pictures, knowledge, lens, agreed, said, lines } = item;
  const bars = { pictures, levels, heading: /** @type {const} */ ("h4"), tables: false };
  const facts = said.map(([term, text]) => [html`<dt>${term}</dt>`, html`<dd>${text}</dd>`]);
  return html`
    <section class="sf-sheet">
      <h3>${name}</h3>
      ${answered ? h(Spreads, bars) : html`<p>Ingen har svaret på egen hånd.</p>`}
      ${answered && h(Numbers, { name, pictures, levels, exits })}
      ${knowledge && html`<p>${knowledge}</p>`}
      ${lens && h(LensSheet, { name, lens })}
      ${agreed.map((one) => h(Agreed, { ...one, key: one.title }))}
      ${said.length > 0 && html`<dl class="sf-facts">${facts}</dl>`}
      ${lines.length > 0 && html`
        <h4>Linjer fra telefonerne</h4>
        <ul>${lines.map(([label, text]) => html`<li><strong>${`${label}: `}</strong>${text}</li>`)}</ul>
      `}
    </section>
  `;
}

function LensSheet(/** @type {{ name: string, lens: NonNullable<Item["lens"]> }} */ { name, lens }) {
  const { title, pictures, levels, exits } = lens;
  return html`
    ${h(LensPart, { lens, heading: "h4", each: "h5", tables: false })}
    ${h(Numbers, { name: `${name}: ${title}`, pictures, levels, exits })}
  `;
}

function Agreed(/** @type {Item["agreed"][0]} */ { title, text, reason }) {
  return html`
    <p><strong>${`${title}. I blev enige om: `}</strong>${text}${reason && ` Fordi: ${reason}`}</p>
  `;
}

function Numbers(/** @type {{ name: string, pictures: Picture[] } & Scale} */ { name, pictures, levels, exits }) {
  const heads = ["Antal svar", ...levels.map(({ value }) => value), ...exits.map(({ label }) => label), "Uden svar"];
  const cells = (/** @type {Picture} */ one) =>
    one.hidden
      ? html`<td colspan=${heads.length - 1}>${one.hidden}</td>`
      : [...one.counts, ...one.exits.map(({ count }) => count), one.blanks].map((count) => html`<td>${count}</td>`);
  const row = (/** @type {Picture} */ one) => html`<tr><th scope="row">${one.title}</th>${cells(one)}</tr>`;
  return html`
    <table class="sf-table">
      <caption class="se-heard">${name}</caption>
      <thead>
        <tr>${heads.map((text) => html`<th scope="col">${text}</th>`)}</tr>
      </thead>
      <tbody>${pictures.map(row)}</tbody>
    </table>
  `;
}
