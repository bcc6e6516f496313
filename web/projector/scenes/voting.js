// The items that are voted about, and how many have voted, until the voting is over.

import { html } from "../../components/view.js";
import { listed } from "./entries.js";

/** @typedef {import("../content.js").Priorities} Priorities */

export function Voting(/** @type {Priorities} */ { voted, joined, how, ended, lines }) {
  const said = ended ? "Afstemningen er afsluttet. Der er for få stemmer til en rangliste." : how;
  return html`
    <div class="sp-scene sp-vote">
      <h1>Hvad er vigtigst at gå i gang med?</h1>
      ${listed(lines, ({ name }) => html`<p>${name}</p>`, { kind: "sp-cards" })}
      <div class="sp-column">
        <p>${said}</p>
        ${joined > 0 && html`
          <p class="sp-joined"><strong>${joined}</strong>${" er med · "}<strong>${voted}</strong>${" har stemt"}</p>
        `}
        ${joined > 0 &&
          html`<progress class="sp-progress" max=${joined} value=${voted} aria-label="Har stemt"></progress>`}
      </div>
    </div>
  `;
}
