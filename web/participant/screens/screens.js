// @ts-nocheck not typed yet: take the line away when the file is converted
// Which screen fits: first who one is, then the round's phase. The name changes when a new screen must be drawn.

import { actions } from "./actions.js";
import { dialogue } from "./dialogue.js";
import { finish } from "./finish.js";
import { join } from "./join.js";
import { priority } from "./priority.js";
import { rate } from "./rate.js";
import { loading, waiting } from "./waiting.js";

export function screenFor(app) {
  const { round, me } = app.state;
  if (!me && !app.known) return ["loading", loading];
  const tookPart = round.phase === "afsluttet" && app.keys.get(); // the server knows nobody by a key any more
  if (!me && !tookPart) return [`join ${round.phase} ${round.content}`, join];
  return IN_PHASE[round.phase](app, round);
}

const IN_PHASE = {
  forberedelse: () => ["waiting", waiting],
  vurdering: (app) =>
    app.view.finish
      ? ["finish", finish]
      : [`rate ${currentItem(app)} ${app.state.me.perspective} ${app.state.content.digest}`, rate],
  dialog: (_app, { dialogue: shown }) => [`dialogue ${shown?.item}`, dialogue],
  prioritering: (_app, { voting }) => [`priority ${voting.items.map(({ item }) => item)}`, priority],
  handleplan: (_app, round) => [`actions ${JSON.stringify(round.actions)}`, actions],
  afsluttet: (_app, round) => [`closed ${JSON.stringify(round.actions)}`, actions],
};

function currentItem(app) {
  const { items } = app.state.content;
  if (!items.some(({ id }) => id === app.view.item)) app.view.item = items[0].id;
  return app.view.item;
}
