// The actions as they come: what, who, by when, and how one will see that it works.

import { html } from "../../components/view.js";
import { listed } from "./entries.js";

/** @typedef {import("../content.js").Action} Action */
/** @typedef {import("../content.js").Actions} Actions */

/** @typedef {{ heading: string, actions: Actions, closed: boolean }} Shown */

export function Plan(/** @type {Shown} */ { heading, actions: { own, earlier }, closed }) {
  const all = [
    ...own.map((action) => ({ ...action, status_label: "" })),
    ...earlier.map((action) => ({ ...action, sign: "" })),
  ];
  if (all.length === 0) {
    return html`
      <div class="sp-column sp-pause">
        <h1>${heading}</h1>
        <p>${noActions(closed, false)}</p>
      </div>
    `;
  }
  return html`
    <div class="sp-scene">
      <h1>${heading}</h1>
      ${own.length === 0 && html`<p>${noActions(closed, true)}</p>`}
      ${listed(all, card, { kind: "sp-cards", sizes: [1.5, 1.25, 1] })}
    </div>
  `;
}

/** Say that the round has written none. @returns {string} */
export function noActions(/** @type {boolean} */ closed, /** @type {boolean} */ hasEarlier) {
  const fresh = hasEarlier ? "nye " : "";
  return closed ? `I skrev ingen ${fresh}handlinger denne gang.` : `I har ikke skrevet nogen ${fresh}handlinger endnu.`;
}

function card(/** @type {Action} */ { what, owner, deadline, sign, status_label: status }) {
  const fact = (/** @type {string} */ name, /** @type {string} */ text) =>
    text && html`
      <div>
        <dt>${name}</dt>
        <dd>${text}</dd>
      </div>
    `;
  return html`
    <div class="sp-action">
      <h2>${what}</h2>
      <dl>
        ${fact("Fra en tidligere runde", status)}
        ${fact("Ansvarlig", owner)}
        ${fact("Frist", deadline)}
        ${fact("Tegn på, at det lykkes", sign)}
      </dl>
    </div>
  `;
}
