// @ts-nocheck not typed yet: take the line away when the file is converted
// The result on paper: every item with its picture and numbers, what the team agreed on, and what it said.

import { h } from "../components/dom/dom.js";
import { ORDER, rankingTable } from "./priorities.js";
import { lensPart } from "../components/lens/lens.js";
import { spreads } from "../components/spread/spread.js";

/** result: { about: [text], ranking: [as in priorities], items: [{ item, name, pictures, knowledge, agreed, said }], levels, exits } */
export function resultSheet(result) {
  return h(
    "section",
    { class: "sf-result sf-print-only", "data-key": "resultat", "aria-label": "Resultatet" },
    h("h2", {}, "Resultatet"),
    result.about.map((text) => h("p", {}, text)),
    result.ranking.length
      ? h(
        "section",
        { class: "sf-ranking" },
        h("h3", {}, "Prioritering"),
        rankingTable(result.ranking),
        h("p", {}, ORDER),
      )
      : null,
    result.items.map((item) => sheet(item, result)),
  );
}

function sheet(item, { levels, exits }) {
  return h(
    "section",
    { class: "sf-sheet", "data-key": item.item },
    h("h3", {}, item.name),
    item.answered
      ? spreads({ pictures: item.pictures, levels, heading: "h4", tables: false })
      : h("p", {}, "Ingen har svaret på egen hånd."),
    item.answered ? numbers(item, levels, exits) : null,
    item.knowledge ? h("p", {}, item.knowledge) : null,
    item.lens
      ? [
        lensPart(item.lens, { heading: "h4", each: "h5", tables: false }),
        numbers(
          { name: `${item.name}: ${item.lens.title}`, pictures: item.lens.pictures },
          item.lens.levels,
          item.lens.exits,
        ),
      ]
      : null,
    item.agreed.map(({ title, text, reason }) =>
      h(
        "p",
        { class: "sf-enig" },
        h("strong", {}, `${title}. I blev enige om: `),
        text,
        reason ? ` Fordi: ${reason}` : "",
      )
    ),
    item.said.length
      ? h("dl", { class: "sf-facts" }, item.said.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]))
      : null,
  );
}

function numbers({ name, pictures }, levels, exits) {
  const heads = [
    "Antal svar",
    ...levels.map(({ value }) => String(value)),
    ...exits.map(({ label }) => label),
    "Uden svar",
  ];
  const cells = (
    one,
  ) => (one.hidden
    ? [h("td", { colspan: heads.length - 1 }, one.hidden)]
    : [...one.counts, ...one.exits.map(({ count }) => count), one.blanks].map((count) => h("td", {}, String(count))));
  return h(
    "table",
    { class: "sf-table" },
    h("caption", { class: "se-heard" }, name),
    h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, pictures.map((one) => h("tr", {}, h("th", { scope: "row" }, one.title), cells(one)))),
  );
}
