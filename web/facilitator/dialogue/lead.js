// Which of several pages turns everybody's screens. One that is alone is told nothing.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";

const HERE = ".sf-lead";

/** @param {{ app: import("../app.js").App, lead: import("../views/dialogue.js").Lead }} props */
export function Leading({ app, lead: { mine, others } }) {
  const press = async () => {
    if (await app.act({ type: "lead" }, "dialogue")) app.focus(HERE);
  };
  const take = { label: "Overtag", onPress: press, more: { "aria-label": "Overtag, så du leder" } };
  const text = mine ? "Du leder. Alles skærme følger dig." : "En anden leder. Du kan kigge og skrive overalt.";
  return html`
    <div class="sf-lead" tabindex="-1">
      <p aria-live="polite">${others ? text : ""}</p>
      ${others && !mine && html`<p>${h(Button, take)}</p>`}
    </div>
  `;
}
