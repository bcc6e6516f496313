// A socket of the server's that comes back by itself.

import { reconnectIn } from "./backoff.js";
import { onWaking } from "./waking.js";

const OPENING_MS = 8000; // a net that swallows everything leaves a socket opening for minutes
const STEADY_MS = 5000; // a connection that lives so long was no vain try
const STALE_MS = 2000; // what has been opening for so long when the phone wakes is begun anew

/** @typedef {import("./transport.js").Transport} Transport */
/** @typedef {ReturnType<typeof setTimeout>} Timer */

/** Return the address of the socket that belongs to this page: its own, with /ws behind. */
export function socketAddress(/** @type {Location} */ { protocol, host, pathname } = location) {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}${pathname.replace(/\/$/, "")}/ws`;
}

/** @implements {Transport} */
export class SocketTransport {
  comesBack = true;

  /** Connect to `address`, and again whenever the connection is lost, until `close`. */
  constructor(/** @type {string} */ address) {
    this.address = address;
    this.open = false;
    this.failures = 0;
    this.begun = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** @type {Timer | undefined} */
    this.timer = undefined;
    /** @type {Timer | undefined} */
    this.steady = undefined;
    /** @type {Set<(reply: import("./transport.js").Reply) => void>} */
    this.hearers = new Set();
    /** @type {Set<() => void>} */
    this.turners = new Set();
    this.asleep = onWaking(() => this.wake());
    this.connect();
  }

  connected() {
    return this.open;
  }

  /** @type {Transport["send"]} */
  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** @type {Transport["listen"]} */
  listen(hear, turn) {
    this.hearers.add(hear);
    this.turners.add(turn);
    return () => {
      this.hearers.delete(hear);
      this.turners.delete(turn);
    };
  }

  /** A dead line answers no close, so nobody waits for it. */
  giveUp() {
    this.socket?.close();
    this.lost();
  }

  close() {
    this.asleep();
    const { socket } = this;
    this.socket = null;
    clearTimeout(this.timer);
    clearTimeout(this.steady);
    socket?.close();
  }

  connect() {
    if (this.socket && this.socket.readyState <= WebSocket.OPEN) return;
    clearTimeout(this.timer);
    const mine = new WebSocket(this.address);
    this.socket = mine;
    this.begun = Date.now();
    this.timer = setTimeout(() => this.giveUp(), OPENING_MS);
    mine.onopen = () => {
      if (mine !== this.socket) return;
      clearTimeout(this.timer);
      this.turnTo(true);
    };
    mine.onmessage = (event) => mine === this.socket && this.heard(event.data);
    mine.onclose = () => mine === this.socket && this.lost();
  }

  heard(/** @type {string} */ text) {
    // Not at opening, and not at once: a server that lets in and says nothing, or drops what it has let in, is left in
    // peace.
    this.steady ??= setTimeout(() => (this.failures = 0), STEADY_MS);
    const reply = JSON.parse(text);
    for (const hear of this.hearers) hear(reply);
  }

  lost() {
    this.socket = null;
    clearTimeout(this.steady);
    this.steady = undefined;
    this.turnTo(false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), reconnectIn(this.failures++));
  }

  wake() {
    if (this.socket?.readyState === WebSocket.CONNECTING && Date.now() - this.begun > STALE_MS) this.giveUp();
    this.connect();
  }

  turnTo(/** @type {boolean} */ open) {
    if (this.open === open) return;
    this.open = open;
    for (const turn of this.turners) turn();
  }
}
