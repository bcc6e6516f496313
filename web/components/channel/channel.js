// The one way from a screen to what hosts it: keeps each message until its reply comes, over a kernel or a socket.

import { signal } from "../view.js";
import { retryIn } from "./backoff.js";
import { cellOf, newMessageId } from "./message.js";
import { ServerClock } from "../server-clock/server-clock.js";
import { JOINING, Waiting } from "./waiting.js";
import { onWaking } from "./waking.js";

const PATIENCE_MS = 5000; // no reply for so long: the connection is lost
const KERNEL_PING_MS = 5000;
const SOCKET_PING_MS = 20000;
const TICK_MS = 1000;
const SLEPT_MS = 5000; // a clock that jumps so far: the machine slept, and its connection may be dead; or it was set
const FIRST_MS = 3000;
const BATCH = 10; // resent at once; the server takes 20 messages a second
const BATCH_MS = 700;

/** @typedef {import("./transport.js").Message} Message */
/** @typedef {import("./transport.js").Reply} Reply */
/** @typedef {import("./transport.js").Transport} Transport */
/** @typedef {import("./outbox.js").Box} Box */
/** @typedef {import("./message.js").Entry} Entry */
/** @typedef {ReturnType<typeof setTimeout>} Timer */

/**
 * @template [M=Message]
 * @template [R=Reply]
 * @typedef {object} Listeners
 * @property {() => object} greet  gives the hello that opens each connection
 * @property {(reply: R) => void} onWelcome  gets what the hello is answered with
 * @property {(reply: R, message: M) => void} onReply  gets what is answered to a message that was sent, also by
 *   an earlier load of the page
 * @property {(push: R) => void} onPush  gets what comes unasked
 * @property {(refusal: R) => void} [onRefusal]  gets the refusal of a mere question for news
 */

/**
 * @template M
 * @typedef {import("../../protocol/messages.d.ts").Unsent<M>} Unsent
 */

/**
 * How a quiet host is asked whether it is there, and for news.
 *
 * @typedef {object} Pulse
 * @property {string} type  of the message
 * @property {number} every  milliseconds
 * @property {number} patience  no reply for so many milliseconds: the connection is lost
 * @property {() => boolean} when  it is asked only while this holds
 */

const NOT_LET_IN = new Set(["refused", "locked"]);

/**
 * A component that asks the channel anything is drawn again when the answer may have changed.
 *
 * @template {{ type: string, id?: string }} [M=Message]  what this screen says
 * @template {{ type: string, re?: string | null }} [R=Reply]  what it is answered
 */
export class Channel {
  /** The server's time, as replies tell it. */
  clock = new ServerClock();
  /** @type {Map<string, { settle: (reply: R | null) => void, answer: Promise<R | null> }>} */
  #asked = new Map();
  #changes = signal(0);
  #greeted = false;
  #lostOnce = false;
  #inVain = 0;
  #helloId = "";
  #tab = newMessageId();
  /** @type {number | null} */
  #backAt = null;
  /** @type {Timer | undefined} */
  #silence = undefined;
  /** @type {Timer | undefined} */
  #batch = undefined;
  /** @type {Timer | undefined} */
  #greeting = undefined;

