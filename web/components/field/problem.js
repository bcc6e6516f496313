// Why a text was refused, at its field, and the button that says that what was found in it is nobody's.

import { Button } from "../parts/button.js";
import { h, html } from "../view.js";

/** What the button says; a CPR number is always somebody's. @type {Record<string, string>} */
const NOBODYS = {
  phone: "Det er ikke nogens nummer",
  email: "Det er ikke nogens adresse",
  address: "Det er ikke nogens adresse",
};

/** What the button that clears a text is called; null where there is none. */
export function clearing(/** @type {string[]} */ found) {
  if (found.length === 0 || found.some((one) => !(one in NOBODYS))) return null;
  const labels = new Set(found.map((one) => NOBODYS[one]));
  return labels.size === 1 ? [...labels][0] : "Det er ikke nogens nummer eller adresse";
}

/**
 * @param {object} props
 * @param {string} [props.id]
 * @param {import("./typing.js").Problem | null} props.problem
 * @param {() => unknown} props.onClear
 */
export function Problem({ id, problem, onClear }) {
  const label = clearing(problem?.found ?? []);
  return html`
    <div class="se-refused" hidden=${!problem}>
      <p class="se-problem" role="alert" id=${id}>${problem?.sentence ?? ""}</p>
      ${problem && label && h(Button, { label, onPress: onClear, kind: "se-quiet" })}
    </div>
  `;
}
