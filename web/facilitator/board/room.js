// What the room sees: what the big screen is turned to, and the time.

import { Button } from "../../components/parts/button.js";
import { Timer } from "../../components/timer/timer.js";
import { h, html } from "../../components/view.js";
import { Used } from "./used.js";

const SCENE = /** @type {const} */ ("scene");
const TIMER = /** @type {const} */ ("timer");
const START = /** @type {const} */ ("start_timer");
const WHERE = "board"; // answers stand under the board

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/board.js").Room} Room */
/** @typedef {import("../../protocol/messages.d.ts").TimerAct} TimerAct */

export function RoomBar(/** @type {{ app: App, room: Room }} */ { app, room }) {
  return html`
    <section class="sf-room sf-screen-only" aria-label="Storskærm og tid">
      ${h(Scenes, { app, room })}
      ${h(Time, { app, room })}
    </section>
  `;
}

function Scenes(/** @type {{ app: App, room: Room }} */ { app, room: { scenes, scene } }) {
  const turn = (/** @type {import("../views/board.js").SceneId | null} */ to) => () =>
    app.act({ type: SCENE, scene: to, slide: 0 }, WHERE);
  const choice = (/** @type {import("../views/board.js").SceneId | null} */ id, /** @type {string} */ label) => {
    const now = (scene?.name ?? null) === id;
    const more = { "aria-pressed": String(now) };
    return h(Button, { label, kind: now ? "sf-turned" : "se-quiet", onPress: turn(id), more, key: label });
  };
  return html`
    <div class="sf-row" role="group" aria-label="Storskærmen viser">
      <span class="se-muted">Storskærmen viser</span>
      ${choice(null, "Fasen")}
      ${scenes.map(({ id, label }) => choice(id, label))}
    </div>
  `;
}

function Time(/** @type {{ app: App, room: Room }} */ { app, room: { timer, minutes, programme } }) {
  const change = (/** @type {string} */ label, /** @type {TimerAct} */ act) =>
    h(Button, { label, kind: "se-quiet", onPress: () => app.act({ type: TIMER, act }, WHERE), key: act });
  const start = (/** @type {number} */ count) => {
    const more = { "aria-label": `Start et tidsur på ${count} minutter` };
    const press = () => app.act({ type: START, minutes: count }, WHERE);
    return h(Button, { label: `${count} min.`, kind: "se-quiet", onPress: press, more, key: count });
  };
  const going = timer && [
    change("+1 min.", "more"),
    timer.started === null ? change("Fortsæt", "go_on") : change("Hold pause", "pause"),
    change("Stop", "stop"),
  ];
  return html`
    <div class="sf-row" role="group" aria-label="Tidsur">
      ${!timer && html`<span class="se-muted">Tidsur</span>`}
      ${h(Timer, { timer, clock: app.channel.clock })}
      ${going ?? minutes.map(start)}
      ${h(Used, { programme, clock: app.channel.clock })}
    </div>
  `;
}
