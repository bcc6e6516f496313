// Texts whose field is not on the screen any more, because the round went on while they were written.

import { Button } from "../components/parts/button.js";
import { h, html } from "../components/view.js";
import { itemOf, storedIn } from "./state.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./drafts.js").Text} Text */

/** Return the texts that cannot be reached from this screen. @type {(app: App) => Text[]} */
function stranded({ state, drafts }) {
  const { phase, dialogue } = state.value.round;
  if (phase === "forberedelse" || phase === "vurdering") return [];
  const here = phase === "dialog" && dialogue ? [`reflect|${dialogue.item}|`, `write_line|${dialogue.item}|`] : [];
  return drafts.all().filter(({ cell }) => !here.some((start) => cell.startsWith(start)));
}

export function Unsent(/** @type {{ app: App }} */ { app }) {
  return html`
    <div role="status">
      ${stranded(app).map((text) => h(Stranded, { app, text, key: `${text.cell}|${text.field}` }))}
    </div>
  `;
}

function Stranded(/** @type {{ app: App, text: Text }} */ { app, text: { cell, field, text, problem } }) {
  const [type, item] = cell.split("|");
  const remove = () => app.drafts.drop(cell, field);
  const send = () => {
    const stored = storedIn(app.state.value, { type, item }) ?? {};
    const { succeeds = "", difficult = "", will_try = "", shared = false } = stored;
    remove();
    app.act({ type: "reflect", item, succeeds, difficult, will_try, shared, [field]: text });
  };
  const sendable = type === "reflect" && app.state.value.round.phase === "dialog" && !problem;
  const { name } = itemOf(app.state.value, item);
  return html`
    <div class="se-alert">
      <p>${`Du var ved at skrive om »${name}«, da I gik videre. Teksten er ikke sendt, og kun du kan se den.`}</p>
      <div class="se-field">
        <textarea readonly rows="3" aria-label="Teksten, du skrev" value=${text}></textarea>
      </div>
      <p class="se-row">
        ${sendable && h(Button, { label: "Send teksten", onPress: send })}
        ${h(Button, { label: "Slet teksten", onPress: remove })}
      </p>
    </div>
  `;
}
