// Dialog: what most needs talk, one item in focus, and what the team agrees on.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { Agenda } from "./agenda.js";
import { FocusItem } from "./focus-item.js";
import { NoRound } from "../parts/no-round.js";
import { NoteAt } from "../parts/note.js";

/** @param {{ app: import("../app.js").App, view: import("../views.js").Dialogue }} props */
export function Dialogue({ app, view }) {
  const { round, agenda, agenda_order: order, focus, scale } = view;
  if (!round) return h(NoRound, {});
  if (view.early) {
    return html`<p class="sf-empty">Svarene vises, når I går til dialogen. Indtil da kan ingen se dem.</p>`;
  }
  const empty = html`
    <p class="sf-empty">Vælg det første punkt på dagsordenen. Deltagernes skærme følger med.</p>
  `;
  const go = {
    label: "Gå til prioriteringen",
    kind: "se-main",
    onPress: () => app.act({ type: "go", phase: "prioritering", revision: round.revision }, "dialogue"),
  };
  return html`
    <div class="sf-dialogue">
      ${h(Agenda, { app, lines: agenda, order, focus: round.focus, key: round.id })}
      ${focus ? h(FocusItem, { app, round, item: focus, scale, key: `${round.id} ${focus.item}` }) : empty}
      ${round.phase === "dialog" && html`<p class="sf-onward">${h(Button, go)}</p>`}
      ${h(NoteAt, { app, where: "dialogue" })}
    </div>
  `;
}
