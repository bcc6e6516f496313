// A table: its first field in a row is a heading, a level has a colour beside its number, and what is hidden says why.

import { useName } from "../components/parts/names.js";
import { h, html } from "../components/view.js";
import { numericColumns } from "./columns.js";
import { Scrollable } from "./scrollable.js";

const MANY = 8; // columns that a sheet has room for

/** @typedef {import("./content.js").Cell} Cell */

export function DataTable(/** @type {{ table: import("./content.js").Table }} */ { table }) {
  const { caption, heads, rows } = table;
  const id = useName("table");
  const numeric = numericColumns(table);
  const row = (/** @type {Cell[]} */ cells) =>
    cells.map((one, at) =>
      at
        ? html`<td class=${classOf(one, numeric[at])}>${one.text}</td>`
        : html`<th scope="row" class=${classOf(one)}>${one.text}</th>`
    );
  return h(
    Scrollable,
    { label: id },
    html`
      <table class=${heads.length > MANY ? "sd-number sd-many" : "sd-number"}>
        <caption id=${id}>${caption}</caption>
        <thead>
          <tr>${heads.map((text, at) => h(Head, { text, numeric: numeric[at] }))}</tr>
        </thead>
        <tbody>${rows.map((cells) => html`<tr>${row(cells)}</tr>`)}</tbody>
      </table>
    `,
  );
}

function Head(/** @type {{ text: string, numeric: boolean }} */ { text, numeric }) {
  const kind = numeric ? "sd-right" : undefined;
  return text ? html`<th scope="col" class=${kind}>${text}</th>` : html`<td class=${kind}></td>`;
}

function classOf(/** @type {Cell} */ { tone, hidden }, numeric = false) {
  const all = [tone && `sd-tone sd-tone-${tone}`, hidden && "sd-concealed", numeric && "sd-right"];
  return all.filter(Boolean).join(" ") || undefined;
}
