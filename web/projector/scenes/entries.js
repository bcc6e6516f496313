// A list of cards that fills what it is given, turned page by page where there are more than fit.

import { h, html } from "../../components/view.js";
import { PageNumber, usePages } from "../pages.js";

/** Letters of a list in proportion to ordinary text, largest first. */
const SIZES = [2, 1.7, 1.45, 1.2, 1];

/** @typedef {import("../../components/view.js").View} View */
/** @typedef {{ label?: string, kind?: string, sizes?: number[] }} Look */

/**
 * Return a list, each of its entries drawn.
 *
 * @template T
 * @param {T[]} all
 * @param {(one: T) => View} draw
 * @param {Look} [look]
 */
export function listed(all, draw, look = {}) {
  return h(Entries, { views: all.map(draw), sign: JSON.stringify(all), ...look });
}

/** @param {{ views: View[], sign: string } & Look} props */
function Entries({ views, sign, label, kind = "", sizes = SIZES }) {
  const layout = usePages(views.length, sign, sizes);
  const { box, size, from, to } = layout;
  const entry = (/** @type {View} */ view, /** @type {number} */ at) =>
    html`<li data-entry key=${from + at}>${view}</li>`;
  return html`
    <div class=${`sp-paged ${kind}`}>
      <div class="sp-box" ref=${box}>
        <ul class="sp-entries" aria-label=${label} style=${{ fontSize: `${size}em` }}>
          ${views.slice(from, to).map(entry)}
        </ul>
      </div>
      ${h(PageNumber, layout)}
    </div>
  `;
}
