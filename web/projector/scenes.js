// @ts-nocheck not typed yet: take the line away when the file is converted
// What the big screen shows in each phase: large, few words, and nothing that one person has answered or written.

import { h } from "../components/dom/dom.js";
import { spreads } from "../components/spread/spread.js";
import { ranking, voting } from "./ranking.js";

const MOST_ACTIONS = 6; // what a projector holds without scrolling

/**
 * A round's phase, fullest first: the first that the screen holds is shown, or else the last.
 * `round` as the server tells it, invitation: {code_spaced, short_address, join_url, qr}.
 */
export function scenes(round, invitation) {
  const drawn = SCENES[round.phase](round, invitation);
  return drawn instanceof Element ? [drawn] : drawn;
}

const SCENES = {
  forberedelse: welcome,
  vurdering: rating,
  dialog: ({ dialogue }) => (dialogue ? withLensWhereItFits(dialogue) : pause()),
  prioritering: ({ priorities }) => (priorities.shown ? ranking(priorities) : voting(priorities)),
  handleplan: ({ actions, priorities }) => (priorities?.shown ? ranking(priorities) : plan("Det gør vi", actions)),
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
        h(
          "li",
          {},
          "Ret telefonens kamera mod billedet, eller gå til ",
          h("strong", { class: "sp-address" }, invitation.short_address),
        ),
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
    h(
      "aside",
      { class: "sp-late" },
      picture(invitation),
      h("p", {}, "Er du ikke med endnu?"),
      h("p", { class: "sp-address" }, invitation.short_address),
      h("p", { class: "sp-code" }, invitation.code_spaced),
    ),
  );
}

function picture({ qr, join_url: url }) {
  return h("img", { class: "sp-qr", src: qr, alt: `QR-kode til ${url}` });
}

function pause() {
  return h(
    "div",
    { class: "sp-column sp-pause" },
    h("h1", {}, "Nu taler I sammen"),
    h("p", {}, "Facilitatoren vælger om lidt et punkt. Så ser I her, hvordan I har svaret."),
  );
}

function withLensWhereItFits(dialogue) {
  return dialogue.lens.length > 0 ? [focus(dialogue), focus({ ...dialogue, lens: [] })] : focus(dialogue);
}

function focus({ kicker, title, team_questions: questions, answered, pictures, levels, sentences, lens }) {
  return h(
    "div",
    { class: "sp-focus" },
    h("h1", {}, h("span", { class: "sp-kicker" }, `${kicker} `), title),
    h(
      "div",
      { class: "sp-column" },
      h("section", { class: "sp-ask" }, h("h2", {}, "Tal om"), questions.map((text) => h("p", {}, text))),
      sentences.map((text) => h("p", { class: "sp-sentence" }, text)),
      lens.length > 0 &&
        h(
          "section",
          { class: "sp-lens" },
          h("h2", {}, "Om selve princippet"),
          lens.map((text) => h("p", { class: "sp-sentence" }, text)),
        ),
    ),
    answered ? spreads({ pictures, levels, tables: false }) : agreed(pictures),
  );
}

// Without phones nobody has answered, but the team may have agreed.
function agreed(pictures) {
  const lines = pictures.filter(({ consensus }) => consensus).map(({ title, consensus }) =>
    h("p", { class: "sp-agreed" }, h("strong", {}, `${title}: `), consensus.text)
  );
  return h(
    "div",
    { class: "sp-column" },
    lines.length ? [h("h2", {}, "I blev enige om"), lines] : h("p", {}, "Ingen har svaret på egen hånd."),
  );
}

function plan(heading, { own, earlier }) {
  const shown = own.slice(0, MOST_ACTIONS);
  return h(
    "div",
    { class: "sp-column" },
    h("h1", {}, heading),
    own.length > 0
      ? h("ol", { class: "sp-actions" }, shown.map(action))
      : h("p", {}, "I har ikke skrevet nogen handlinger endnu."),
    own.length > shown.length && h("p", { class: "sp-count" }, `og ${own.length - shown.length} mere`),
    earlier.length > 0 && before(earlier),
  );
}

function action({ what, owner, deadline, sign }) {
  const facts = [
    ["Ansvarlig", owner],
    ["Frist", deadline],
    ["Tegn på, at det lykkes", sign],
  ].filter(([, text]) => text);
  return h(
    "li",
    { class: "se-card" },
    h("h2", {}, what),
    h("dl", {}, facts.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text)))),
  );
}

function before(earlier) {
  return h(
    "section",
    { class: "sp-before" },
    h("h2", {}, "Fra tidligere runder"),
    h(
      "ul",
      {},
      earlier.slice(0, MOST_ACTIONS).map(({ what, status_label: status }) =>
        h("li", {}, what, h("span", { class: "se-muted" }, ` · ${status}`))
      ),
    ),
  );
}
