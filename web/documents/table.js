// @ts-nocheck not typed yet: take the line away when the file is converted
// A table: its first field in a row is a heading, a level has a colour beside its number, and what is hidden says why.

import { h, newId } from "../components/dom/dom.js";

const MANY = 8; // columns that a sheet has room for

/** table: { caption, heads: [text], rows: [[{ text, tone?, hidden?, number? }]] } */
export function dataTable({ caption, heads, rows }) {
  const id = newId("tabel");
  const numeric = heads.map((_, at) => at > 0 && mostly(rows.map((row) => row[at])));
  const table = h(
    "table",
    { class: heads.length > MANY ? "sd-number sd-many" : "sd-number" },
    h("caption", { id }, caption),
    h("thead", {}, h("tr", {}, heads.map((text, at) => head(text, numeric[at])))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((one, at) => (at ? cell(one, numeric[at]) : rowHead(one)))))),
  );
  return scrollable(h("div", { class: "sd-scroll" }, table), id);
}

/** Does a column hold numbers? Some have words, and a number at the foot. */
function mostly(cells) {
  const shown = cells.filter((one) => one && !one.hidden);
  return shown.filter(({ number }) => number).length > shown.length / 2;
}

const head = (text, numeric) =>
  h(text ? "th" : "td", { scope: text ? "col" : null, class: numeric ? "sd-right" : null }, text);

const rowHead = ({ text, ...told }) => h("th", { scope: "row", class: kind(told) }, text);

const cell = ({ text, ...told }, numeric) => h("td", { class: kind(told, numeric) }, text);

function kind({ tone, hidden }, numeric = false) {
  return [tone && `sd-tone sd-tone-${tone}`, hidden && "sd-concealed", numeric && "sd-right"].filter(Boolean).join(
    " ",
  ) ||
    null;
}

/** What is wider than its place scrolls inside it, by keyboard too, and is named only then: no stop without a purpose. */
export function scrollable(box, labelId) {
  new ResizeObserver(() => {
    const wide = box.scrollWidth > box.clientWidth + 1;
    for (const [name, value] of Object.entries({ tabindex: "0", role: "group", "aria-labelledby": labelId })) {
      if (wide) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }).observe(box);
  return box;
}
