// The invitation: code, QR and short address, on the screen and on a sheet to print, and the room's Wi-Fi beside it.

import { Button } from "../../components/parts/button.js";
import { copied } from "../../components/parts/copied.js";
import { Said } from "../../components/parts/said.js";
import { h, html, useRef, useState } from "../../components/view.js";
import { NoteAt } from "../parts/note.js";
import { printPart } from "../parts/print.js";
import { Reach } from "./reach.js";
import { keptWifi, wifiPicture } from "./wifi.js";
import { WifiForm } from "./wifi-form.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/joining.js").Invited} Invited */

/** @param {{ app: App, round: Invited }} props */
export function Invitation({ app, round }) {
  const [wifi, setWifi] = useState(keptWifi);
  if (!round.reach.served) return h(NotServed, { app, round });
  const print = { label: "Udskriv invitationen", onPress: () => printPart("invitation"), kind: "sf-screen-only" };
  return html`
    <section class="se-card sf-invitation">
      <div class="sf-invitation-text">
        <h2>Vær med</h2>
        ${h(Steps, { round, wifi })}
        <p class="se-muted se-small">Du skal ikke oprette dig. Ingen kan se, hvem der har svaret hvad.</p>
        ${h(Button, print)}
        ${h(CopyLink, { url: round.join_url })}
      </div>
      ${h(Pictures, { round, wifi })}
      <div class="sf-reach sf-screen-only">
        ${h(Reach, { app, reach: round.reach })}
        ${h(WifiForm, { wifi, onKeep: setWifi })}
      </div>
    </section>
  `;
}

/** @typedef {{ round: Invited, wifi: import("./wifi.js").Wifi | null }} Shown */

function Steps(/** @type {Shown} */ { round: { short_address: address, code_spaced: code }, wifi }) {
  const net = wifi && html`
    <li>
      ${"Kom på nettet "}<strong class="sf-address">${wifi.name}</strong>
      ${wifi.password && html`${" med koden "}<strong class="sf-address">${wifi.password}</strong>`}
    </li>
  `;
  return html`
    <ol>
      ${net}
      <li>${"Ret kameraet mod billedet, eller gå til "}<strong class="sf-address">${address}</strong></li>
      <li>${"Skriv koden "}<strong class="sf-code">${code}</strong></li>
    </ol>
  `;
}

function Pictures(/** @type {Shown} */ { round: { qr, join_url: url }, wifi }) {
  const joining = html`<img class="sf-qr" src=${qr} alt=${`QR-kode til ${url}`} />`;
  if (!wifi) return joining;
  return html`
    <div class="sf-pictures">
      <figure>
        <figcaption>1. Nettet</figcaption>
        <img class="sf-qr" src=${wifiPicture(wifi)} alt=${`QR-kode til nettet ${wifi.name}`} />
      </figure>
      <figure>
        <figcaption>2. Runden</figcaption>
        ${joining}
      </figure>
    </div>
  `;
}

/** In JupyterLab, where a server for phones is started from the notebook. */
function NotServed(/** @type {{ app: App, round: Invited }} */ { app, round: { reach } }) {
  const start = {
    label: "Start deltagernes server",
    kind: "se-main",
    onPress: () => app.act({ type: "start_server" }, "reach"),
  };
  return html`
    <section class="se-card sf-invitation-text">
      <h2>Vær med</h2>
      <p role="status">${reach.sentence}</p>
      ${reach.startable && !reach.starting && h(Button, start)}
      ${h(NoteAt, { app, where: "reach" })}
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
