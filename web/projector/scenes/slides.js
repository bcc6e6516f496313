// What the facilitator turns the big screen to: the introduction, last round's decisions, and a pause.

import { Timer } from "../../components/timer/timer.js";
import { h, html } from "../../components/view.js";
import { listed } from "./entries.js";

/** @typedef {import("../../components/server-clock/server-clock.js").ServerClock} Clock */
/** @typedef {import("../content.js").Decision} Decision */
/** @typedef {{ term: string, text: string }} Point */
/** @typedef {{ title: string, paragraphs: string[], points: Point[], source: string }} Words */

/** One screen of the introduction. */
export function Slide(/** @type {{ slide: Words, at: number, of: number }} */ { slide, at, of }) {
  const { title, paragraphs, points, source } = slide;
  const draw = (/** @type {string | Point} */ one) =>
    typeof one === "string"
      ? html`<p>${one}</p>`
      : html`<p class="sp-point"><strong>${one.term}</strong>${one.text}</p>`;
  return html`
    <div class="sp-scene" key=${at}>
      <h1>${title}</h1>
      ${listed(/** @type {(string | Point)[]} */ ([...paragraphs, ...points]), draw, { kind: "sp-words" })}
      <p class="sp-foot"><span>${source}</span><span>${`${at} af ${of}`}</span></p>
    </div>
  `;
}

/** What the team decided in earlier rounds, and how far it has come. */
export function Decisions(/** @type {{ actions: Decision[] }} */ { actions }) {
  const draw = (/** @type {Decision} */ { what, owner, deadline, status_label: status, status_reason: reason }) =>
    html`
      <div class="sp-action">
        <h2>${what}</h2>
        <dl>
          <div><dt>Nu</dt><dd><strong>${status}</strong>${reason && `: ${reason}`}</dd></div>
          ${owner && html`
            <div>
              <dt>Ansvarlig</dt>
              <dd>${owner}</dd>
            </div>
          `}
          ${deadline && html`
            <div>
              <dt>Frist</dt>
              <dd>${deadline}</dd>
            </div>
          `}
        </dl>
      </div>
    `;
  return html`
    <div class="sp-scene">
      <h1>Det besluttede vi sidst</h1>
      ${actions.length > 0
        ? listed(actions, draw, { kind: "sp-cards", sizes: [1.5, 1.25, 1] })
        : html`<p>Der er ingen handlinger fra tidligere runder, som ikke er afsluttet.</p>`}
    </div>
  `;
}

/** @param {{ timer: import("../../components/timer/timer.js").Set | null, phase: string, clock: Clock }} props */
export function Pause({ timer, phase, clock }) {
  return html`
    <div class="sp-column sp-pause">
      <h1>Pause</h1>
      ${timer && html`<div class="sp-pause-timer">${h(Timer, { timer, clock })}</div>`}
      <p>${`Bagefter går vi videre med ${phase.toLowerCase()}.`}</p>
    </div>
  `;
}
