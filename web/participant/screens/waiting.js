// Before the rating begins, and the moment before the server has told who one is.

import { h } from "../../components/dom/dom.js";

export function waiting() {
  const el = h(
    "div",
    { class: "se-column" },
    h("h1", {}, "Du er med"),
    h(
      "p",
      { class: "se-lead" },
      "Vurderingen er ikke begyndt endnu. Siden skifter af sig selv, når facilitatoren sætter den i gang.",
    ),
    h(
      "p",
      { class: "se-muted" },
      "Du kan lade siden være åben. Lukker du den, kan du åbne den igen med samme kode på denne enhed.",
    ),
  );
  return { el };
}

export function loading() {
  return {
    el: h("div", { class: "se-column" }, h("h1", {}, "Henter dine svar"), h("p", { class: "se-lead" }, "Et øjeblik …")),
  };
}
