// The invitation: code, QR and short address, on the screen and on a sheet to print.

import { Button } from "../../components/parts/button.js";
import { copied } from "../../components/parts/copied.js";
import { Said } from "../../components/parts/said.js";
import { h, html, useRef, useState } from "../../components/view.js";
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
        ${h(CopyLink, { url })}
      </div>
      <img class="sf-qr" src=${qr} alt=${`QR-kode til ${url}`} />
    </section>
  `;
}

/** The link is shown as well: where the clipboard is closed, it is marked to be copied by hand. */
function CopyLink(/** @type {{ url: string }} */ { url }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [said, say] = useState("");
  const mark = () => {
    if (!input.current) return;
    input.current.hidden = false; // what is not seen cannot be marked
    input.current.select();
  };
  const copy = async () => {
    const done = await copied(url, mark);
    say(done ? "Linket er kopieret. Sæt det ind i mødets chat." : "Linket er markeret. Kopiér det med Ctrl+C.");
  };
  return html`
    <div class="sf-screen-only sf-copy">
      ${h(Button, { label: "Kopiér link til dem, der er med på video", onPress: copy })}
      <input ref=${input} class="se-link" readonly value=${url} aria-label="Link til deltagerne" hidden=${!said} />
      ${h(Said, { text: said, kind: "se-muted se-small" })}
    </div>
  `;
}
