// @ts-nocheck not typed yet: take the line away when the file is converted
// The invitation: code, QR and short address, on the screen and on a sheet to print.

import { h } from "../components/dom/dom.js";
import { button } from "./fields.js";
import { printPart } from "./print.js";

export function invitation(round) {
  const print = () => printPart("invitation");
  return h(
    "section",
    { class: "se-card sf-invitation", "data-key": "invitation" },
    h(
      "div",
      { class: "sf-invitation-text" },
      h("h2", {}, "Vær med"),
      h(
        "ol",
        {},
        h(
          "li",
          {},
          "Ret kameraet mod billedet, eller gå til ",
          h("strong", { class: "sf-address" }, round.short_address),
        ),
        h("li", {}, "Skriv koden ", h("strong", { class: "sf-code" }, round.code_spaced)),
      ),
      h("p", { class: "se-muted se-small" }, "Du skal ikke oprette dig. Ingen kan se, hvem der har svaret hvad."),
      button("Udskriv invitationen", print, { kind: "ikke-print" }),
    ),
    h("img", { class: "sf-qr", src: round.qr, alt: `QR-kode til ${round.join_url}` }),
  );
}
