// @ts-nocheck not typed yet: take the line away when the file is converted
// Carries messages to the server and keeps each one until its reply comes; the same over a kernel and over a socket.

import { randomText } from "./keys.js";

const ID_LENGTH = 20;
const PATIENCE_MS = 5000; // no reply for so long: the connection is lost
const KERNEL_PING_MS = 5000;
const SOCKET_PING_MS = 20000;
const TICK_MS = 1000;
const SLEPT_MS = 5000; // a clock that jumps so far: the machine slept, and its connection may be dead; or it was set
const FIRST_MS = 3000;
const RETRY_MS = 1500; // after a fault of the server's; doubled each time
const LONGEST_RETRY_MS = 30000;
const BATCH = 10; // resent at once; the server takes 20 messages a second
const BATCH_MS = 700;
const JOINING = cellOf({ type: "join" }); // until it is answered the server takes nothing else from this participant

/** When a page comes back to life, or its net changes, its connection may be dead without anybody having said so. */
export const WAKING = [
  [document, "visibilitychange"],
  [document, "resume"],
  [window, "pageshow"],
  [window, "online"],
  [window, "offline"],
];

/** What a message is about: a newer one about the same thing replaces an older one that still waits. */
export function cellOf({ type, item = "", dimension = "" }) {
  return [type, item, dimension].join("|");
}

/** How long to wait before the try after `tries` in vain; spread, so that a team does not come back all at once. */
export function retryIn(tries, random = Math.random()) {
  return Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** tries) * (1 - random / 4);
}

/**
 * Open a link over `model` (get, set, on, off, send).
 * greet() gives the hello that opens each connection, onWelcome gets its reply; onReply(reply, message) gets what the
 * server said to a message, also one that an earlier page load sent; onPush what comes unasked;
 * onChange is called whenever something is sent, acknowledged, lost or found again.
 */
export class Link {
  constructor(model, { greet, box, onWelcome, onReply, onPush, onChange }) {
    Object.assign(this, { model, greet, box, onWelcome, onReply, onPush, onChange });
    this.waiting = new Map();
    this.greeted = false;
    this.connected = model.get("connected") ?? true;
    this.tracksItself = model.get("connected") === undefined;
    this.onMessage = (reply) => this.receive(reply);
    this.onConnected = () => this.setConnected(model.get("connected"));
    model.on("msg:custom", this.onMessage);
    model.on("change:connected", this.onConnected);
    this.onWake = () => document.visibilityState === "visible" && this.ping(); // a phone that slept, or another net
    for (const [target, event] of WAKING) target.addEventListener(event, this.onWake);
    this.tab = randomText(ID_LENGTH);
    this.begun = this.ticked = this.pinged = Date.now();
    this.clock = setInterval(() => this.tick(), TICK_MS);
    if (this.connected) this.hello();
  }

  close() {
    clearInterval(this.clock);
    for (const timer of [this.pulse, this.batch, this.greeting]) clearTimeout(timer);
    for (const [target, event] of WAKING) target.removeEventListener(event, this.onWake);
    this.model.off("msg:custom", this.onMessage);
    this.model.off("change:connected", this.onConnected);
  }

  /** Send, and keep until acknowledged. */
  send(message) {
    const full = { id: randomText(ID_LENGTH), ...message };
    const entry = { message: full, at: Date.now(), cell: cellOf(full) };
    this.replace(entry.cell);
    this.waiting.set(full.id, entry);
    this.box.keep(entry);
    if (this.greeted && this.due().includes(full.id)) this.deliver(full);
    this.onChange();
  }

  /** Is there trouble to tell of? The first moments, before the first connection, are none. */
  get isLost() {
    return !this.connected && (this.lostOnce || Date.now() - this.begun > FIRST_MS);
  }

  /** Why the server could not store what waits, if it said so. */
  get refusal() {
    return [...this.waiting.values()].find((entry) => entry.refusal)?.refusal ?? null;
  }

  /** The waiting message about a cell, if there is one. */
  waitingFor(cell) {
    return [...this.waiting.values()].find((entry) => entry.cell === cell)?.message ?? null;
  }

  /** The ids of what may be sent now, oldest first. */
  due() {
    const joining = this.waitingFor(JOINING);
    return joining ? [joining.id] : [...this.waiting.keys()];
  }

