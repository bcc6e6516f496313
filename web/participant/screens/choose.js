// Which screen fits: first who one is, then the round's phase. The name changes when a new screen must be drawn.

import { Actions } from "./actions.js";
import { Dialogue } from "./dialogue.js";
import { Finish } from "./finish.js";
import { Join } from "./join.js";
import { Priority } from "./priority.js";
import { currentItem, Rate } from "./rate.js";
import { EndSheet, NextSheet } from "./sheet.js";
import { Loading, Waiting } from "./waiting.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {(props: { app: App }) => import("../../components/view.js").View} Part */

/** @returns {[string, Part]} */
export function screenFor(/** @type {App} */ app) {
  const { round, me } = app.state.value;
  if (!me && !app.known.value) return ["loading", Loading];
  if (app.sheets && (!me || round.phase !== "vurdering")) return [`sheet ${round.phase} ${round.content}`, NextSheet];
  // The server knows nobody by a key any more.
  const tookPart = round.phase === "afsluttet" && (app.keys.get() || app.result.get());
  if (!me && !tookPart) return [`join ${round.phase} ${round.content}`, Join];
  return IN_PHASE[round.phase](app);
}

/** @type {Record<string, (app: App) => [string, Part]>} */
const IN_PHASE = {
  forberedelse: () => ["waiting", Waiting],
  vurdering: (app) => app.view.value.finish ? ["finish", app.sheets ? EndSheet : Finish] : rating(app),
  dialog: (app) => [`dialogue ${app.state.value.round.dialogue?.item}`, Dialogue],
  prioritering: (app) => [`priority ${app.state.value.round.voting.items.map(({ item }) => item)}`, Priority],
  udviklingsplan: (app) => [`actions ${JSON.stringify(app.state.value.round.actions)}`, Actions],
  afsluttet: (app) => [`closed ${JSON.stringify(app.state.value.round.actions)}`, Actions],
};

/** @returns {[string, Part]} */
function rating(/** @type {App} */ app) {
  const { me, content } = app.state.value;
  return [`rate ${currentItem(app).id} ${me?.perspective} ${content.digest}`, Rate];
}
