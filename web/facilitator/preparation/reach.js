// How phones come in: which of the computer's addresses they are told, and whether one has come by it.

import { h, html } from "../../components/view.js";
import { Select } from "../parts/fields.js";
import { NoteAt } from "../parts/note.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/joining.js").Reach} Reached */

/** @param {{ app: App, reach: Reached }} props */
export function Reach({ app, reach: { choices, sentence, trial } }) {
  return html`
    ${sentence && html`<p class="sf-warning" role="note">${sentence}</p>`}
    ${choices.length > 1 && h(Choice, { app, choices })}
    ${trial && h(Trial, { trial })}
    ${h(NoteAt, { app, where: "reach" })}
  `;
}

/** @param {{ app: App, choices: Reached["choices"] }} props */
function Choice({ app, choices }) {
  const chosen = choices.find((one) => one.chosen)?.url ?? "";
  return h(Select, {
    label: "Adressen, deltagerne får",
    options: choices.map(({ url, label }) => /** @type {[string, string]} */ ([url, label])),
    chosen,
    onChoose: (url) => app.act({ type: "choose_address", url }, "reach"),
  });
}

function Trial(/** @type {{ trial: NonNullable<Reached["trial"]> }} */ { trial: { url, qr, reached } }) {
  return html`
    <details>
      <summary>Prøv med din telefon</summary>
      <p>Telefonen skal være på samme net som computeren. Ret dens kamera mod billedet, og åbn siden.</p>
      <img class="sf-qr sf-trial" src=${qr} alt=${`QR-kode til ${url}`} />
    </details>
    <p class="sf-came" role="status">
      ${reached && "✓ En telefon er kommet frem"}
    </p>
  `;
}
