// A panel's way to its kernel: what it shows, what its user does, and what is answered beside the act.

import { Channel } from "../components/channel/channel.js";
import { NO_BOX } from "../components/channel/outbox.js";
import { randomText } from "../components/channel/random.js";
import { ticket } from "../components/channel/ticket.js";
import { kernelTransport } from "../components/channel/transport.js";
import { flushAll } from "../components/parts/flush.js";
import { effect, signal } from "../components/view.js";

const PATIENCE_MS = 8000;
const TICK_MS = 500;
const BEHIND_MS = 20_000; // a page in the background says that it is there
const SOON_MS = 700; // an answer that takes longer is waited for in words

/** @typedef {import("../protocol/messages.d.ts").FacilitatorMessage} Said */
/** @typedef {import("../protocol/messages.d.ts").Unsent<Said>} Message */
/** @typedef {import("../protocol/messages.d.ts").FacilitatorReply} Reply */
/** @typedef {import("../components/channel/transport.js").Model} Model */
/** @typedef {{ tone: "" | "busy" | "good" | "bad", text: string, where: string }} Note  the answer to the last act */
/** @typedef {import("./parts/gone.js").Gone} Gone */

export class App {
  /** The panel on the page, while it is drawn. @type {{ current: HTMLElement | null }} */
  root = { current: null };

  #asked = 0;

  constructor(/** @type {Model} */ model) {
    this.panel = String(model.get("panel"));
    this.view = signal(model.get("view"));
    this.note = signal(/** @type {Note | null} */ (null));
    /** What was taken away and can come back. */
    this.gone = signal(/** @type {Gone[]} */ ([]));
    const turn = () => void (this.view.value = model.get("view"));
    model.on("change:view", turn);
    /** @type {Channel<Said, Reply>} */
    this.channel = new Channel(kernelTransport(model), NO_BOX, LISTENERS, {
      type: "tick",
      every: TICK_MS,
      patience: PATIENCE_MS,
      when: () => Boolean(this.root.current?.offsetParent) && this.#isDue(),
    });
    const leave = () => void (this.panel === "tavle" && this.channel.ask({ type: "gone" }));
    addEventListener("pagehide", leave);
    // What nobody answered while the connection was lost is given on once more.
    const unfollow = effect(() => void (this.channel.connected && flushAll()));
    this.ends = [
      unfollow,
      () => removeEventListener("pagehide", leave),
      () => model.off("change:view", turn),
      () => this.channel.close(),
    ];
  }

  /** Is it time to ask for news? */
  #isDue() {
    const rest = document.visibilityState === "hidden" ? BEHIND_MS : 0;
    if (Date.now() - this.#asked < rest) return false;
    this.#asked = Date.now();
    return true;
  }

  close() {
    for (const end of this.ends) end();
  }

  /** Do something, and say whether it was done. `where` names the part of the screen that the answer belongs to. */
  async act(/** @type {Message} */ message, /** @type {string} */ where) {
    return isDone(await this.ask(message, where));
  }

  /** As `act`, and give the reply, or null where nobody answered. */
  async ask(/** @type {Message} */ message, /** @type {string} */ where) {
    const answer = this.channel.ask(message);
    if (!this.channel.connected) return null; // what was pressed springs back to what is stored
    const waiting = this.#wait(where);
    const reply = await answer;
    clearTimeout(waiting.timer);
    this.note.value = noteOf(reply, where) ?? (this.note.value === waiting.note() ? null : this.note.value);
    return reply;
  }

  /** The answer to an earlier act says nothing of this one. */
  #wait(/** @type {string} */ where) {
    /** @type {Note} */
    let note = { tone: "busy", text: "", where };
    this.note.value = note;
    const timer = setTimeout(() => {
      if (this.note.value === note) this.note.value = note = { ...note, text: "Et øjeblik …" };
    }, SOON_MS);
    return { timer, note: () => note };
  }

  /** Move the focus, once what is new is drawn. */
  focus(/** @type {string} */ selector) {
    setTimeout(() => {
      const target = /** @type {HTMLElement | null | undefined} */ (this.root.current?.querySelector(selector));
      if (target?.localName.startsWith("h")) target.tabIndex = -1;
      target?.focus();
    });
  }
}

const PAGE = "selfeval:fac:side";

/** A name of this browser tab, which it keeps over a reload: by it the tab goes on leading. */
function page() {
  try {
    const name = sessionStorage.getItem(PAGE) ?? randomText(20);
    sessionStorage.setItem(PAGE, name);
    return name;
  } catch {
    return null; // switched off: the kernel makes one
  }
}

const LISTENERS = {
  greet: () => ({ ticket: ticket(), page: page() }),
  onWelcome: () => {},
  onReply: () => {},
  onPush: () => {},
};

/** Was the act done? Nobody knows where nobody answered. */
export function isDone(/** @type {Reply | null} */ reply) {
  return reply !== null && reply.type !== "refused";
}

/** @returns {Note | null} */
function noteOf(/** @type {Reply | null} */ reply, /** @type {string} */ where) {
  if (reply?.type === "refused") return { tone: "bad", text: reply.sentence ?? "", where };
  const time = reply?.type === "done" && reply.time;
  return time ? { tone: "good", text: `Gemt kl. ${time}`, where } : null;
}
