// Who sees what, and with whose eyes one looks. No name is asked.

import { More } from "../../components/parts/more.js";
import { useName } from "../../components/parts/names.js";
import { h, html, useRef, useState } from "../../components/view.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../content.js").Perspective} Perspective */

const LATE = "Teamet har vurderet og set svarene. Du kan være med i dialogen, stemme og følge planen. " +
  "Har du allerede svaret på en anden enhed, så åbn dit personlige link.";

export function Join(/** @type {{ app: App }} */ { app }) {
  const { content, round } = app.state.value;
  const [missing, miss] = useState(false);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  if (!round.joining) return h(TooLate, {});
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
        <h1>Jeres selvevaluering</h1>
        <p class="se-lead">${round.title}</p>
        ${!round.before_reveal && html`<p>${LATE}</p>`}
      </div>
      ${h(Privacy, { texts: content.texts, address: app.ofTheServer("hvem-ser-hvad") })}
      <fieldset class="se-perspectives">
        <legend>Hvem svarer du som?</legend>
        <div class="se-card">${h(Choices, { perspectives: content.perspectives })}</div>
      </fieldset>
      <p class="se-problem" role="alert" hidden=${!missing}>${missing
        ? "Vælg, hvem du svarer som. Så kan du deltage."
        : ""}</p>
      <button type="submit" class="se-button se-main se-wide">Deltag</button>
      ${app.ofTheServer("") &&
        html`<p class="se-small"><a href="?ark">Tast et ark ind for en, der har svaret på papir</a></p>`}
    </form>
  `;
}

/** The most important before the choice, and all of it a tap away: the button is to be seen without scrolling. */
function Privacy(/** @type {{ texts: import("../content.js").Content["texts"], address: string | null }} */ props) {
  const { texts: { brief, privacy }, address } = props;
  const all = html`
    <ul>${privacy.map((text) => html`<li>${text}</li>`)}</ul>
    ${address && html`<p><a href=${address}>Læs mere om, hvem der ser hvad</a></p>`}
  `;
  return html`
    <section class="se-privacy">
      <h2>Hvem ser hvad?</h2>
      <p>${brief}</p>
      ${h(More, { summary: "Se alle punkter" }, all)}
    </section>
  `;
}

/** @param {{ perspectives: Perspective[], about?: boolean }} props  about: say "du" of whom a perspective is meant for */
export function Choices({ perspectives, about = true }) {
  const name = useName("perspective");
  return perspectives.map(({ id, label, description }) =>
    html`
      <div class="se-check">
        <input type="radio" name=${name} value=${id} id=${`${name}-${id}`} />
        <label for=${`${name}-${id}`}>${label}${about &&
          html`<span class="se-small se-muted">${` ${description}`}</span>`}</label>
      </div>
    `
  );
}

function TooLate() {
  return html`
    <div class="se-column">
      <h1>Runden er afsluttet</h1>
      <p class="se-lead">Der kan ikke svares mere. Spørg facilitatoren, hvis I skal i gang med en ny runde.</p>
    </div>
  `;
}
