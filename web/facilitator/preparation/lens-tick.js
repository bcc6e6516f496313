// Whether the principles are asked about themselves.

import { useName } from "../../components/parts/names.js";
import { h, html } from "../../components/view.js";
import { Tick } from "../parts/fields.js";

/** @param {{ offer: import("../views/preparation.js").LensOffer, on: boolean, onTurn: (on: boolean) => void }} props */
export function LensTick({ offer, on, onTurn }) {
  const id = useName("lens");
  return html`
    <div>
      ${h(Tick, { checked: on, onTurn, more: { "aria-describedby": id } }, offer.label)}
      <p class="se-muted se-small" id=${id}>${offer.help}</p>
    </div>
  `;
}
