// @ts-nocheck not typed yet: take the line away when the file is converted
// How a team's answers spread: diverging bars on one common line, each with its table.

import { h, more } from "../dom/dom.js";

const MIDDLE = 3;
const THIN = 0.045; // of the width: too narrow for a number, which then stands in the table only

/**
 * pictures: one a dimension: {title, label, counts: [five numbers], exits: [{label, count}], blanks, n, words,
 * own: level | null, ownText, consensus: {text, reason} | null, hidden: text | null}; levels: [{value, label}].
 * All bars share one scale, so that dimensions can be compared by eye. heading: the element of each title;
 * tables: whether the numbers can be opened (a picture's label holds them too).
 */
export function spreads({ pictures, levels, heading = "h2", tables = true }) {
  const widths = pictures.map(({ counts }) => sides(counts));
  const span = {
    left: Math.max(0.5, ...widths.map((one) => one.left)),
    right: Math.max(0.5, ...widths.map((one) => one.right)),
  };
  return h(
    "div",
    { class: "se-spreads" },
    pictures.map((picture) => spread(picture, span, { levels, heading, tables })),
    key(levels),
  );
}

function sides(counts) {
  const middle = counts[MIDDLE - 1] / 2;
  return { left: counts[0] + counts[1] + middle, right: counts[3] + counts[4] + middle };
}

function spread(picture, span, { levels, heading, tables }) {
  const { title, label, words, n, hidden, ownText, consensus } = picture;
  return h(
    "section",
    { class: "se-card se-spread" },
    h(
      "div",
      { class: "se-spread-top" },
      h(heading, { class: "se-spread-title" }, title),
      words && h("p", { class: "se-words" }, words),
    ),
    label && h("p", { class: "se-small se-muted" }, label),
    hidden && h("p", {}, hidden),
    !hidden && n > 0 && bar(picture, span, levels),
    !hidden && besides(picture),
    ownText && h("p", { class: "se-own-text" }, `Dit svar: ${ownText}`),
    consensus &&
      h(
        "p",
        { class: "se-consensus" },
        h("strong", {}, `I blev enige om: ${consensus.text}`),
        consensus.reason && ` ${consensus.reason}`,
      ),
    tables && !hidden && more("Vis tallene", table(picture, levels)),
  );
}

function bar({ title, counts, own }, span, levels) {
  const width = span.left + span.right;
  const parts = counts.map((count, at) =>
    segment({ count, value: levels[at].value, own: own === levels[at].value, share: count / width })
  );
  const row = h(
    "div",
    { class: "se-bar" },
    gap((span.left - sides(counts).left) / width),
    parts,
    gap((span.right - sides(counts).right) / width),
  );
  const middle = h("div", { class: "se-middle" });
  middle.style.left = percent(span.left / width); // set by script: the page allows no style in markup
  return h("div", { class: "se-chart", role: "img", "aria-label": `${title}: ${spoken(counts, levels)}` }, middle, row);
}

function segment({ count, value, own, share }) {
  const el = h(
    "div",
    { class: `se-part se-part-${value}`, hidden: count === 0 },
    own && h("span", { class: "se-own" }, "dig"),
    h("span", { class: "se-count" }, share < THIN ? "" : count),
    h("span", { class: "se-value" }, value),
  );
  el.style.width = percent(share);
  return el;
}

function gap(share) {
  const el = h("div", { class: "se-gap" });
  el.style.width = percent(share);
  return el;
}

function percent(share) {
  return `${(share * 100).toFixed(3)}%`;
}

function spoken(counts, levels) {
  return counts.map((count, at) => `${levels[at].label.toLowerCase()}: ${count}`).join(", ");
}

function besides({ exits, blanks, n }) {
  const outside = exits.filter(({ count }) => count > 0).map(({ label, count }) => `${count} ${label.toLowerCase()}`);
  if (blanks > 0) outside.push(`${blanks} uden svar`);
  if (n === 0 && outside.length === 0) return h("p", {}, "Ingen har svaret her.");
  return (
    outside.length > 0 &&
    h("p", { class: "se-besides" }, n === 0 ? "Ingen har givet et niveau. " : "Desuden: ", outside.join(" · "))
  );
}

function table({ title, counts, exits, blanks }, levels) {
  const rows = [
    ...levels.map(({ value, label }, at) => [`${value} ${label}`, counts[at]]),
    ...exits.map(({ label, count }) => [label, count]),
    ["Uden svar", blanks],
  ];
  return h(
    "table",
    { class: "se-table" },
    h("caption", { class: "se-heard" }, title),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Svar"), h("th", { scope: "col" }, "Antal"))),
    h(
      "tbody",
      {},
      rows.map(([name, count]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, count))),
    ),
  );
}

function key(levels) {
  const marks = levels.map(({ value, label }) =>
    h("li", {}, h("span", { class: `se-mark se-part-${value}` }, value), label)
  );
  return h("ul", { class: "se-key", "aria-label": "Hvad tallene under bjælkerne betyder" }, marks);
}
