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

/** Return the round as it is now, drawn again only where it has changed, and the channel that it comes by. */
function followed(/** @type {Round} */ first) {
  const round = signal(first);
  let newest = JSON.stringify(first);
  const hear = (/** @type {Reply} */ reply) => {
    if (reply.type !== "round") return;
    const text = JSON.stringify(reply.round);
    if (text === newest) return;
    newest = text;
    round.value = /** @type {any} */ (reply.round);
  };
  const listeners = { greet: () => ({}), onWelcome: hear, onReply: hear, onPush: hear };
  /** @type {Channel<Message, Reply>} */
  const channel = new Channel(new SocketTransport(socketAddress()), NO_BOX, listeners, { every: ASK_MS });
  return { round, channel };
}

/**
 * @param {object} props
 * @param {import("../components/view.js").Signal<Round>} props.round
 * @param {Channel<Message, Reply>} props.channel
 * @param {import("./content.js").Invitation} props.invitation
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
    <div class="sp-stage" data-phase=${phase} key=${JSON.stringify(now)}>${sceneOf(now, invitation)}</div>
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
  render(h(Screen, { ...followed(first), invitation }), root);
}
