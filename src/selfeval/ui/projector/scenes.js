// What the big screen shows in each phase: large, few words, and nothing that one person has answered or written.

import { h } from "../components/dom/dom.js";
import { importanceMap } from "../components/importance-map/importance-map.js";
import { spreads } from "../components/spread/spread.js";

const MOST_LINES = 8; // what a projector holds without scrolling
const MOST_ACTIONS = 6;

/** The elements of a round's phase; `round` as the server tells it, invitation: {code_spaced, short_address, join_url, qr}. */
export function scene(round, invitation) {
  return SCENES[round.phase](round, invitation);
}

const SCENES = {
  forberedelse: welcome,
  vurdering: rating,
  dialog: ({ dialogue }) => (dialogue ? focus(dialogue) : pause()),
  prioritering: ({ priorities }) => (priorities.shown ? ranking(priorities) : voting(priorities)),
  handleplan: ({ actions }) => plan("Det gør vi", actions),
  afsluttet: ({ actions }) => plan("Tak for denne gang", actions),
};

function welcome({ progress }, invitation) {
  return h(
    "div",
    { class: "sp-welcome" },
    h(
      "div",
      { class: "sp-column" },
      h("h1", {}, "Vær med"),
      h(
        "ol",
        { class: "sp-steps" },
        h("li", {}, "Ret telefonens kamera mod billedet, eller gå til ", h("strong", { class: "sp-address" }, invitation.short_address)),
        h("li", {}, "Skriv koden ", h("strong", { class: "sp-code" }, invitation.code_spaced)),
      ),
      h("p", {}, "Du skal ikke oprette dig. Ingen kan se, hvem der har svaret hvad."),
      h("p", { class: "sp-joined" }, h("strong", {}, progress.joined), " er med"),
    ),
    picture(invitation),
  );
}

function rating({ progress }, invitation) {
  return h(
    "div",
    { class: "sp-rating" },
    h(
      "div",
      { class: "sp-column" },
      h("h1", {}, "Svar hver for sig"),
      h("p", {}, "Der er ingen rigtige svar. Ingen kan se, hvem der har svaret hvad."),
      h("p", { class: "sp-joined" }, h("strong", {}, progress.joined), " er med"),
      h("p", { class: "sp-joined" }, h("strong", {}, progress.finished), " er færdige"),
      h("progress", { class: "sp-progress", max: 100, value: progress.percent, "aria-label": "Besvaret" }),
      h("p", {}, `${progress.percent} % er besvaret`),
    ),
    h("aside", { class: "sp-late" }, picture(invitation), h("p", {}, "Er du ikke med endnu?"), h("p", { class: "sp-address" }, invitation.short_address), h("p", { class: "sp-code" }, invitation.code_spaced)),
  );
}

function picture({ qr, join_url: url }) {
  return h("img", { class: "sp-qr", src: qr, alt: `QR-kode til ${url}` });
}

function pause() {
  return h("div", { class: "sp-column sp-pause" }, h("h1", {}, "Nu taler I sammen"), h("p", {}, "Facilitatoren vælger om lidt et punkt. Så ser I her, hvordan I har svaret."));
}

function focus({ kicker, title, team_questions: questions, answered, pictures, levels, sentences }) {
  return h(
    "div",
    { class: "sp-focus" },
    h("h1", {}, h("span", { class: "sp-kicker" }, `${kicker} `), title),
    h(
      "div",
      { class: "sp-column" },
      h("section", { class: "sp-ask" }, h("h2", {}, "Tal om"), questions.map((text) => h("p", {}, text))),
      sentences.map((text) => h("p", { class: "sp-sentence" }, text)),
    ),
    answered ? spreads({ pictures, levels, tables: false }) : agreed(pictures),
  );
}

// Without phones nobody has answered, but the team may have agreed.
function agreed(pictures) {
  const lines = pictures.filter(({ consensus }) => consensus).map(({ title, consensus }) => h("p", { class: "sp-agreed" }, h("strong", {}, `${title}: `), consensus.text));
  return h("div", { class: "sp-column" }, lines.length ? [h("h2", {}, "I blev enige om"), lines] : h("p", {}, "Ingen har svaret på egen hånd."));
}

function voting({ voted, joined, each, lines }) {
  return h(
    "div",
    { class: "sp-column" },
    h("h1", {}, "Hvad er vigtigst at gå i gang med?"),
    h("p", {}, `Hver har ${each} ${each === 1 ? "stemme" : "stemmer"}. Stem på din telefon.`),
    h("p", { class: "sp-joined" }, h("strong", {}, voted), joined ? ` af ${joined} har stemt` : " har stemt"),
    h("ul", { class: "sp-items" }, lines.slice(0, MOST_LINES).map(({ name }) => h("li", {}, name))),
    others(lines.length - MOST_LINES),
  );
}

function ranking({ voted, joined, lines }) {
  const shown = lines.slice(0, MOST_LINES);
  return h(
    "div",
    { class: "sp-ranking" },
    h("h1", {}, "Hvad er vigtigst at gå i gang med?"),
    h(
      "div",
      { class: "sp-column" },
      table(shown),
      others(lines.length - shown.length),
      joined > 0 && h("p", { class: "sp-count" }, `${voted} af ${joined} har stemt`),
    ),
    h("section", { class: "sp-map" }, h("h2", {}, "Niveau og vigtighed"), importanceMap(shown, { named: false })),
  );
}

function table(lines) {
  const heads = ["Nr.", "Punkt", "Stemmer"];
  return h(
    "table",
    { class: "sp-table" },
    h("caption", { class: "se-heard" }, "Punkterne efter stemmer, vigtighed og niveau. Nummeret er punktets nummer på billedet."),
    h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, lines.map(({ name, votes }, at) => h("tr", {}, h("td", {}, at + 1), h("th", { scope: "row" }, name), h("td", {}, votes)))),
  );
}

function others(count) {
  return count > 0 && h("p", { class: "sp-count" }, count === 1 ? "og 1 punkt mere" : `og ${count} punkter mere`);
}

function plan(heading, { own, earlier }) {
  const shown = own.slice(0, MOST_ACTIONS);
  return h(
    "div",
    { class: "sp-column" },
    h("h1", {}, heading),
    own.length > 0 ? h("ol", { class: "sp-actions" }, shown.map(action)) : h("p", {}, "I har ikke skrevet nogen handlinger endnu."),
    others(own.length - shown.length),
    earlier.length > 0 && before(earlier),
  );
}

function action({ what, owner, deadline, sign }) {
  const facts = [
    ["Ansvarlig", owner],
    ["Frist", deadline],
    ["Tegn på, at det lykkes", sign],
  ].filter(([, text]) => text);
  return h("li", { class: "se-card" }, h("h2", {}, what), h("dl", {}, facts.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text)))));
}

function before(earlier) {
  return h("section", { class: "sp-before" }, h("h2", {}, "Fra tidligere runder"), h("ul", {}, earlier.slice(0, MOST_ACTIONS).map(({ what, status_label: status }) => h("li", {}, what, h("span", { class: "se-muted" }, ` · ${status}`)))));
}
