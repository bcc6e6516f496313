// The form of a new round: whose it is, what it asks about, and its limits.

import { newMessageId } from "../../components/channel/message.js";
import { useName } from "../../components/parts/names.js";
import { h, html } from "../../components/view.js";
import { drafts } from "../writing/drafts.js";
import { Form, Input, Submit, Tick, useForm } from "../parts/fields.js";
import { FrameworkChoice } from "./framework-choice.js";
import { LensTick } from "./lens-tick.js";
import { NoteAt } from "../parts/note.js";
import { useRefused } from "../writing/refused.js";
import { countText, messageOf, newDraft, principlesIn } from "./round-form.js";
import { LimitFields } from "./round-limits.js";

const DRAFT = "selfeval:fac:ny-runde";

/** @typedef {import("./round-form.js").Draft} Draft */
/** @typedef {import("../views/preparation.js").Choice} View */

export function NewRound(/** @type {{ app: import("../app.js").App, view: View }} */ { app, view }) {
  const [draft, change] = useForm(
    () => /** @type {Draft} */ (drafts.readForm(DRAFT) ?? newDraft(view)),
    (form) => drafts.keepForm(DRAFT, form),
  );
  const refused = useRefused(app, "new-round");
  const save = async () => {
    const done = await refused.send(messageOf(view, draft));
    if (done) drafts.drop(DRAFT);
    else if (done === false) change({ id: newMessageId() }); // nothing was made; after silence that is not known
  };
  const write = (/** @type {Partial<Draft>} */ part) => {
    refused.written(part);
    change(part);
  };
  const turn = (/** @type {"lens" | "recommendations"} */ name) => (/** @type {boolean} */ on) =>
    change({ [name]: on });
  const recommendations = { checked: draft.recommendations, onTurn: turn("recommendations") };
  const lens = { offer: view.lens, on: draft.lens, onTurn: turn("lens") };
  return h(
    Form,
    { kind: "se-card", onSave: save },
    html`
      <h2>Ny runde</h2>
      ${h(Whose, { view, draft, onChange: write, refusal: refused.at })}
      <h3>Hvad vil I se på?</h3>
      ${view.frameworks.map((framework) =>
        h(FrameworkChoice, { framework, draft, onChange: change, key: framework.id })
      )}
      ${h(Tick, { ...recommendations, children: "Tag anbefalinger og lokale standarder med" })}
      ${principlesIn(view, draft) > 0 && h(LensTick, lens)}
      <p class="se-muted se-small" role="status">${countText(view, draft)}</p>
      ${h(LimitFields, { draft, retention: view.retention, onChange: change })}
      <p class="sf-onward">${h(Submit, { label: "Opret runden", kind: "se-main" })}</p>
      ${h(NoteAt, { app, where: "new-round" })}
    `,
  );
}

/**
 * @param {object} props
 * @param {View} props.view
 * @param {Draft} props.draft
 * @param {(change: Partial<Draft>) => void} props.onChange
 * @param {(field: string) => import("../parts/fields.js").Refusal} props.refusal
 */
function Whose({ view, draft, onChange, refusal }) {
  const list = useName("names");
  const { title, name: ofAName } = view.limits;
  const input = (/** @type {"organisation" | "team" | "title"} */ name, /** @type {string} */ label, more = {}) =>
    h(Input, {
      label,
      value: draft[name],
      onChange: (text) => onChange({ [name]: text }),
      refusal: refusal(name),
      more: { maxlength: name === "title" ? title : ofAName, required: true, ...more },
    });
  return html`
    <div class="sf-two">
      ${input("organisation", "Kommune eller organisation", { list: `${list}-organisations` })}
      ${input("team", "Team", { list: `${list}-teams` })}
      ${input("title", "Rundens navn")}
    </div>
    ${h(Names, { id: `${list}-organisations`, rows: view.organisations })}
    ${h(Names, { id: `${list}-teams`, rows: view.teams })}
  `;
}

function Names(/** @type {{ id: string, rows: { name: string }[] }} */ { id, rows }) {
  const names = [...new Set(rows.map(({ name }) => name))];
  return html`<datalist id=${id}>${names.map((name) => html`<option value=${name}></option>`)}</datalist>`;
}
