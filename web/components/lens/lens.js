// What a team answered to the lens: first in plain words, then as bars, and last what to talk about.

import { Spreads } from "../spread/spread.js";
import { h, html } from "../view.js";

/** @typedef {import("../spread/spread.js").Picture} Picture */
/** @typedef {import("../spread/spread.js").Level} Level */
/** @typedef {import("../spread/spread.js").Look} Look */

/**
 * What the server says of the lens.
 *
 * @typedef {object} Lens
 * @property {string} title
 * @property {string[]} sentences
 * @property {string} counted
 * @property {string} team_question
 * @property {Picture[]} pictures
 * @property {Level[]} levels
 */

/**
 * @param {object} props
 * @param {Lens} props.lens
 * @param {Look["heading"]} [props.heading]  the element of the title
 * @param {Look["heading"]} [props.each]  of each question's title
 * @param {boolean} [props.tables]
 */
export function LensPart({ lens, heading = "h2", each = "h3", tables = true }) {
  const { title, sentences, counted, team_question: question, pictures, levels } = lens;
  return html`
    <section class="se-lens-part" aria-label=${title}>
      ${h(heading, { class: "se-subtitle" }, title)}
      ${sentences.length > 0 &&
        html`<ol class="se-lens-sentences">${sentences.map((text) => html`<li>${text}</li>`)}</ol>`}
      ${sentences.length > 0 && html`<p class="se-small se-muted">${counted}</p>`}
      ${h(Spreads, { pictures, levels, heading: each, tables })}
      <p><strong>${"Tal om: "}</strong>${question}</p>
    </section>
  `;
}
