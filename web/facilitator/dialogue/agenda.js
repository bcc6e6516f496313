// The agenda of the dialogue: what most needs talk comes first, and why.

import { Button } from "../../components/parts/button.js";
import { h, html, useLayoutEffect, useRef, useState } from "../../components/view.js";
import { printPart } from "../parts/print.js";
import { Leading } from "./lead.js";

/** @typedef {import("../views/dialogue.js").AgendaLine} AgendaLine */

/**
 * Where the agenda is over the item in focus, and not beside it, it is folded: the item comes first.
 *
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {AgendaLine[]} props.lines
 * @param {string} props.order  a sentence on the order of the lines
 * @param {string | null} props.focus  the item that everybody looks at
 * @param {string | null} props.looked  the item that this page looks at
 * @param {import("../views/dialogue.js").Lead} props.lead
 */
export function Agenda({ app, lines, order, focus, looked, lead }) {
  const [unfolded, unfold] = useState(false);
  const awaited = useRef(/** @type {string | null} */ (null));
  const newest = useRef(looked);
  newest.current = looked;
  /** The focus goes to what was chosen when it is there: that may be before or after the answer. */
  const arrive = () => {
    if (awaited.current === null || awaited.current !== newest.current) return;
    awaited.current = null;
    app.focus(".sf-focus-title");
  };
  useLayoutEffect(arrive, [looked]);
  const choose = async (/** @type {string} */ item) => {
    unfold(false);
    awaited.current = item;
    if (await app.act({ type: "focus", item }, "dialogue")) arrive();
    else awaited.current = null;
  };
  const line = (/** @type {AgendaLine} */ one) =>
    h(Line, { ...one, now: one.item === focus, onChoose: choose, key: one.item });
  const fold = {
    label: unfolded ? "Skjul dagsordenen" : "Vis dagsordenen",
    onPress: () => unfold(!unfolded),
    more: { "aria-expanded": String(unfolded) },
  };
  return html`
    <nav class=${`se-card sf-agenda ${focus && !unfolded ? "sf-folded" : ""}`} aria-label="Dagsorden">
      <h2>Dagsorden</h2>
      ${focus && html`<p class="sf-fold">${h(Button, fold)}</p>`}
      ${h(Leading, { app, lead })}
      <p class="se-muted se-small">${order}</p>
      <ol>${lines.map(line)}</ol>
      ${h(Button, { label: "Udskriv dagsordenen", onPress: () => printPart("agenda") })}
    </nav>
  `;
}

/** @param {AgendaLine & { now: boolean, onChoose: (item: string) => void }} props */
function Line({ item, name, reasons, questions, settled, now, onChoose }) {
  return html`
    <li data-state=${now ? "now" : undefined}>
      <button type="button" class="sf-item" aria-current=${now ? "true" : undefined} onClick=${() => onChoose(item)}>
        <span class="sf-name">${name}</span>
        ${settled && html`<span class="sf-mark">Talt om</span>`}
      </button>
      <ul class="sf-reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>
      <dl class="sf-agenda-asked sf-print-only">${questions.map(([dimension, text]) =>
        html`
          <div>
            <dt>${dimension}</dt>
            <dd>${text}</dd>
          </div>
        `
      )}</dl>
    </li>
  `;
}
