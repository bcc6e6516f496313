// How many put each answer on paper: typed for an item, and stored together at one press.

import { Button } from "../../components/parts/button.js";
import { useName } from "../../components/parts/names.js";
import { h, html, useRef, useState } from "../../components/view.js";
import { drafts } from "../writing/drafts.js";
import { NoteAt } from "../parts/note.js";
import { countsOf, inWords, nothingTyped, shownIn, withTyped } from "./counting.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/paper.js").Counts} Counts */
/** @typedef {import("../views/paper.js").CountedItem} Item */
/** @typedef {import("../views/paper.js").CountedCell} Cell */
/** @typedef {import("./counting.js").Typed} Typed */
/** @typedef {{ currentTarget: HTMLInputElement }} Changed */

const MOST = 999;

/** All items of a round, each folded. */
export function CountItems(/** @type {{ app: App, round: string, paper: Counts }} */ { app, round, paper }) {
  return paper.items.map((item) =>
    html`
      <details key=${item.item}>
        <summary>${item.name}${item.dimensions.some(({ revision }) => revision > 0) && " – talt op"}</summary>
        ${h(CountItem, { app, round, paper, item })}
      </details>
    `
  );
}

/** What is typed stays until it is stored, also when another item is looked at meanwhile. */
export function CountItem(
  /** @type {{ app: App, round: string, paper: Counts, item: Item }} */ { app, round, paper: { open, answers }, item },
) {
  const where = `count-${item.item}`;
  const draft = `selfeval:fac:${round}:papir-${item.item}`;
  const newest = useRef(/** @type {Typed} */ (drafts.readForm(draft) ?? nothingTyped()));
  const [typed, show] = useState(newest.current);
  const keep = (/** @type {Typed} */ next) => {
    drafts.keepForm(draft, next);
    show(newest.current = next);
  };
  const type = (/** @type {Cell} */ cell, /** @type {string} */ answer, /** @type {string} */ text) =>
    keep(withTyped(newest.current, cell, answer, text));
  const save = async () => {
    const sent = newest.current;
    const dimensions = countsOf(sent, item.dimensions, answers);
    const done = await app.act({ type: "count_on_paper", item: item.item, dimensions }, where);
    if (!done || newest.current !== sent) return;
    drafts.drop(draft);
    show(newest.current = nothingTyped());
  };
  const changed = Object.keys(typed).length > 0;
  const press = { label: "Gem tallene", onPress: save, why: changed ? null : "Du har ikke ændret noget." };
  return html`
    <div class="sf-counting">
      ${item.dimensions.map((cell) => h(Row, { cell, answers, typed, open, onType: type, key: cell.id }))}
      ${open ? h(Button, press) : html`<p class="se-muted">Tallene kan ikke ændres i denne fase.</p>`}
      ${h(NoteAt, { app, where })}
    </div>
  `;
}

/**
 * @param {object} props
 * @param {Cell} props.cell
 * @param {import("../views/paper.js").Answer[]} props.answers
 * @param {Typed} props.typed
 * @param {boolean} props.open
 * @param {(cell: Cell, answer: string, text: string) => void} props.onType
 */
function Row({ cell, answers, typed, open, onType }) {
  const name = useName("count");
  const box = (/** @type {import("../views/paper.js").Answer} */ { id, mark, label }) =>
    html`
      <div class="sf-field" key=${id}>
        <label for=${`${name}-${id}`} title=${label}>${mark || label}</label>
        <input
          id=${`${name}-${id}`}
          type="number"
          inputmode="numeric"
          min="0"
          max=${MOST}
          disabled=${!open}
          value=${shownIn(typed, cell, id)}
          onInput=${(/** @type {Changed} */ { currentTarget }) => onType(cell, id, currentTarget.value)}
        />
      </div>
    `;
  const stored = typed[cell.id] && cell.revision > 0 && inWords(cell, answers);
  return html`
    <fieldset class="sf-counts">
      <legend>${cell.title}</legend>
      <div>${answers.map(box)}</div>
      ${stored && html`<p class="se-muted se-small">${`Gemt nu: ${stored}`}</p>`}
    </fieldset>
  `;
}
