// How one joins, and how far the rating is.

import { h, html } from "../../components/view.js";

/** @typedef {import("../content.js").Invitation} Invitation */
/** @typedef {{ progress: import("../content.js").Progress, invitation: Invitation }} Beginning */

export function Welcome(/** @type {Beginning} */ { progress, invitation }) {
  const { short_address: address, code_spaced: code } = invitation;
  return html`
    <div class="sp-welcome">
      <div class="sp-column">
        <h1>Vær med</h1>
        <ol class="sp-steps">
          <li>${"Ret telefonens kamera mod billedet, eller gå til "}<strong class="sp-address">${address}</strong></li>
          <li>${"Skriv koden "}<strong class="sp-code">${code}</strong></li>
        </ol>
        <p>Du skal ikke oprette dig. Ingen kan se, hvem der har svaret hvad.</p>
        <p class="sp-joined"><strong>${progress.who}</strong></p>
        <p>${progress.without_phone}</p>
      </div>
      ${h(QrCode, invitation)}
    </div>
  `;
}

export function Rating(/** @type {Beginning} */ { progress, invitation }) {
  const { who, through, percent } = progress;
  return html`
    <div class="sp-rating">
      <div class="sp-column">
        <h1>Svar hver for sig</h1>
        <p>Der er ingen rigtige svar. Ingen kan se, hvem der har svaret hvad.</p>
        <p class="sp-joined"><strong>${who}</strong></p>
        <p class="sp-joined"><strong>${through}</strong>${" har svaret på alt"}</p>
        <progress class="sp-progress" max="100" value=${percent} aria-label="Besvaret af dem, der er i gang"></progress>
      </div>
      <aside class="sp-late">
        ${h(QrCode, invitation)}
        <p>Er du ikke med endnu?</p>
        <p class="sp-address">${invitation.short_address}</p>
        <p class="sp-code">${invitation.code_spaced}</p>
      </aside>
    </div>
  `;
}

function QrCode(/** @type {Invitation} */ { qr, join_url: url }) {
  return html`<img class="sp-qr" src=${qr} alt=${`QR-kode til ${url}`} />`;
}
