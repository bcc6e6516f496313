// @ts-nocheck not typed yet: take the line away when the file is converted
// What a team answered to the lens: first in plain words, then as bars, and last what to talk about.

import { h } from "../dom/dom.js";
import { spreads } from "../spread/spread.js";

/**
 * lens: {title, sentences, counted, team_question, pictures, levels} as the server tells it; heading: the element of
 * the title, each: of every question's title; tables and key: as `spreads` takes them.
 */
export function lensPart(
  { title, sentences, counted, team_question: question, pictures, levels },
  { heading = "h2", each = "h3", tables = true } = {},
) {
  return h(
    "section",
    { class: "se-lens-part", "aria-label": title },
    h(heading, { class: "se-subtitle" }, title),
    sentences.length > 0 && h("ol", { class: "se-lens-told" }, sentences.map((text) => h("li", {}, text))),
    sentences.length > 0 && h("p", { class: "se-small se-muted" }, counted),
    spreads({ pictures, levels, heading: each, tables }),
    h("p", { class: "se-lens-ask" }, h("strong", {}, "Tal om: "), question),
  );
}
