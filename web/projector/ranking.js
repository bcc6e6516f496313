// @ts-nocheck not typed yet: take the line away when the file is converted
// What the team votes about: as many items as the screen holds, and how many more there are.

import { h } from "../components/dom/dom.js";
import { importanceMap } from "../components/importance-map/importance-map.js";

const SORTED = "Punkterne efter stemmer, vigtighed og niveau.";
const NUMBERED = `${SORTED} Nummeret er punktets nummer på billedet.`;
const HEADING = "Hvad er vigtigst at gå i gang med?";

/** The items that are up while the ranking may not be shown, fullest first: in one column, in two, and then ever fewer. */
export function voting({ voted, joined, each, lines }) {
  const drawn = (count, columns) =>
    h(
      "div",
      { class: "sp-column" },
      h("h1", {}, HEADING),
      h("p", {}, `Hver har ${each} ${each === 1 ? "stemme" : "stemmer"}. Stem på din telefon.`),
      h("p", { class: "sp-joined" }, h("strong", {}, voted), joined ? ` af ${joined} har stemt` : " har stemt"),
      h("ul", { class: `sp-items sp-columns-${columns}` }, lines.slice(0, count).map(({ name }) => h("li", {}, name))),
      lines.length > count && h("p", { class: "sp-count" }, `og ${items(lines.length - count)} mere`),
    );
  return everFewer(lines.length, drawn);
}

/** The ranking of what got votes, fullest first: beside the map, in two columns without it, and then ever fewer. */
export function ranking({ voted, joined, lines }) {
  const chosen = lines.filter(({ votes }) => votes > 0);
  const drawn = (count, columns) => {
    const shown = chosen.slice(0, count);
    return h(
      "div",
      { class: `sp-ranking sp-ranking-${columns}` },
      h("h1", {}, HEADING),
      h(
        "div",
        { class: "sp-column" },
        h("div", { class: `sp-tables sp-columns-${columns}` }, tables(shown, columns)),
        counts(chosen.length - count, lines.length - chosen.length, voted, joined),
      ),
      columns === 1 &&
        h("section", { class: "sp-map" }, h("h2", {}, "Niveau og vigtighed"), importanceMap(shown, { named: false })),
    );
  };
  return everFewer(chosen.length, drawn);
}

function* everFewer(all, drawn) {
  yield drawn(all, 1);
  for (let count = all; count > 0; count -= 1) yield drawn(count, 2);
}

const items = (count) => `${count} ${count === 1 ? "punkt" : "punkter"}`;

function counts(hidden, without, voted, joined) {
  const said = [
    hidden > 0 && `${items(hidden)} mere fik stemmer`,
    without > 0 && `${items(without)} fik ingen stemmer`,
    joined > 0 && `${voted} af ${joined} har stemt`,
  ].filter(Boolean);
  return said.length > 0 && h("p", { class: "sp-count" }, said.join(" · "));
}

function tables(lines, columns) {
  const half = Math.ceil(lines.length / columns);
  return Array.from(
    { length: columns },
    (_, at) => table(lines.slice(at * half, (at + 1) * half), at * half + 1, columns === 1 ? NUMBERED : SORTED),
  ).filter(Boolean);
}

function table(lines, first, caption) {
  if (!lines.length) return null;
  const heads = ["Nr.", "Punkt", "Stemmer"];
  return h(
    "table",
    { class: "sp-table" },
    h("caption", { class: "se-heard" }, caption),
    h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))),
    h(
      "tbody",
      {},
      lines.map(({ name, votes }, at) =>
        h("tr", {}, h("td", {}, first + at), h("th", { scope: "row" }, name), h("td", {}, votes))
      ),
    ),
  );
}
