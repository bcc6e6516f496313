// The big screen: follows the facilitator, shows the part that belongs to the phase, and has nothing to press.

import { Channel } from "../components/channel/channel.js";
import { NO_BOX } from "../components/channel/outbox.js";
import { socketAddress, SocketTransport } from "../components/channel/socket.js";
import { useNow } from "../components/parts/now.js";
import { h, html, render, signal, useLayoutEffect } from "../components/view.js";
import { sceneOf } from "./scenes.js";

const ASK_MS = 10_000;

/** @typedef {import("./content.js").Round} Round */
/** @typedef {import("../protocol/messages.d.ts").ProjectorMessage & { type: string, id?: string }} Message */
/** @typedef {import("../protocol/messages.d.ts").ProjectorReply} Reply */

/** @typedef {import("./content.js").Invitation} Invitation */

/** A signal that is only given what differs from what it holds. @type {<T>(first: T) => Held<T>} */
function held(first) {
  const shown = signal(first);
  let newest = JSON.stringify(first);
  const hear = (/** @type {any} */ next) => {
    const text = JSON.stringify(next);
    if (text === newest) return;
    newest = text;
    shown.value = next;
  };
  return { shown, hear };
}

/**
 * @template T
 * @typedef {{ shown: import("../components/view.js").Signal<T>, hear: (next: any) => void }} Held
 */

/** Return the round and its invitation as they are now, and the channel that they come by. */
function followed(/** @type {Round} */ first, /** @type {Invitation} */ invited) {
  const round = held(first);
  const invitation = held(invited);
  const hear = (/** @type {Reply} */ reply) => {
    if (reply.type !== "round") return;
    round.hear(reply.round);
    if (reply.invitation) invitation.hear(reply.invitation);
  };
  const listeners = { greet: () => ({}), onWelcome: hear, onReply: hear, onPush: hear };
  /** @type {Channel<Message, Reply>} */
  const channel = new Channel(new SocketTransport(socketAddress()), NO_BOX, listeners, { every: ASK_MS });
  return { round: round.shown, invitation: invitation.shown, channel };
}

/**
 * @param {object} props
 * @param {import("../components/view.js").Signal<Round>} props.round
 * @param {Channel<Message, Reply>} props.channel
 * @param {import("../components/view.js").Signal<Invitation>} props.invitation
 */
function Screen({ round, channel, invitation }) {
  const now = round.value;
  const { team, title, phase, phase_label: label } = now;
  useLayoutEffect(() => {
    document.title = `Storskærm · ${label} · ${team}`;
  });
  return html`
    <div class="sp-head">
      <p class="sp-team">${`${team} · ${title}`}</p>
      <p class="sp-phase" role="status">${label}</p>
    </div>
    ${h(Lost, { channel })}
    <div class="sp-stage" data-phase=${phase} key=${JSON.stringify([now, invitation.value])}>
      ${sceneOf(now, invitation.value)}
    </div>
  `;
}

function Lost(/** @type {{ channel: Channel<Message, Reply> }} */ { channel }) {
  useNow();
  const text = "Forbindelsen er tabt. Det, der vises, er måske ikke nyt.";
  return html`<p class="sp-lost" role="status" hidden=${!channel.isLost}>${text}</p>`;
}

const { round: first, invitation } = JSON.parse(document.getElementById("selfeval-welcome")?.textContent ?? "{}");
const root = document.getElementById("selfeval");
if (root) {
  root.replaceChildren();
  render(h(Screen, followed(first, invitation)), root);
}
