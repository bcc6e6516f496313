// The plan of action to read, and thanks when the round is closed. What comes from earlier rounds stands apart.

import { h, html } from "../../components/view.js";

/** @typedef {import("../content.js").Action} Action */
/** @typedef {import("../content.js").Round["actions"]} Plan */

const KEYS_DESTROYED =
  "Da runden blev afsluttet, blev alle personlige links slettet. Dine egne svar kan derfor ikke vises mere, " +
  "heller ikke til dig.";

export function Actions(/** @type {{ app: import("../app.js").App }} */ { app }) {
  const { round } = app.state.value;
  const plan = round.actions;
  const closed = round.phase === "afsluttet";
  return html`
    <div class="se-column">
      <h1>${closed ? "Tak for denne gang" : "Jeres udviklingsplan"}</h1>
      <p class="se-lead">${closed ? closing(plan) : opening(plan)}</p>
      ${h(TakeAlong, { address: app.resultAddress(), until: round.retain_until })}
      ${closed && app.keys.get() && html`<p>${KEYS_DESTROYED}</p>`}
      ${h(Part, { heading: "Det gør vi", entries: plan.own })}
      ${h(Part, { heading: "Fra tidligere runder", entries: plan.earlier })}
    </div>
  `;
}

function TakeAlong(/** @type {{ address: string | null, until: string }} */ { address, until }) {
  if (!address) return null;
  const day = until.replaceAll("-", "\u2011"); // a date is not broken over two lines
  return html`
    <section class="se-card se-stack">
      <p><a class="se-button se-main se-wide" href=${address}>Se jeres resultat og udviklingsplan</a></p>
      <p class="se-small se-muted">
        ${`Linket viser det, teamet har set sammen, og ingens egne svar. Det virker, til runden bliver skjult den ${day}. ` +
          "Du kan udskrive siden eller gemme den."}
      </p>
    </section>
  `;
}

function opening(/** @type {Plan} */ { own, earlier }) {
  if (own.length > 0) return "Det her har I skrevet indtil nu.";
  const fresh = earlier.length > 0 ? "nye " : "";
  return `I har ikke skrevet nogen ${fresh}handlinger endnu. De kommer her, når facilitatoren skriver dem.`;
}

function closing(/** @type {Plan} */ { own, earlier }) {
  if (own.length > 0) return "Runden er afsluttet. Det her gik I videre med.";
  return `Runden er afsluttet. I skrev ingen ${earlier.length > 0 ? "nye " : ""}handlinger denne gang.`;
}

function Part(/** @type {{ heading: string, entries: Action[] }} */ { heading, entries }) {
  if (entries.length === 0) return null;
  return html`
    <section class="se-plan-part">
      <h2>${heading}</h2>
      <ol class="se-actions">${entries.map((action) => h(Entry, { action }))}</ol>
    </section>
  `;
}

function Entry(/** @type {{ action: Action }} */ { action }) {
  const facts = [
    ["Hvorfor", action.why],
    ["Punkt", [action.item_title, action.dimension_title].filter(Boolean).join(" · ")],
    ["Slags", action.kind_label],
    ["Hvem går i gang", action.reach_label],
    ["Ansvarlig", action.owner],
    ["Frist", action.deadline],
    ["Tegn på, at det lykkes", action.sign],
    ["Status", [action.status_label, action.status_reason].filter(Boolean).join(": ")],
  ].filter(([, text]) => text);
  return html`
    <li class="se-card">
      <h3>${action.what}</h3>
      <dl>${facts.map(([name, text]) =>
        html`
          <div>
            <dt>${name}</dt>
            <dd>${text}</dd>
          </div>
        `
      )}</dl>
    </li>
  `;
}
