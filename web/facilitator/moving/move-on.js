// The buttons by which the round moves, and how a move is taken back before the others' screens follow.

import { useArmed } from "../../components/confirm/armed.js";
import { Button } from "../../components/parts/button.js";
import { useNow } from "../../components/parts/now.js";
import { h, html, useRef, useState } from "../../components/view.js";
import { moving, useMove } from "./moving.js";

const FOR_GOOD = "Svar, der er vist, kan ikke skjules igen. Tryk »Stop«, hvis I vil vente.";

/** @typedef {import("../views/board.js").Round} Round */
/** @typedef {import("./moving.js").Move} Move */
/** @typedef {import("./moving.js").Phase} Phase */

/**
 * A button that moves the round. It stays where it is while the move is pending: a second press in the same place does
 * nothing.
 *
 * @typedef {{ app: import("../app.js").App, round: Round, to: Phase, label: string, kind?: string }} Way
 */
export function MoveButton(/** @type {Way} */ { app, round, to, label, kind }) {
  const move = useMove();
  const press = () => move ? undefined : moving.begin(round, to, app.panel);
  return h(Button, { label, kind, onPress: press, more: { "aria-disabled": move ? "true" : undefined } });
}

/** The same, with the way back under it once it is pressed. */
export function MoveOn(/** @type {Way} */ props) {
  const { app, round } = props;
  const move = useMove();
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const stop = () => {
    moving.end();
    place.current?.querySelector("button")?.focus(); // what was pressed is gone
  };
  return html`
    <div class="sf-move-on" ref=${place}>
      ${h(MoveButton, { ...props, kind: "se-main" })}
      ${move?.round === round.id && move.panel === app.panel && h(Pending, { move, onStop: stop, key: move.to })}
    </div>
  `;
}

/** How long there still is, and what can be done until then. @param {{ move: Move, onStop: () => void }} props */
export function Pending({ move, onStop }) {
  const left = Math.max(0, Math.ceil((move.due - useNow()) / 1000));
  const isArmed = useArmed();
  const [isHurried, hurry] = useState(false);
  const now = {
    label: "Flyt nu",
    onPress: () => {
      if (!isArmed || isHurried) return;
      hurry(true);
      moving.hurry();
    },
    more: { "aria-disabled": isArmed && !isHurried ? undefined : "true" },
  };
  const seconds = left === 1 ? "1 sekund" : `${left} sekunder`;
  return html`
    <div class="sf-pending">
      <p>${`Runden flytter til ${move.to} om ${seconds}. ${move.reveals ? FOR_GOOD : ""}`}</p>
      <p class="sf-row">
        ${!move.reveals && h(Button, now)}
        ${h(Button, { label: move.reveals ? "Stop" : "Fortryd", onPress: onStop })}
      </p>
    </div>
  `;
}

/** What is said of a move to those who listen. @returns {string} */
export function inWords(/** @type {Move} */ { reveals, to }) {
  return reveals
    ? `Runden flytter til ${to} om tre sekunder. ${FOR_GOOD}`
    : `Runden flytter til ${to} om ti sekunder. Du kan fortryde.`;
}
