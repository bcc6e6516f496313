// One framework in the form of a new round: whether it is asked about, and which of its items.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { Tick } from "../parts/fields.js";
import { itemsOf, keyOf, turned } from "./round-form.js";

/** @typedef {import("./round-form.js").Draft} Draft */
/** @typedef {import("../views/preparation.js").Framework} Framework */
/** @typedef {import("../views/preparation.js").Group} Group */
/** @typedef {{ draft: Draft, onChange: (change: Partial<Draft>) => void }} Choosing */

export function FrameworkChoice(/** @type {{ framework: Framework } & Choosing} */ { framework, draft, onChange }) {
  const key = keyOf(framework);
  const on = draft.chosen.includes(key);
  const turn = (/** @type {boolean} */ to) => onChange({ chosen: turned(draft.chosen, key, to) });
  const name = html`
    <strong>${framework.title}</strong><span class="se-muted se-small">${` ${framework.version_text}`}</span>
  `;
  const missing = html`
    <details>
      <summary>Det mangler vi kilde til</summary>
      <ul>${framework.missing.map((text) => html`<li>${text}</li>`)}</ul>
    </details>
  `;
  return html`
    <div class="sf-framework">
      ${h(Tick, { checked: on, onTurn: turn, children: name })}
      <p class="se-muted se-small">${framework.about}</p>
      ${on && h(Items, { framework, draft, onChange })}
      ${framework.missing.length > 0 && missing}
    </div>
  `;
}

function Items(/** @type {{ framework: Framework } & Choosing} */ { framework, draft, onChange }) {
  const all = itemsOf(framework);
  const count = all.filter(({ id }) => !draft.dropped.includes(id)).length;
  return html`
    <details>
      <summary>Vælg enkelte punkter <span class="se-muted">(${count} af ${all.length} er valgt)</span></summary>
      ${framework.groups.map((group) => h(GroupChoice, { group, draft, onChange, key: group.id }))}
    </details>
  `;
}

function GroupChoice(/** @type {{ group: Group } & Choosing} */ { group, draft, onChange }) {
  const all = (/** @type {boolean} */ on) => {
    const label = on ? "Vælg alle" : "Fravælg alle";
    const turn = () => onChange({ dropped: group.items.reduce((ids, { id }) => turned(ids, id, !on), draft.dropped) });
    return h(Button, { label, kind: "se-quiet", onPress: turn, more: { "aria-label": `${label} i ${group.title}` } });
  };
  const item = (/** @type {import("../views/preparation.js").FrameworkItem} */ { id, number, title }) =>
    h(Tick, {
      checked: !draft.dropped.includes(id),
      onTurn: (on) => onChange({ dropped: turned(draft.dropped, id, !on) }),
      children: `${number} ${title}`,
      key: id,
    });
  return html`
    <fieldset class="sf-group">
      <legend>${group.title}</legend>
      <p class="sf-row">${all(true)}${all(false)}</p>
      ${group.items.map(item)}
    </fieldset>
  `;
}