  /**
   * @param {Transport} transport
   * @param {Box} box  keeps what waits over a reload
   * @param {Listeners<M, R>} listeners
   * @param {Partial<Pulse>} [pulse]
   */
  constructor(transport, box, listeners, pulse = {}) {
    this.transport = transport;
    this.box = box;
    this.#waiting = new Waiting(box);
    this.listeners = listeners;
    this.pulse = {
      type: "ping",
      every: transport.comesBack ? SOCKET_PING_MS : KERNEL_PING_MS,
      patience: PATIENCE_MS,
      when: () => true,
      ...pulse,
    };
    this.#connected = transport.connected();
    this.#begun = this.#ticked = this.#pinged = Date.now();
    this.#ends = [
      transport.listen(
        (reply) => this.#receive(/** @type {Reply & R} */ (reply)),
        () => this.#turnTo(transport.connected()),
      ),
      onWaking(() => this.#ping()), // a phone that slept, or another net
    ];
    this.#clock = setInterval(() => this.#tick(), Math.min(TICK_MS, this.pulse.every));
    if (this.#connected) this.hello();
  }

  #waiting;
  /** @type {boolean} */
  #connected;
  /** @type {number} */
  #begun;
  /** @type {number} */
  #ticked;
  /** @type {number} */
  #pinged;
  /** @type {(() => void)[]} */
  #ends;
  /** @type {ReturnType<typeof setInterval>} */
  #clock;

  close() {
    clearInterval(this.#clock);
    for (const timer of [this.#silence, this.#batch, this.#greeting]) clearTimeout(timer);
    for (const end of this.#ends) end();
  }

  // --- what a screen asks

  get connected() {
    this.#changes.value;
    return this.#connected;
  }

  /** How many messages wait. */
  get size() {
    this.#changes.value;
    return this.#waiting.size;
  }

  /** When the oldest waiting message was sent, in milliseconds. */
  get oldest() {
    this.#changes.value;
    return this.#waiting.oldest;
  }

  /** When a lost connection came back, in milliseconds. */
  get backAt() {
    this.#changes.value;
    return this.#backAt;
  }

  /** Is there trouble to tell of? The first moments, before the first connection, are none. */
  get isLost() {
    return !this.connected && (this.#lostOnce || Date.now() - this.#begun > FIRST_MS);
  }

  /** Why the server could not store what waits, if it said so. */
  get refusal() {
    this.#changes.value;
    return this.#waiting.refusal;
  }

  /** Return the waiting message about a cell, if there is one. */
  waitingFor(/** @type {string} */ cell) {
    this.#changes.value;
    return this.#waiting.about(cell)?.message ?? null;
  }

  // --- what a screen does

  /** Send, and keep until acknowledged. Sent twice it is stored once, because its id is made once. */
  send(/** @type {Unsent<M>} */ message) {
    const full = { id: newMessageId(), .../** @type {any} */ (message) };
    const entry = { message: full, at: Date.now(), cell: cellOf(full) };
    this.#waiting.keep(entry);
    if (this.#greeted && this.#waiting.due().includes(full.id)) this.#deliver(full);
    this.#change();
  }

  /**
   * Send once, and wait for the reply. Nothing is kept: without a reply within `patience` milliseconds it gives null,
   * the connection counts as lost, and whether the act was done is not known. What creates something brings an id that
   * was made once for its form (`newMessageId`): it can be asked again, and is done once.
   *
   * @param {Unsent<M>} message
   * @returns {Promise<R | null>}
   */
  ask(message, patience = this.pulse.patience) {
    const id = message.id ?? newMessageId();
    const asked = this.#asked.get(id);
    if (asked) return asked.answer;
    /** @type {(reply: R | null) => void} */
    let resolve = () => {};
    const answer = new Promise((/** @type {typeof resolve} */ call) => (resolve = call));
    const settle = (/** @type {R | null} */ reply) => {
      clearTimeout(timer);
      this.#asked.delete(id);
      resolve(reply);
    };
    const giveUp = () => {
      settle(null);
      this.#lose();
    };
    const timer = setTimeout(giveUp, patience);
    this.#asked.set(id, { settle, answer });
    try {
      this.transport.send({ .../** @type {any} */ (message), id });
    } catch {
      giveUp(); // the kernel is gone, or the page is being left
    }
    return answer;
  }

  /** Greet again, as after a change of key. */
  hello() {
    clearTimeout(this.#greeting);
    this.#greeted = false;
    this.#helloId = newMessageId();
    this.#deliver({ ...this.listeners.greet(), type: "hello", id: this.#helloId, tab: this.#tab });
  }

  /** Take over what an earlier page load, or another tab, left behind; of two messages about one thing the newer. */
  takeUp() {
    this.#waiting.takeUp();
    this.#change();
  }

  /** Another tab of this browser has settled a message, or replaced it by a newer one: sent again it would undo it. */
  settledElsewhere(/** @type {string | null} */ id) {
    if (id === null || !this.#waiting.get(id)) return;
    this.#waiting.forget(id);
    this.#change();
  }

  forgetAll() {
    this.#waiting.forgetAll();
    this.#change();
  }

  // --- how the connection is kept

  #tick() {
    const now = Date.now();
    // A slow host is not asked again before it has answered.
    const due = now - this.#pinged >= this.pulse.every && this.#silence === undefined && this.pulse.when();
    if (due || Math.abs(now - this.#ticked) > SLEPT_MS) this.#ping();
    this.#ticked = now;
  }

  #ping() {
    this.#pinged = Date.now();
    if (this.#connected || !this.transport.comesBack) {
      this.#deliver({ type: this.pulse.type, id: newMessageId() });
    }
  }

  #deliver(/** @type {Message} */ message) {
    this.#silence ??= setTimeout(() => this.#lose(), this.pulse.patience);
    try {
      this.transport.send(message);
    } catch {
      this.#lose(); // a notebook's kernel that died refuses at once
    }
  }

  #lose() {
    this.#calm();
    if (this.transport.comesBack) this.transport.giveUp();
    else this.#turnTo(false);
  }

  #calm() {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  #turnTo(/** @type {boolean} */ connected) {
    if (connected === this.#connected) return;
    this.#connected = connected;
    this.#calm(); // what was asked of the old connection is not held against the new one
    if (connected && this.#lostOnce) this.#backAt = Date.now();
    if (connected) this.hello();
    else {
      this.#greeted = false;
      this.#lostOnce = true;
    }
    this.#change();
  }

  // --- what comes in

  #receive(/** @type {Reply & R} */ reply) {
    this.#calm();
    this.clock.hear(reply.now);
    if (!this.transport.comesBack) this.#turnTo(true);
    const re = reply.re ?? "";
    const asked = this.#asked.get(re);
    if (asked) asked.settle(reply);
    else if (this.#helloId && re === this.#helloId) this.#welcome(reply);
    else if (this.#waiting.get(re)) this.#settle(re, reply);
    else if (reply.type === "refused") this.listeners.onRefusal?.(reply);
    else if (reply.type !== "pong") this.listeners.onPush(reply);
  }

  #welcome(/** @type {Reply & R} */ reply) {
    this.#helloId = "";
    this.#greeted = !NOT_LET_IN.has(reply.type);
    this.listeners.onWelcome(reply);
    this.#inVain = this.#greeted ? 0 : this.#inVain + 1;
    if (this.#greeted) {
      this.takeUp();
      this.#resend(this.#waiting.due());
    } else if (reply.retry) {
      this.#greeting = setTimeout(() => this.#connected && this.hello(), retryIn(this.#inVain - 1));
    }
    this.#change();
  }

  #settle(/** @type {string} */ id, /** @type {Reply & R} */ reply) {
    const entry = /** @type {Entry} */ (this.#waiting.get(id));
    if (reply.type === "refused" && reply.retry) this.#tryAgain(entry, reply.sentence);
    else {
      this.#waiting.forget(id);
      this.listeners.onReply(reply, /** @type {any} */ (entry.message));
      if (entry.cell === JOINING && this.#greeted) this.#resend(this.#waiting.due());
    }
    this.#change();
  }

  #tryAgain(/** @type {Entry} */ entry, /** @type {string | undefined} */ refusal) {
    entry.refusal = refusal;
    entry.inVain = (entry.inVain ?? 0) + 1;
    clearTimeout(entry.retry);
    entry.retry = setTimeout(() => this.#greeted && this.#resend([entry.message.id]), retryIn(entry.inVain - 1));
  }

  #resend(/** @type {string[]} */ ids) {
    const [now, later] = [ids.slice(0, BATCH), ids.slice(BATCH)];
    for (const id of now) {
      const entry = this.#waiting.get(id);
      if (entry) this.#deliver(entry.message);
    }
    if (!later.length) return;
    clearTimeout(this.#batch);
    this.#batch = setTimeout(() => this.#greeted && this.#resend(later), BATCH_MS);
  }

  #change() {
    this.#changes.value = this.#changes.peek() + 1;
  }
}
