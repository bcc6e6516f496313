// What the participant sees around the screen of a phase, and how it is put on a page.

import { Access, StatementLink } from "../components/access/access.js";
import { useArrival } from "../components/parts/focus.js";
import { Heard } from "../components/parts/said.js";
import { guardAgainstSlips } from "../components/slips/slips.js";
import { LossBanner, StatusLine } from "../components/status/status.js";
import { Timer } from "../components/timer/timer.js";
import { h, html, render, useLayoutEffect } from "../components/view.js";
import { App } from "./app.js";
import { CodeForm } from "./code.js";
import { NoticesView } from "./notices.js";
import { RoomNews } from "./room.js";
import { screenFor } from "./screens/choose.js";
import { OwnAnswers } from "./screens/own-answers.js";
import { Unsent } from "./unsent.js";

/** @typedef {import("./app.js").Surroundings} Surroundings */

/** Show the screen in `el`, beginning with a code where there is no welcome. Returns what takes it down again. */
export function show(
  /** @type {HTMLElement} */ el,
  /** @type {Surroundings} */ surroundings,
  /** @type {any} */ welcome,
) {
  /** @type {App | null} */
  let app = null;
  el.classList.add("se-app");
  el.replaceChildren();
  const unguard = guardAgainstSlips(el);
  const start = (/** @type {any} */ reply) => {
    app = new App(surroundings, reply);
    render(h(Screen, { app }), el);
  };
  if (welcome?.round) start(welcome);
  else render(h(CodeForm, { transport: surroundings.transport, onWelcome: start }), el);
  return () => {
    unguard();
    render(null, el);
    app?.close();
  };
}

function Screen(/** @type {{ app: App }} */ { app }) {
  const { round, me } = app.state.value;
  const [name, Part] = screenFor(app);
  const stage = useArrival(name, () => app.takeMoved());
  const facts = () => app.facts();
  useLayoutEffect(() => app.surroundings.onTitle(`${round.phase_label} · ${round.team}`));
  return html`
    <div class="se-topbar">
      <p class="se-place">${round.team} · ${round.phase_label}</p>
      ${h(Timer, { timer: round.room?.timer, clock: app.channel.clock })}
      ${h(StatusLine, { facts })}
    </div>
    <div class="se-page">
      ${h(LossBanner, { facts })}
      ${app.sheets && app.state.value.me &&
        html`<p class="se-small se-muted">Du taster et ark ind. Skriv kun det, der står på arket.</p>`}
      ${h(NoticesView, { notices: app.notices })}
      ${h(RoomNews, { scene: me && round.room?.scene })}
      ${me && h(Unsent, { app })}
      <p class="se-heard" role="status">${app.announced.value}</p>
      <div class="se-stage" ref=${stage}>${h(Part, { app, key: name })}</div>
      <div class="se-foot">${h(OwnAnswers, { app })}${h(SharedScreen, { app })}${h(Foot, { app, key: name })}</div>
    </div>
  `;
}

function Foot(/** @type {{ app: App }} */ { app }) {
  const { content, round, me } = app.state.value;
  const statement = app.ofTheServer("tilgaengelighed");
  const open = round.phase !== "afsluttet"; // the personal links of a closed round lead nowhere
  if (!me || !open || app.sheets) return h(StatementLink, { address: statement });
  return h(Access, {
    link: app.personalLink(),
    statement,
    perspectives: content.perspectives,
    perspective: me.perspective,
    fixed: !round.before_reveal,
    onChoose: (perspective) => app.act({ type: "perspective", perspective }),
    onLeave: () => app.leave(),
  });
}

/** Who is not in the room sees what the room sees; in a notebook there is no such page. */
function SharedScreen(/** @type {{ app: App }} */ { app }) {
  const address = app.sheets ? null : app.ofTheServer(`storskaerm/${app.code}`);
  return address && html`
    <p><a href=${address} target="storskaerm">Se den fælles skærm${h(Heard, {
      text: " (åbner i et nyt vindue)",
    })}</a></p>
  `;
}
