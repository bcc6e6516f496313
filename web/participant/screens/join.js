// @ts-nocheck not typed yet: take the line away when the file is converted
// Who sees what, and with whose eyes one looks. No name is asked.

import { h, newId, setText, toggle } from "../../components/dom/dom.js";

export function join(app) {
  const { content, round } = app.state;
  if (!round.joining) return { el: tooLate(round) };
  const missing = h("p", { class: "se-problem", role: "alert", hidden: true });
  const form = h(
    "form",
    { class: "se-column", novalidate: true },
    h(
      "div",
      { class: "se-heading" },
      h("h1", {}, "Velkommen til jeres selvevaluering"),
      h("p", { class: "se-lead" }, round.title),
    ),
    h(
      "section",
      { class: "se-card se-privacy" },
      h("h2", {}, "Hvem ser hvad?"),
      h(
        "ul",
        {},
        content.texts.privacy.map((text) => h("li", {}, text)),
      ),
      more(app.ofTheServer("hvem-ser-hvad")),
    ),
    h(
      "fieldset",
      { class: "se-perspectives" },
      h("legend", {}, "Hvem svarer du som?"),
      h("div", { class: "se-card" }, choices(content.perspectives)),
    ),
    missing,
    h("button", { type: "submit", class: "se-button se-main se-wide" }, "Deltag"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector("input:checked");
    setText(missing, chosen ? "" : "Vælg, hvem du svarer som. Så kan du deltage.");
    toggle(missing, !chosen);
    if (chosen) app.join(chosen.value);
    else form.querySelector("input").focus();
  });
  return { el: form };
}

function more(address) {
  return address && h("p", {}, h("a", { href: address }, "Læs mere om, hvem der ser hvad"));
}

function choices(perspectives) {
  const name = newId("perspective");
  return perspectives.map(({ id, label, description }) => {
    const input = h("input", { type: "radio", name, value: id, id: newId("perspective") });
    const explained = h("span", { class: "se-small se-muted" }, ` ${description}`);
    return h("div", { class: "se-check" }, input, h("label", { for: input.id }, label, explained));
  });
}

function tooLate({ phase }) {
  const [title, text] = phase === "afsluttet"
    ? ["Runden er afsluttet", "Der kan ikke svares mere. Spørg facilitatoren, hvis I skal i gang med en ny runde."]
    : [
      "Vurderingen er slut",
      "Nye deltagere kan ikke komme med nu. Har du allerede svaret på en anden enhed, så åbn dit personlige link. Ellers bed facilitatoren om at gå tilbage til vurderingen.",
    ];
  return h("div", { class: "se-column" }, h("h1", {}, title), h("p", { class: "se-lead" }, text));
}
