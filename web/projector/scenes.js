// What the big screen shows in each phase: large, few words, and nothing that one person has answered or written.

import { Spreads } from "../components/spread/spread.js";
import { h, html } from "../components/view.js";
import { screenHolds, useFitting } from "./fitting.js";
import { Ranking, Voting } from "./ranking.js";

const MOST_ACTIONS = 6; // what a projector holds without scrolling

/** @typedef {import("./content.js").Round} Round */
/** @typedef {import("./content.js").Invitation} Invitation */
/** @typedef {import("./content.js").Dialogue} Dialogue */
/** @typedef {import("./content.js").Action} Action */
/** @typedef {import("./content.js").Actions} Actions */

/** @type {Record<string, (round: Round, invitation: Invitation) => import("../components/view.js").View>} */
const SCENES = {
  forberedelse: ({ progress }, invitation) => h(Welcome, { progress, invitation }),
  vurdering: ({ progress }, invitation) => h(Rating, { progress, invitation }),
  dialog: ({ dialogue }) => (dialogue ? h(Focus, dialogue) : h(Pause, {})),
  prioritering: ({ priorities }) => (priorities.shown ? h(Ranking, priorities) : h(Voting, priorities)),
  udviklingsplan: ({ actions, priorities }) =>
    priorities?.shown ? h(Ranking, priorities) : h(Plan, { heading: "Det gør vi", actions }),
  afsluttet: ({ actions }) => h(Plan, { heading: "Tak for denne gang", actions }),
};

/** Return the view of a round's phase. */
export function sceneOf(/** @type {Round} */ round, /** @type {Invitation} */ invitation) {
  return SCENES[round.phase](round, invitation);
}

/** @typedef {{ progress: import("./content.js").Progress, invitation: Invitation }} Beginning */

function Welcome(/** @type {Beginning} */ { progress, invitation }) {
  const { short_address: address, code_spaced: code } = invitation;
  return html`
    <div class="sp-welcome">
      <div class="sp-column">
        <h1>Vær med</h1>
        <ol class="sp-steps">
          <li>${"Ret telefonens kamera mod billedet, eller gå til "}<strong class="sp-address">${address}</strong></li>
          <li>${"Skriv koden "}<strong class="sp-code">${code}</strong></li>
        </ol>
        <p>Du skal ikke oprette dig. Ingen kan se, hvem der har svaret hvad.</p>
        <p class="sp-joined"><strong>${progress.who}</strong></p>
        <p>${progress.without_phone}</p>
      </div>
      ${h(QrCode, invitation)}
    </div>
  `;
}

function Rating(/** @type {Beginning} */ { progress, invitation }) {
  const { who, through, percent } = progress;
  return html`
    <div class="sp-rating">
      <div class="sp-column">
        <h1>Svar hver for sig</h1>
        <p>Der er ingen rigtige svar. Ingen kan se, hvem der har svaret hvad.</p>
        <p class="sp-joined"><strong>${who}</strong></p>
        <p class="sp-joined"><strong>${through}</strong>${" har svaret på alt"}</p>
        <progress class="sp-progress" max="100" value=${percent} aria-label="Besvaret af dem, der er i gang"></progress>
      </div>
      <aside class="sp-late">
        ${h(QrCode, invitation)}
        <p>Er du ikke med endnu?</p>
        <p class="sp-address">${invitation.short_address}</p>
        <p class="sp-code">${invitation.code_spaced}</p>
      </aside>
    </div>
  `;
}

function QrCode(/** @type {Invitation} */ { qr, join_url: url }) {
  return html`<img class="sp-qr" src=${qr} alt=${`QR-kode til ${url}`} />`;
}

function Pause() {
  return html`
    <div class="sp-column sp-pause">
      <h1>Nu taler I sammen</h1>
      <p>Facilitatoren vælger om lidt et punkt. Så ser I her, hvordan I har svaret.</p>
    </div>
  `;
}

