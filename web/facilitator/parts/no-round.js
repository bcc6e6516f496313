// What a panel says before a round is chosen.

import { html } from "../../components/view.js";

export function NoRound() {
  return html`<p class="sf-empty">Vælg en runde først.</p>`;
}
