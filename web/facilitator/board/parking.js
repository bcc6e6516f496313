// Det tager vi senere: what comes up while the team talks of something else.

import { Button } from "../../components/parts/button.js";
import { More } from "../../components/parts/more.js";
import { h, html, useState } from "../../components/view.js";
import { Form, Input, Submit } from "../parts/fields.js";
import { NoteAt } from "../parts/note.js";
import { useRefused } from "../writing/refused.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/board.js").Parked} Parked */

const WHERE = "parking";
const NAME = "Det tager vi senere";

/**
 * @param {object} props
 * @param {App} props.app
 * @param {import("../views/board.js").Round} props.round
 * @param {Parked[]} props.parked
 * @param {number} props.limit  characters of a line
 */
export function Parking({ app, round, parked, limit }) {
  const [text, type] = useState("");
  const open = parked.filter(({ done }) => !done).length;
  const refused = useRefused(app, WHERE);
  const save = async (cleared = false) => {
    if (!text.trim()) return;
    const item = round.phase === "dialog" ? round.focus : null;
    if (await refused.send({ type: "park", text, item, cleared })) type("");
  };
  const change = (/** @type {string} */ text) => {
    refused.written({ text });
    type(text);
  };
  const field = {
    label: "Skriv en linje",
    value: text,
    onChange: change,
    refusal: refused.at("text", () => save(true)),
    more: { maxlength: limit },
  };
  const summary = open > 0 ? `${NAME} (${open})` : NAME;
  return html`
    <div class="sf-parking">
      ${h(
        More,
        { summary },
        html`
          ${parked.length > 0 && html`
            <ul class="sf-list">${parked.map((one) => h(Line, { app, round, parked: one, key: one.id }))}</ul>
          `}
          ${!round.closed &&
            h(
              Form,
              { onSave: () => save(), kind: "sf-park" },
              html`${h(Input, field)}${h(Submit, { label: "Tilføj" })}`,
            )}
          ${h(NoteAt, { app, where: WHERE })}
        `,
      )}
    </div>
  `;
}

/** @param {{ app: App, round: import("../views/board.js").Round, parked: Parked }} props */
function Line({ app, round, parked: { id, text, done } }) {
  const label = done ? "Sæt på igen" : "Streg ud";
  const strike = {
    label,
    kind: "se-quiet",
    onPress: () => app.act({ type: "strike", parked: id, done: !done }, WHERE),
    more: { "aria-label": `${label}: ${text}` },
  };
  return html`<li>${done ? html`<s>${text}</s>` : html`<span>${text}</span>`}${
    !round.closed && h(Button, strike)
  }</li>`;
}