/** What is talked about, with the lens where the screen holds it. */
function Focus(/** @type {Dialogue} */ dialogue) {
  const { kicker, title, team_questions: questions, answered, pictures, levels, sentences } = dialogue;
  const versions = dialogue.lens.length > 0 ? [dialogue.lens, []] : [[]];
  const lens = versions[useFitting(versions.length, screenHolds)];
  return html`
    <div class="sp-focus">
      <h1><span class="sp-kicker">${`${kicker} `}</span>${title}</h1>
      <div class="sp-column">
        <section class="sp-ask"><h2>Tal om</h2>${questions.map((text) => html`<p>${text}</p>`)}</section>
        ${dialogue.lines.length > 0 && h(Lines, dialogue)}
        ${sentences.map((text) => html`<p class="sp-sentence">${text}</p>`)}
        ${lens.length > 0 && html`
          <section class="sp-lens">
            <h2>Om selve princippet</h2>${lens.map((text) => html`<p class="sp-sentence">${text}</p>`)}
          </section>
        `}
      </div>
      ${answered ? h(Spreads, { pictures, levels, tables: false }) : h(Agreed, dialogue)}
    </div>
  `;
}

/** What has been written from phones. */
function Lines(/** @type {Dialogue} */ { lines }) {
  const labels = [...new Set(lines.map(([label]) => label))];
  const group = (/** @type {string} */ label) =>
    html`
      <h3>${label}</h3>
      <ul>${lines.filter(([of]) => of === label).map(([, text]) => html`<li>${text}</li>`)}</ul>
    `;
  return html`
    <section class="sp-lines">
      <h2>I har skrevet</h2>
      ${labels.map(group)}
    </section>
  `;
}

/** Without phones nobody has answered, but the team may have agreed. */
function Agreed(/** @type {Dialogue} */ { pictures }) {
  const lines = pictures.map(({ title, consensus }) =>
    consensus && html`<p class="sp-agreed"><strong>${`${title}: `}</strong>${consensus.text}</p>`
  ).filter(Boolean);
  return html`
    <div class="sp-column">
      ${lines.length ? html`<h2>I blev enige om</h2>${lines}` : html`<p>Ingen har svaret på egen hånd.</p>`}
    </div>
  `;
}

function Plan(/** @type {{ heading: string, actions: Actions }} */ { heading, actions: { own, earlier } }) {
  const shown = own.slice(0, MOST_ACTIONS);
  const more = own.length - shown.length;
  return html`
    <div class="sp-column">
      <h1>${heading}</h1>
      ${own.length > 0
        ? html`<ol class="sp-actions">${shown.map((action) => h(ActionCard, action))}</ol>`
        : html`<p>I har ikke skrevet nogen handlinger endnu.</p>`}
      ${more > 0 && html`<p class="sp-count">${`og ${more} mere`}</p>`}
      ${earlier.length > 0 && h(Before, { earlier })}
    </div>
  `;
}

function ActionCard(/** @type {Action} */ { what, owner, deadline, sign }) {
  const fact = (/** @type {string} */ name, /** @type {string} */ text) =>
    text && html`
      <div>
        <dt>${name}</dt>
        <dd>${text}</dd>
      </div>
    `;
  const facts = [fact("Ansvarlig", owner), fact("Frist", deadline), fact("Tegn på, at det lykkes", sign)];
  return html`
    <li class="se-card">
      <h2>${what}</h2>
      <dl>${facts}</dl>
    </li>
  `;
}

function Before(/** @type {{ earlier: Action[] }} */ { earlier }) {
  const line = (/** @type {Action} */ { what, status_label: status }) =>
    html`<li>${what}<span class="se-muted">${` · ${status}`}</span></li>`;
  return html`
    <section class="sp-before">
      <h2>Fra tidligere runder</h2>
      <ul>${earlier.slice(0, MOST_ACTIONS).map(line)}</ul>
    </section>
  `;
}
