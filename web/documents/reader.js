// What a page of documents knows and does: it asks the kernel for what the address says, and for the pictures after.

import { Channel } from "../components/channel/channel.js";
import { NO_BOX } from "../components/channel/outbox.js";
import { ticket } from "../components/channel/ticket.js";
import { kernelTransport } from "../components/channel/transport.js";
import { signal } from "../components/view.js";
import { asked, follow, write } from "./address.js";

const NEWS_MS = 2000;
const PATIENCE_MS = 8000;
const SOON_MS = 1000; // what takes longer is said
const LONG_MS = 120_000;

/** @typedef {import("../protocol/messages.d.ts").DocumentsMessage} Message */
/** @typedef {import("../protocol/messages.d.ts").DocumentsReply} Reply */
/** @typedef {import("./content.js").Shown} Shown */
/** @typedef {import("./document.js").Drawings} Drawings */

/**
 * @typedef {object} State
 * @property {number} drawn  counts what was shown: everything on the page is made anew with it
 * @property {Shown | null} shown
 * @property {Drawings} drawings
 * @property {boolean} news  something was stored since
 * @property {{ sentence: string, choice: string } | null} refused
 * @property {string | null} locked  why nobody is let in, or the key holds no more
 * @property {boolean} busy
 * @property {string} waiting  what is waited for, in words, once it takes its time
 * @property {{ heading: true } | { section: string } | null} focus  where the reader goes on after the next drawing
 */

/** @type {State} */
const AT_FIRST = {
  drawn: 0,
  shown: null,
  drawings: {},
  news: false,
  refused: null,
  locked: null,
  busy: false,
  waiting: "",
  focus: null,
};

/**
 * How the page looks, as far as it decides what is asked for.
 *
 * @typedef {object} Sight
 * @property {() => boolean} page  is the page seen?
 * @property {(section: string) => boolean} picture  is the picture of a section seen?
 */

export class Reader {
  #turn = 0;

  constructor(
    /** @type {import("../components/channel/transport.js").Model} */ model,
    /** @type {Sight} */ sight,
  ) {
    this.sight = sight;
    this.state = signal(AT_FIRST);
    const hear = (/** @type {Reply} */ reply) => this.hear(reply);
    const listeners = {
      greet: () => ({ ticket: ticket() }), // until the kernel has seen it, it tells nothing
      onWelcome: (/** @type {Reply} */ reply) => {
        hear(reply);
        this.goOn();
      },
      onReply: hear,
      onPush: hear,
    };
    const when = () => document.visibilityState !== "hidden" && !this.state.peek().busy && sight.page();
    const pulse = { type: "tick", every: NEWS_MS, patience: PATIENCE_MS, when };
    /** @type {Channel<Message, Reply>} */
    this.channel = new Channel(kernelTransport(model), NO_BOX, listeners, pulse);
    this.unfollow = follow(() => this.followAddress());
    this.show(asked().choice);
  }

  close() {
    this.#turn += 1;
    this.unfollow();
    this.channel.close();
  }

  /** Return the reply to a message, or null where the kernel is gone. @returns {Promise<Reply | null>} */
  async ask(/** @type {import("../protocol/messages.d.ts").Unsent<Message>} */ message) {
    const reply = await this.channel.ask(message, LONG_MS);
    if (reply) this.hear(reply);
    return reply;
  }

  hear(/** @type {Reply} */ reply) {
    if (reply.type === "locked") this.lock(reply.sentence);
    if ("changed" in reply && reply.changed) this.become({ news: true });
  }

  /** A kernel that is there again, after it was gone, is asked for what it did not give. */
  goOn() {
    const { shown, busy, refused, locked } = this.state.peek();
    if (!shown && !busy && !refused && locked === null) this.show(asked().choice);
  }

  become(/** @type {Partial<State>} */ change) {
    this.state.value = { ...this.state.peek(), ...change };
  }

  // --- what is looked at

  /** Turn to another choice, as a new step of the way back. */
  go(/** @type {string} */ choice) {
    write(choice, { step: true });
    this.show(choice, { byHand: true });
  }

  /** Show what is shown, with the numbers of now. */
  renew() {
    this.show(this.state.peek().shown?.address ?? asked().choice, { byHand: true });
  }

  /** Turn to a section of what is shown. */
  turnTo(/** @type {string} */ section) {
    write(this.state.peek().shown?.address ?? "", { section, step: true });
    this.become({ focus: { section } });
  }

  followAddress() {
    const { choice, section } = asked();
    if (choice !== this.state.peek().shown?.address) this.show(choice);
    else if (section) this.become({ focus: { section } });
  }

  async show(/** @type {string} */ choice, { byHand = false } = {}) {
    const turn = ++this.#turn;
    const reply = await this.during("Henter tallene …", turn, this.ask({ type: "show", address: choice }));
    if (turn !== this.#turn || !reply) return; // another choice was made meanwhile, or the kernel is gone
    if (reply.type === "refused") this.become({ refused: { sentence: reply.sentence, choice } });
    if (reply.type !== "document") return;
    const shown = /** @type {Shown} */ (/** @type {unknown} */ (reply));
    const { section } = asked();
    write(shown.address, { section });
    const focus = section ? { section } : byHand ? /** @type {const} */ ({ heading: true }) : null;
    const { drawn } = this.state.peek();
    this.become({ shown, drawn: drawn + 1, drawings: {}, news: false, refused: null, focus });
    requestAnimationFrame(() => setTimeout(() => this.drawPictures(turn)));
  }

  /** @param {string} text @param {number} turn @param {Promise<Reply | null>} waited */
  async during(text, turn, waited) {
    this.become({ busy: true });
    const soon = setTimeout(() => this.become({ waiting: text }), this.state.peek().shown ? SOON_MS : 0);
    const reply = await waited;
    clearTimeout(soon);
    if (turn === this.#turn) this.become({ busy: false, waiting: "" });
    return reply;
  }

  /** One at a time, so that another choice waits for one picture at the most; what can be seen comes first. */
  async drawPictures(/** @type {number} */ turn) {
    const { shown } = this.state.peek();
    const waiting = shown?.document.sections.filter(({ picture }) => picture).map(({ id }) => id) ?? [];
    while (waiting.length && turn === this.#turn) {
      const seen = waiting.findIndex((id) => this.sight.picture(id));
      const [section] = waiting.splice(Math.max(seen, 0), 1);
      const reply = await this.ask({ type: "picture", section, address: shown?.address });
      if (turn !== this.#turn) return;
      const drawing = reply?.type === "picture" ? reply.html : null;
      this.become({ drawings: { ...this.state.peek().drawings, [section]: drawing } });
    }
  }

  /** Return a file of what is shown, or the sentence that says why there is none. */
  async file(/** @type {string} */ format) {
    const reply = await this.ask({ type: "export", format, address: this.state.peek().shown?.address });
    if (reply?.type === "file") return { file: reply, sentence: "" };
    return { file: null, sentence: reply?.type === "refused" ? reply.sentence : "" };
  }

  /** Nobody is let in, or the key holds no more: nothing of what was shown is left on the page. */
  lock(/** @type {string} */ sentence) {
    if (this.state.peek().locked === sentence) return; // it comes with every answer
    this.#turn += 1;
    this.become({ ...AT_FIRST, locked: sentence });
  }
}
