// The invitation: code, QR and short address, on the screen and on a sheet to print.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { printPart } from "../parts/print.js";

export function Invitation(/** @type {{ round: import("../views.js").Invited }} */ { round }) {
  const { short_address: address, code_spaced: code, qr, join_url: url } = round;
  const print = { label: "Udskriv invitationen", onPress: () => printPart("invitation"), kind: "sf-screen-only" };
  return html`
    <section class="se-card sf-invitation">
      <div class="sf-invitation-text">
        <h2>Vær med</h2>
        <ol>
          <li>${"Ret kameraet mod billedet, eller gå til "}<strong class="sf-address">${address}</strong></li>
          <li>${"Skriv koden "}<strong class="sf-code">${code}</strong></li>
        </ol>
        <p class="se-muted se-small">Du skal ikke oprette dig. Ingen kan se, hvem der har svaret hvad.</p>
        ${h(Button, print)}
      </div>
      <img class="sf-qr" src=${qr} alt=${`QR-kode til ${url}`} />
    </section>
  `;
}