  /** Take over what an earlier page load, or another tab, left behind; of two messages about one thing the newer. */
  takeUp() {
    for (const entry of this.box.entries()) {
      const { id } = entry.message;
      if (this.waiting.has(id)) continue;
      const rival = [...this.waiting.values()].find(({ cell }) => cell === entry.cell);
      if (rival?.at > entry.at) this.box.drop(id);
      else {
        this.replace(entry.cell);
        this.waiting.set(id, entry);
      }
    }
  }

  /** Another tab of this browser has settled a message, or replaced it by a newer one: sent again it would undo that. */
  settledElsewhere(id) {
    if (!this.waiting.has(id)) return;
    this.forget(id);
    this.onChange();
  }

  /** Greet again, as after a change of key. */
  hello() {
    clearTimeout(this.greeting);
    this.greeted = false;
    this.helloId = randomText(ID_LENGTH);
    this.deliver({ ...this.greet(), type: "hello", id: this.helloId, tab: this.tab });
  }

  tick() {
    const now = Date.now();
    const due = now - this.pinged >= (this.tracksItself ? KERNEL_PING_MS : SOCKET_PING_MS);
    if (due || Math.abs(now - this.ticked) > SLEPT_MS) this.ping();
    this.ticked = now;
  }

  ping() {
    this.pinged = Date.now();
    if (this.connected || this.tracksItself) this.deliver({ type: "ping", id: randomText(ID_LENGTH) });
  }

  receive(reply) {
    clearTimeout(this.pulse);
    this.pulse = null;
    if (this.tracksItself && !this.connected) this.setConnected(true);
    if (this.helloId && reply.re === this.helloId) this.welcome(reply);
    else if (this.waiting.has(reply.re)) this.settle(reply);
    else if (reply.type !== "pong" && reply.type !== "refused") this.onPush(reply);
  }

  welcome(reply) {
    this.helloId = null;
    this.greeted = reply.type === "welcome";
    this.onWelcome(reply);
    this.inVain = this.greeted ? 0 : (this.inVain ?? 0) + 1;
    if (this.greeted) {
      this.takeUp();
      this.resend(this.due());
    } else if (reply.retry) this.greeting = setTimeout(() => this.connected && this.hello(), retryIn(this.inVain - 1));
    this.onChange();
  }

  settle(reply) {
    if (reply.type === "refused" && reply.retry) this.tryAgain(this.waiting.get(reply.re), reply.sentence);
    else {
      const { message, cell } = this.forget(reply.re);
      this.onReply(reply, message);
      if (cell === JOINING && this.greeted) this.resend(this.due());
    }
    this.onChange();
  }

  tryAgain(entry, refusal) {
    entry.refusal = refusal;
    entry.inVain = (entry.inVain ?? 0) + 1;
    clearTimeout(entry.retry);
    entry.retry = setTimeout(() => this.greeted && this.resend([entry.message.id]), retryIn(entry.inVain - 1));
  }

  replace(cell) {
    for (const [id, entry] of this.waiting) if (entry.cell === cell) this.forget(id);
  }

  forgetAll() {
    for (const id of [...this.waiting.keys()]) this.forget(id);
  }

  forget(id) {
    const entry = this.waiting.get(id);
    clearTimeout(entry.retry);
    this.waiting.delete(id);
    this.box.drop(id, this.waiting.size === 0);
    return entry;
  }

  resend(ids) {
    const [now, later] = [ids.slice(0, BATCH), ids.slice(BATCH)];
    for (const id of now) if (this.waiting.has(id)) this.deliver(this.waiting.get(id).message);
    if (!later.length) return;
    clearTimeout(this.batch);
    this.batch = setTimeout(() => this.greeted && this.resend(later), BATCH_MS);
  }

  deliver(message) {
    this.pulse ??= setTimeout(() => this.lose(), PATIENCE_MS);
    try {
      this.model.send(message);
    } catch {
      this.lose(); // a notebook's kernel that died refuses at once
    }
  }

  lose() {
    clearTimeout(this.pulse);
    this.pulse = null;
    if (this.tracksItself) this.setConnected(false);
    else this.model.set("connected", false);
  }

  setConnected(connected) {
    if (connected === this.connected) return;
    this.connected = connected;
    clearTimeout(this.pulse); // what was asked of the old connection is not held against the new one
    this.pulse = null;
    if (connected && this.lostOnce) this.backAt = Date.now();
    if (connected) this.hello();
    else Object.assign(this, { greeted: false, lostOnce: true });
    this.onChange();
  }
}
