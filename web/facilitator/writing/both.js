// Two have written in the same place: both texts are there, and the one who reads chooses.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";

/** @typedef {(text: string) => void} Choose */

/**
 * What another has written, and the three ways to go on. Without another there is an empty live region, which reads the
 * words aloud when they come.
 *
 * @param {object} props
 * @param {string} props.label  of the field
 * @param {string | null} props.other  what another has written; null for nobody
 * @param {string} props.mine
 * @param {boolean} [props.joins]  whether the two can stand together
 * @param {Choose} props.onChoose
 */
export function Both({ label, other, mine, joins = true, onChoose }) {
  const press = (/** @type {string} */ text, /** @type {string} */ chosen) =>
    h(Button, { label: text, onPress: () => onChoose(chosen), more: { "aria-label": `${text}: ${label}` } });
  const told = other !== null && html`
    <p class="sf-meanwhile">
      <strong>${"En anden har skrevet her: "}</strong><span>${other || "Teksten er fjernet."}</span>
    </p>
  `;
  const both = other !== null && joins && Boolean(other && mine);
  const ways = other !== null && html`
    <p class="sf-row">
      ${both && press("Behold begge", `${other}\n${mine}`)}
      ${press("Brug min", mine)}
      ${press("Brug den anden", other)}
    </p>
  `;
  return html`<div class="sf-both"><div aria-live="polite">${told}</div>${ways}</div>`;
}
