// What every panel has around it: who may see it, whether its kernel answers, and where one goes on in a new phase.

import { Button } from "../components/parts/button.js";
import { h, html, useLayoutEffect, useRef } from "../components/view.js";
import { Board } from "./board/board.js";
import { Dialogue } from "./dialogue/dialogue.js";
import { Plan } from "./plan/plan.js";
import { Preparation } from "./preparation/preparation.js";
import { Priorities } from "./priorities/priorities.js";
import { Progress } from "./progress.js";

const LOST = [
  "Siden har mistet forbindelsen. Det, der er gemt, er stadig gemt.",
  "Det, du har skrevet, bliver liggende i browseren. Genindlæs siden for at gå videre.",
].join(" ");

/** @type {Record<string, (props: any) => import("../components/view.js").View | null>} */
const PANELS = {
  tavle: Board,
  forberedelse: Preparation,
  vurdering: Progress,
  dialog: Dialogue,
  prioritering: Priorities,
  udviklingsplan: Plan,
};

/** @typedef {import("./app.js").App} App */

export function Panel(/** @type {{ app: App }} */ { app }) {
  const view = app.view.value;
  const isLocked = view.locked !== undefined;
  useArrivalAt(app, isLocked ? null : view.round);
  return html`
    <div class="se-app sf-panel" data-panel=${app.panel} ref=${app.root}>
      ${!app.channel.connected && h(Lost, {})}
      ${isLocked ? app.panel === "tavle" && h(Locked, { sentence: view.locked }) : h(PANELS[app.panel], { app, view })}
    </div>
  `;
}

/**
 * Whoever pressed a button that is gone with its phase goes on at the new one's heading, not at the top of the page.
 *
 * @type {(app: App, round: import("./views/board.js").Round | null) => void}
 */
function useArrivalAt(app, round) {
  const phase = round?.phase === "afsluttet" ? "udviklingsplan" : round?.phase;
  const now = `${round?.id} ${round?.phase}`;
  const before = useRef(app.view.value.locked === undefined ? now : null);
  useLayoutEffect(() => {
    if (app.view.value.locked !== undefined) return;
    const arrived = before.current !== null && before.current !== now && phase === app.panel;
    before.current = now;
    if (arrived) setTimeout(() => goOnAt(app.root.current?.querySelector("h2")));
  }, [now, app.view.value.locked]);
}

function goOnAt(/** @type {HTMLElement | null | undefined} */ heading) {
  const at = document.activeElement;
  const left = !at || at === document.body || !at.checkVisibility();
  if (!heading || !left || !navigator.userActivation?.hasBeenActive) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** Nobody is let in: either the page has not been told whose it is as yet, or a sentence says why. */
function Locked(/** @type {{ sentence: string }} */ { sentence }) {
  if (!sentence) return html`<p role="status">Henter …</p>`;
  const base = document.body.dataset.baseUrl?.replace(/\/voila\/$/, "") ?? "";
  const href = `${base}/log-ind?next=${location.pathname.slice(base.length)}`;
  return html`<div class="sf-lost" role="alert"><p>${sentence}</p><a class="se-button" href=${href}>Log ind</a></div>`;
}

function Lost() {
  const reload = { label: "Genindlæs siden", onPress: () => location.reload() };
  return html`<div class="sf-lost" role="alert"><p>${LOST}</p>${h(Button, reload)}</div>`;
}
