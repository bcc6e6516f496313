// Dialog: what most needs talk, one item in focus, and what the team agrees on.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { Agenda } from "./agenda.js";
import { FocusItem } from "./focus-item.js";
import { MoveOn } from "../moving/move-on.js";
import { NoRound } from "../parts/no-round.js";
import { NoteAt } from "../parts/note.js";

/** @param {{ app: import("../app.js").App, view: import("../views/dialogue.js").Dialogue }} props */
export function Dialogue({ app, view }) {
  const { round, agenda, agenda_order: order, focus, lead, scale, paper } = view;
  if (!round) return h(NoRound, {});
  if (view.early) {
    return html`<p class="sf-empty">Svarene vises, når I går til dialogen. Indtil da kan ingen se dem.</p>`;
  }
  const empty = html`
    <p class="sf-empty">Vælg det første punkt på dagsordenen. Deltagernes skærme følger med.</p>
  `;
  const go = { app, round, to: /** @type {const} */ ("prioritering"), label: "Gå til prioriteringen" };
  return html`
    <div class="sf-dialogue">
      ${h(Agenda, { app, lines: agenda, order, focus: round.focus, looked: focus?.item ?? null, lead, key: round.id })}
      ${focus && focus.item !== round.focus &&
        h(LookedAt, { app, lines: agenda, item: focus.item, shown: round.focus, lead })}
      ${focus ? h(FocusItem, { app, round, item: focus, scale, paper, key: `${round.id} ${focus.item}` }) : empty}
      ${round.phase === "dialog" && html`<div class="sf-onward">${h(MoveOn, go)}</div>`}
      ${h(NoteAt, { app, where: "dialogue" })}
    </div>
  `;
}

/**
 * This page alone looks at an item, such as by the way back, and the others' screens stay where they are.
 *
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {import("../views/dialogue.js").AgendaLine[]} props.lines
 * @param {string} props.item
 * @param {string | null} props.shown  the item that everybody looks at
 * @param {import("../views/dialogue.js").Lead} props.lead
 */
function LookedAt({ app, lines, item, shown, lead: { mine } }) {
  const act = (/** @type {"look" | "focus"} */ type, /** @type {string | null} */ to) => async () => {
    if (await app.act({ type, item: to }, "dialogue")) app.focus(".sf-focus-title");
  };
  const name = lines.find((line) => line.item === shown)?.name;
  const others = name ? `De andre ser »${name}«.` : "De andre ser intet punkt.";
  return html`
    <div class="sf-move">
      <p>${`Kun du ser dette punkt. ${others}`}</p>
      ${mine && h(Button, { label: "Vis punktet for alle", onPress: act("focus", item) })}
      ${(name || !mine) && h(Button, { label: "Gå til det, de andre ser", onPress: act("look", null) })}
    </div>
  `;
}
