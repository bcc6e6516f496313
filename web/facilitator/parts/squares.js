// A row of choices that are radio buttons to those who listen and squares to the eye.

import { useHeld } from "../../components/parts/held.js";
import { useName } from "../../components/parts/names.js";
import { html } from "../../components/view.js";

/** @typedef {number | string} Value */
/** @typedef {{ value: Value, label: string, title?: string }} Square */

/** @param {{ legend: string, options: Square[], chosen: Value | null, onChoose: (value: Value) => void }} props */
export function Squares({ legend, options, chosen, onChoose }) {
  const name = useName("squares");
  const { held, choose, listeners } = useHeld(onChoose);
  const shown = held ?? chosen;
  const square = (/** @type {Square} */ { value, label, title }) =>
    html`
      <label class="sf-square" key=${value} title=${title}>
        <input
          type="radio"
          name=${name}
          value=${value}
          checked=${value === shown}
          aria-label=${title && `${label}: ${title}`}
          onChange=${() => choose(value)}
        />
        <span>${label}</span>
      </label>
    `;
  return html`
    <fieldset class="sf-squares" ...${listeners}>
      <legend>${legend}</legend>
      <div class="sf-row">${options.map(square)}</div>
    </fieldset>
  `;
}
