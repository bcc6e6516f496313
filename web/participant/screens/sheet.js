// Sheets are typed in one after the other, by somebody outside the team; each is a participant of its own.

import { Button } from "../../components/parts/button.js";
import { h, html, useRef, useState } from "../../components/view.js";
import { Line, missingItems } from "./finish.js";
import { Choices } from "./join.js";

/** @typedef {import("../app.js").App} App */

const NOT_NOW = {
  forberedelse: "Arkene kan tastes ind, når facilitatoren har åbnet vurderingen. Siden skifter af sig selv.",
  after: "Teamet er færdigt med at vurdere, så der kan ikke tastes flere ark ind. Facilitatoren kan gå tilbage.",
};

/** Whose sheet it is that comes next. */
export function NextSheet(/** @type {{ app: App }} */ { app }) {
  const { content, round } = app.state.value;
  const [missing, miss] = useState(false);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  if (round.phase !== "vurdering") {
    return html`
      <div class="se-column">
        <h1>Tast et ark ind</h1>
        <p class="se-lead">${round.phase === "forberedelse" ? NOT_NOW.forberedelse : NOT_NOW.after}</p>
      </div>
    `;
  }
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const chosen = /** @type {HTMLInputElement | null} */ (form.current?.querySelector("input:checked") ?? null);
    miss(!chosen);
    if (chosen) app.join(chosen.value);
    else form.current?.querySelector("input")?.focus();
  };
  return html`
    <form class="se-column" novalidate ref=${form} onSubmit=${submit}>
      <div class="se-heading">
        <h1>Tast et ark ind</h1>
        <p class="se-lead">${round.title}</p>
      </div>
      <section class="se-card se-privacy">
        <ul>
          <li>Er du med i teamet, så lad en anden gøre det: Den, der taster, ser svarene.</li>
          <li>Skriv kun det, der står på arket. Spring det over, der ikke er krydset af.</li>
          <li>Arket skal makuleres, når det er tastet ind.</li>
        </ul>
      </section>
      <fieldset class="se-perspectives">
        <legend>Hvem har svaret på arket?</legend>
        <div class="se-card">${h(Choices, { perspectives: content.perspectives, about: false })}</div>
      </fieldset>
      <p class="se-problem" role="alert" hidden=${!missing}>${missing ? "Vælg, hvem der har svaret på arket." : ""}</p>
      <button type="submit" class="se-button se-main se-wide">Begynd på arket</button>
    </form>
  `;
}

/** The end of one sheet. */
export function EndSheet(/** @type {{ app: App }} */ { app }) {
  const missing = missingItems(app);
  const done = { label: "Arket er tastet ind", onPress: () => app.endSheet(), kind: "se-main se-wide" };
  const back = { label: "Tilbage til spørgsmålene", onPress: () => app.look({ finish: false }), kind: "se-wide" };
  const lead = missing.length > 0 ? "Se efter, om det her også er tomt på arket." : "Alle spørgsmål har fået et svar.";
  return html`
    <div class="se-column">
      <h1>Er hele arket tastet ind?</h1>
      <p class="se-lead">${lead}</p>
      <ul class="se-missing">${missing.map((one) => h(Line, { app, key: one.id, ...one }))}</ul>
      <div class="se-stack">${h(Button, done)}${h(Button, back)}</div>
    </div>
  `;
}
