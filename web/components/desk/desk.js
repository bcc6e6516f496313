// @ts-nocheck not typed yet: take the line away when the file is converted
// A page's way to its kernel: every act is answered, and what is not answered is said aloud.

import { randomText } from "../channel/random.js";
import { ticket } from "../channel/ticket.js";

const PATIENCE_MS = 8000;
const TICK_MS = 500;
const SOON_MS = 700; // an answer that takes longer is waited for in words
const QUIET = new Set(["hello", "tick"]);

export class Desk {
  /**
   * onChange is called when a reply, a refusal or silence changes what the screen says, onNotice when only the notice
   * beside an act changes; onShow() tells if the screen is seen; every so many milliseconds the kernel is asked for news.
   */
  constructor(model, { onChange, onNotice = () => {}, onShow, every = TICK_MS }) {
    Object.assign(this, { model, onChange, onNotice, onShow });
    this.waiting = new Map();
    this.notice = null; // { kind: "venter" | "gemt" | "afvist" | "tavs", text, where }
    this.onMessage = (reply) => this.receive(reply);
    model.on("msg:custom", this.onMessage);
    this.clock = setInterval(() => this.tick(), every);
    this.act({ type: "hello", ticket: ticket() }); // first of all: until then the kernel knows of nobody and tells nothing
  }

  close() {
    clearInterval(this.clock);
    this.model.off("msg:custom", this.onMessage);
  }

  /**
   * Do something; `where` names the part of the screen that the answer belongs to. quiet: the page itself tells of it;
   * patience: milliseconds after which no answer means that the kernel is gone.
   */
  act(message, where = "", { quiet = QUIET.has(message.type), patience = PATIENCE_MS } = {}) {
    const id = randomText(20);
    if (!quiet) this.wait(id, where);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.silence(), patience);
      this.waiting.set(id, { resolve, timer, where, quiet });
      try {
        this.model.send({ ...message, id });
      } catch {
        this.silence(); // the kernel is gone, or the page is being left
      }
    });
  }

  tick() {
    if (document.visibilityState === "hidden" || this.ticking || !this.onShow()) return;
    this.ticking = true;
    this.act({ type: "tick" }).then(() => (this.ticking = false));
  }

  /** The answer to an earlier act says nothing of this one. */
  wait(id, where) {
    if (this.notice?.kind === "tavs") return setTimeout(this.onChange); // what was pressed springs back to what is stored
    const say = (text) => {
      this.notice = { kind: "venter", text, where };
      this.onNotice();
    };
    say("");
    setTimeout(() => this.notice?.kind === "venter" && this.waiting.has(id) && say("Et øjeblik …"), SOON_MS);
  }

  receive(reply) {
    const wait = this.waiting.get(reply.re);
    if (!wait) return;
    clearTimeout(wait.timer);
    this.waiting.delete(reply.re);
    const before = this.notice;
    if (reply.type === "refused") this.notice = { kind: "afvist", text: reply.sentence, where: wait.where };
    else if (!wait.quiet && reply.time) {
      this.notice = { kind: "gemt", text: `Gemt kl. ${reply.time}`, where: wait.where };
    } else if (this.notice?.kind === "tavs" || (this.notice?.kind === "venter" && !wait.quiet)) this.notice = null;
    wait.resolve(reply);
    if (this.notice !== before) setTimeout(this.onChange); // after those who wait for the reply have taken it
  }

  silence() {
    this.ticking = false;
    this.notice = { kind: "tavs", text: "", where: "" };
    this.onChange();
  }
}
