// Before the rating begins, and the moment before the server has told who one is.

import { html } from "../../components/view.js";

export function Waiting() {
  return html`
    <div class="se-column">
      <h1>Du er med</h1>
      <p class="se-lead">
        Vurderingen er ikke begyndt endnu. Siden skifter af sig selv, når facilitatoren sætter den i gang.
      </p>
      <p class="se-muted">
        Du kan lade siden være åben. Lukker du den, kan du åbne den igen med samme kode på denne enhed.
      </p>
    </div>
  `;
}

export function Loading() {
  return html`
    <div class="se-column">
      <h1>Henter dine svar</h1>
      <p class="se-lead">Et øjeblik …</p>
    </div>
  `;
}
