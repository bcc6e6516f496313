// The big screen: follows the facilitator, and shows what the round is turned to or the part that belongs to its phase.

import { Channel } from "../components/channel/channel.js";
import { NO_BOX } from "../components/channel/outbox.js";
import { socketAddress, SocketTransport } from "../components/channel/socket.js";
import { useNow } from "../components/parts/now.js";
import { Timer } from "../components/timer/timer.js";
import { h, html, render, signal, useLayoutEffect } from "../components/view.js";
import { FullScreen, useAwake } from "./awake.js";
import { sceneOf } from "./scenes/scenes.js";

const ASK_MS = 10_000;

/** @typedef {import("./content.js").Round} Round */
/** @typedef {import("./content.js").Invitation} Invitation */
/** @typedef {{ round: Round, invitation: Invitation }} Shown */
/** @typedef {import("../protocol/messages.d.ts").ProjectorMessage & { type: string, id?: string }} Message */
/** @typedef {import("../protocol/messages.d.ts").ProjectorReply} Reply */

/** Return what is shown now, drawn again only where it has changed; why nothing is shown any more; and the channel. */
function followed(/** @type {Shown} */ first) {
  const shown = signal(first);
  const ended = signal("");
  let newest = JSON.stringify(first);
  const hear = (/** @type {Reply} */ reply) => {
    if (reply.type !== "round") return refuse(reply);
    const next = { invitation: shown.value.invitation, .../** @type {any} */ (reply) };
    const isAnother = next.round.code !== shown.value.round.code && !reply.invitation;
    if (isAnother) return channel.hello(); // the team's next round: the screen is told how one joins it
    ended.value = "";
    const text = JSON.stringify([next.round, next.invitation]);
    if (text === newest) return;
    newest = text;
    shown.value = { round: next.round, invitation: next.invitation };
  };
  const refuse = (/** @type {Reply} */ reply) => {
    if (reply.type === "refused" && reply.code === "not_found") ended.value = reply.sentence;
  };
  const listeners = { greet: () => ({}), onWelcome: hear, onReply: hear, onPush: hear, onRefusal: refuse };
  /** @type {Channel<Message, Reply>} */
  const channel = new Channel(new SocketTransport(socketAddress()), NO_BOX, listeners, { every: ASK_MS });
  return { shown, ended, channel };
}

/** @param {ReturnType<typeof followed>} props */
function Screen({ shown, ended, channel }) {
  const { round, invitation } = shown.value;
  const { team, title, phase, phase_label: label, scene, timer } = round;
  useAwake();
  useLayoutEffect(() => {
    document.title = `Storskærm · ${scene?.title ?? label} · ${team}`;
  });
  if (ended.value) {
    return html`
      <div class="sp-column sp-pause">
        <h1>Skærmen er lukket</h1>
        <p>${ended.value}</p>
      </div>
    `;
  }
  return html`
    <div class="sp-head">
      <p class="sp-team">${`${team} · ${title}`}</p>
      ${scene?.name !== "pause" && h(Timer, { timer, clock: channel.clock })}
      <p class="sp-phase" role="status">${label}</p>
      ${h(FullScreen, {})}
    </div>
    ${h(Lost, { channel })}
    <div class="sp-stage" data-phase=${phase} data-scene=${scene?.name ??
      ""} key=${`${phase} ${scene?.name} ${scene?.at}`}>
      ${sceneOf(round, invitation, channel.clock)}
    </div>
  `;
}

function Lost(/** @type {{ channel: Channel<Message, Reply> }} */ { channel }) {
  useNow();
  const text = "Forbindelsen er tabt. Det, der vises, er måske ikke nyt.";
  return html`<p class="sp-lost" role="status" hidden=${!channel.isLost}>${text}</p>`;
}

const welcome = JSON.parse(document.getElementById("selfeval-welcome")?.textContent ?? "{}");
const root = document.getElementById("selfeval");
if (root) {
  root.replaceChildren();
  render(h(Screen, followed(welcome)), root);
}
