// Carries messages to the server and keeps each one until its reply comes; the same over a kernel and over a socket.

import { randomText } from "./keys.js";

const ID_LENGTH = 20;
const PATIENCE_MS = 5000; // no reply for so long: the connection is lost
const KERNEL_PING_MS = 5000;
const SOCKET_PING_MS = 20000;
const FIRST_MS = 3000;
const RETRY_MS = 1500;
const BATCH = 10; // resent at once; the server takes 20 messages a second
const BATCH_MS = 700;

/** What a message is about: a newer one about the same thing replaces an older one that still waits. */
export function cellOf({ type, item = "", dimension = "" }) {
  return [type, item, dimension].join("|");
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
    this.onVisible = () => document.visibilityState === "visible" && this.ping(); // a phone that slept
    document.addEventListener("visibilitychange", this.onVisible);
    this.begun = Date.now();
    this.clock = setInterval(() => this.ping(), this.tracksItself ? KERNEL_PING_MS : SOCKET_PING_MS);
    if (this.connected) this.hello();
  }

  close() {
    clearInterval(this.clock);
    clearTimeout(this.pulse);
    document.removeEventListener("visibilitychange", this.onVisible);
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
    if (this.greeted) this.deliver(full);
    this.onChange();
  }

  /** Is there trouble to tell of? The first moments, before the first connection, are none. */
  get isLost() {
    return !this.connected && (this.lostOnce || Date.now() - this.begun > FIRST_MS);
  }

  /** The waiting message about a cell, if there is one. */
  waitingFor(cell) {
    return [...this.waiting.values()].find((entry) => entry.cell === cell)?.message ?? null;
  }

  /** Take over what an earlier page load, or a tab that is gone, left behind. */
  takeUp() {
    for (const entry of this.box.entries()) {
      if (!this.waiting.has(entry.message.id)) this.waiting.set(entry.message.id, entry);
    }
  }

  /** Greet again, as after a change of key. */
  hello() {
    this.greeted = false;
    this.helloId = randomText(ID_LENGTH);
    this.deliver({ ...this.greet(), type: "hello", id: this.helloId });
  }

  ping() {
    if (this.connected || this.tracksItself) this.deliver({ type: "ping", id: randomText(ID_LENGTH) });
  }

  receive(reply) {
    clearTimeout(this.pulse);
    this.pulse = null;
    if (this.tracksItself && !this.connected) this.setConnected(true);
    if (reply.re === this.helloId) this.welcome(reply);
    else if (this.waiting.has(reply.re)) this.settle(reply);
    else if (reply.type !== "pong" && reply.type !== "refused") this.onPush(reply);
  }

  welcome(reply) {
    this.helloId = null;
    this.greeted = reply.type === "welcome";
    this.onWelcome(reply);
    if (this.greeted) this.resend([...this.waiting.keys()]);
    else if (reply.retry) setTimeout(() => this.hello(), RETRY_MS);
    this.onChange();
  }

  settle(reply) {
    const later = reply.type === "refused" && reply.retry;
    this.refusal = later ? reply.sentence : null;
    if (later) this.resendLater(RETRY_MS, [reply.re]);
    else this.onReply(reply, this.forget(reply.re).message);
    this.onChange();
  }

  replace(cell) {
    for (const [id, entry] of this.waiting) if (entry.cell === cell) this.forget(id);
  }

  forget(id) {
    const entry = this.waiting.get(id);
    this.waiting.delete(id);
    this.box.drop(id, this.waiting.size === 0);
    return entry;
  }

  resend(ids) {
    const [now, later] = [ids.slice(0, BATCH), ids.slice(BATCH)];
    for (const id of now) if (this.waiting.has(id)) this.deliver(this.waiting.get(id).message);
    if (later.length) this.resendLater(BATCH_MS, later);
  }

  resendLater(ms, ids) {
    setTimeout(() => this.greeted && this.resend(ids), ms);
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
    if (connected && this.lostOnce) this.backAt = Date.now();
    if (connected) this.hello();
    else Object.assign(this, { greeted: false, lostOnce: true });
    this.onChange();
  }
}
