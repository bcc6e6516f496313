// Vurdering: how many have joined and answered everything, and how far each item is. Never an answer, never who.

import { h, html } from "../components/view.js";
import { Invitation } from "./preparation/invitation.js";
import { MoveOn } from "./moving/move-on.js";
import { NoRound } from "./parts/no-round.js";
import { NoteAt } from "./parts/note.js";
import { CountItems } from "./paper/count.js";
import { TypeIn } from "./paper/without-phone.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./views/progress.js").Progress} View */

export function Progress(/** @type {{ app: App, view: View }} */ { app, view }) {
  const { round, joined, who, begun, through, finished, items, paper } = view;
  if (!round) return h(NoRound, {});
  const figure = html`<strong>${who}</strong> · <strong>${through}</strong> har svaret på alt`;
  const rest = finished - through;
  return html`
    <div>
      ${h(Invitation, { app, round })}
      <section class="se-card" aria-label="Hvor langt er I?">
        <h2>Hvor langt er I?</h2>
        <p class="sf-figure" role="status">${figure}</p>
        ${rest > 0 && html`<p class="se-muted se-small">${`${rest} er ${done(rest)} uden at have svaret på alt.`}</p>`}
        ${joined > 0
          ? html`<ul class="sf-progress">${items.map((item) => h(Line, { ...item, joined, key: item.id }))}</ul>`
          : html`
            <p class="sf-empty">
              Ingen er med endnu. Bed alle om at scanne billedet, skrive koden eller svare på et ark. I kan også gå
              videre uden svar og skrive det, I bliver enige om, ind i dialogen.
            </p>
          `}
      </section>
      ${h(OnPaper, { app, round, paper })}
      ${round.phase === "vurdering" && h(Onward, { app, round, left: begun - finished })}
      ${h(NoteAt, { app, where: "progress" })}
    </div>
  `;
}

function done(/** @type {number} */ count) {
  return count === 1 ? "færdig" : "færdige";
}

/** @param {{ app: App, round: NonNullable<View["round"]>, paper: View["paper"] }} props */
function OnPaper({ app, round, paper }) {
  return html`
    <details class="se-card">
      <summary>Har nogen svaret på papir?</summary>
      <div class="sf-inside">
      <p>Arkene kan tælle med som svar. Så skal en, der ikke er med i teamet, taste dem ind, mens I vurderer.</p>
      ${round.phase === "vurdering" && html`<p class="sf-row">${h(TypeIn, { round })}</p>`}
      <p>
        I kan også nøjes med at tælle kryds eller hænder op. De tal er kun til jeres eget billede i dialogen. Ledere og
        forskere ser dem ikke. Skriv hver person ét sted: på telefon, på et ark eller her.
      </p>
      </div>
      ${h(CountItems, { app, round: round.id, paper, key: round.id })}
    </details>
  `;
}

function Line(/** @type {{ name: string, answered: number, joined: number }} */ { name, answered, joined }) {
  const share = Math.round((100 * answered) / joined);
  return html`
    <li>
      <span class="sf-name">${name}</span>
      <progress value=${share} max="100" aria-label=${name}></progress>
      <span class="sf-count">${`${answered} af ${joined}`}</span>
    </li>
  `;
}

/** @param {{ app: App, round: import("./views/board.js").Round, left: number }} props */
function Onward({ app, round, left }) {
  const go = { app, round, to: /** @type {const} */ ("dialog"), label: "Vis svarene, og gå til dialogen" };
  const text = `${left} er i gang endnu. I kan godt gå videre alligevel. De svar, der er gemt, tæller med.`;
  return html`
    <div class="sf-onward">${left > 0 && html`<p class="se-muted se-small">${text}</p>`}${h(MoveOn, go)}</div>
  `;
}
