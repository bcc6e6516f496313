// Everybody writes: one short line to each of the three things that are said of an item, without a name.

import { cellOf } from "../../components/channel/message.js";
import { Button } from "../../components/parts/button.js";
import { useName } from "../../components/parts/names.js";
import { Problem } from "../../components/field/problem.js";
import { lengthOf } from "../../components/field/typing.js";
import { h, html, useEffect } from "../../components/view.js";
import { ownLine } from "../state.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../content.js").Dialogue} Shown */
/** @typedef {import("../content.js").Part} Part */

const WRITE = /** @type {const} */ ("write_line");

/** @type {[Part, string][]} */
const PARTS = [["succeeds", "Det lykkes"], ["difficult", "Det er svært"], ["will_try", "Det vil vi prøve"]];

/** @param {{ app: App, shown: Shown }} props */
export function WriteLines({ app, shown: { item, writing } }) {
  const mine = (/** @type {Part} */ part) =>
    ownLine(app.state.value, item, part) ?? app.drafts.isIn(cellOf({ type: WRITE, item, part }));
  if (!writing.open && !PARTS.some(([part]) => mine(part))) return null;
  const when =
    `Dit navn står der ikke. Linjerne bliver vist sammen, når mindst ${writing.enough} har skrevet, eller når `;
  return html`
    <section class="se-card se-stack">
      <h2 class="se-subtitle">Skriv en linje til teamet</h2>
      ${writing.open
        ? html`<p class="se-small se-muted">${when}facilitatoren slutter skrivningen.</p>`
        : html`<p class="se-small se-muted">Skrivningen er slut.</p>`}
      ${PARTS.map(([part, label]) => h(Place, { app, item, part, label, open: writing.open, key: `${item} ${part}` }))}
    </section>
  `;
}

/** @param {{ app: App, item: string, part: Part, label: string, open: boolean }} props */
function Place({ app, item, part, label, open }) {
  const cell = cellOf({ type: WRITE, item, part });
  const own = ownLine(app.state.value, item, part);
  const waiting = app.channel.waitingFor(cell);
  const draft = app.drafts.of(cell, "text");
  useEffect(() => void (own && draft.read() !== null && draft.drop())); // there is one line from each
  if (own) return h(Own, { app, label, line: own });
  if (waiting) return h(Written, { label, text: String(waiting.text), state: "Sender …" });
  return open || draft.read() ? h(Blank, { app, item, part, label, draft }) : null; // what is typed is not taken away
}

/** @param {{ app: App, label: string, line: import("../content.js").StoredLine }} props */
function Own({ app, label, line: { id, text, shown } }) {
  const remove = {
    label: "Fjern",
    onPress: () => app.act({ type: "take_back_line", line: id }),
    more: { "aria-label": `Fjern: ${text}` },
  };
  return html`
    <div class="se-line">
      ${h(Written, { label, text, state: shown ? "Vist for alle" : "Sendt. Ikke vist endnu" })}
      ${!shown && h(Button, remove)}
    </div>
  `;
}

function Written(/** @type {{ label: string, text: string, state: string }} */ { label, text, state }) {
  return html`
    <p class="se-written">
      <strong>${label}: </strong>${text}<span class="se-small se-muted">${` · ${state}`}</span>
    </p>
  `;
}

/**
 * @param {object} props
 * @param {App} props.app
 * @param {string} props.item
 * @param {Part} props.part
 * @param {string} props.label
 * @param {import("../../components/field/typing.js").Draft} props.draft
 */
function Blank({ app, item, part, label, draft }) {
  const id = useName("line");
  const text = draft.read() ?? "";
  const problem = draft.problem?.() ?? null;
  const limit = app.state.value.content.limits.line;
  const change = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget: { value } }) =>
    value ? draft.keep(value) : draft.drop();
  const send = (cleared = false) => {
    if (!text.trim() || lengthOf(text) > limit) return;
    draft.drop(); // on its way; where it is refused it comes back
    app.act({ type: WRITE, item, part, text, cleared });
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    send();
  };
  const length = lengthOf(text);
  const button = { label: "Send", onPress: () => {}, more: { type: "submit", "aria-label": `Send: ${label}` } };
  return html`
    <form class="se-blank" onSubmit=${submit}>
      <label for=${id}>${label}</label>
      <input id=${id} value=${text} onInput=${change} autocomplete="off" aria-invalid=${String(
        length > limit || problem !== null,
      )} />
      ${h(Button, button)}
      <p class="se-small se-muted" role="status">${length > limit
        ? `${length} af ${limit} tegn. Gør linjen kortere.`
        : ""}</p>
      ${h(Problem, { problem, onClear: () => send(true) })}
    </form>
  `;
}

/** The lines that everybody sees. */
export function ShownLines(/** @type {{ lines: Shown["lines"] }} */ { lines }) {
  const groups = PARTS.map(([part, label]) => ({ label, texts: lines.filter((line) => line.part === part) }));
  return html`
    <section class="se-card se-stack">
      <h2 class="se-subtitle">Linjer fra jer</h2>
      ${groups.filter(({ texts }) => texts.length).map(({ label, texts }) =>
        html`
          <div>
            <h3 class="se-small se-muted">${label}</h3>
            <ul class="se-list">${texts.map(({ text }) => html`<li>${text}</li>`)}</ul>
          </div>
        `
      )}
    </section>
  `;
}
