// @ts-nocheck not typed yet: take the line away when the file is converted
// The participant's screen: one link, one state, and the screen that fits the phase.

import { fill, focusHeading, h, setText } from "../components/dom/dom.js";
import { keyring, memory } from "../components/channel/keys.js";
import { cellOf, Link } from "../components/channel/link.js";
import { outbox } from "../components/channel/outbox.js";
import { statusLine } from "../components/status/status.js";
import { access, statementLink } from "../components/access/access.js";
import { askCode } from "./code.js";
import { notices } from "./notices.js";
import { screenFor } from "./screens/screens.js";
import { newState, takeRefused, takeSaved, takeWelcome } from "./state.js";

const UNSAVED = "Dine svar er ikke gemt endnu. Vent, til der står »Gemt«, før en anden svarer her.";

/** Render into `el`; `model` is a kernel's or the page's own. Returns what takes it down again. */
export function render({ model, el }) {
  el.classList.add("se-app");
  let shown = null;
  const start = (welcome) => (shown = new App(model, el, welcome));
  if (model.get("welcome")?.round) start(model.get("welcome"));
  else shown = askCode(model, el, start);
  return () => shown.close();
}

class App {
  constructor(model, el, welcome) {
    this.model = model;
    this.state = newState(welcome);
    this.code = this.state.round.code;
    this.itemName = `selfeval:${this.code}:item`;
    this.view = { item: memory.read(this.itemName) };
    this.keys = keyring(this.code);
    this.known = !this.keys.get();
    this.notices = notices();
    this.build(el);
    this.connect();
    this.listeners = [
      [window, "storage", (event) => this.hearOtherTab(event)],
      [window, "beforeunload", (event) => this.guard(event)],
      [window, "pagehide", () => this.screen.flush?.()], // all that a phone tells of a page that it takes away
      [document, "visibilitychange", () => document.visibilityState === "hidden" && this.screen.flush?.()],
    ];
    for (const [target, event, listener] of this.listeners) target.addEventListener(event, listener);
    this.draw();
  }

  build(el) {
    this.place = h("p", { class: "se-place" });
    this.phase = h("p", { class: "se-heard", role: "status" });
    this.stage = h("div", { class: "se-stage" });
    this.foot = h("div", { class: "se-foot" });
    this.status = statusLine(() => this.facts());
    const bar = h("div", { class: "se-topbar" }, this.place, this.status.line);
    fill(
      el,
      bar,
      h("div", { class: "se-page" }, this.status.banner, this.notices.el, this.phase, this.stage, this.foot),
    );
  }

  connect() {
    this.link = new Link(this.model, {
      box: outbox(this.code, () => this.keys.get()),
      greet: () => ({ key: this.keys.get(), have: this.state.content?.digest ?? null }),
      onWelcome: (reply) => this.welcomed(reply),
      onReply: (reply, message) => this.answered(reply, message),
      onPush: (push) => this.pushed(push),
      onChange: () => this.update(),
    });
    if (this.keys.get()) this.link.takeUp();
  }

  close() {
    this.link.close();
    this.status.close();
    for (const [target, event, listener] of this.listeners) target.removeEventListener(event, listener);
  }

  // --- what comes from the server

  welcomed(reply) {
    if (reply.type === "refused") return this.notices.refuse(reply.sentence);
    takeWelcome(this.state, reply);
    this.state.me ??= this.joining();
    this.known = true;
    this.draw();
  }

  answered(reply, message) {
    takeRefused(this.state, message, reply);
    if (reply.code === "rewrite") this.notices.refuse(reply.sentence); // the text stays in its field
    else if (reply.type === "refused") this.notices.refuse(reply.sentence, message);
    else takeSaved(this.state, reply);
    if (reply.type === "joined") this.keys.announce();
    else if (message.type === "join") this.stayOut();
    this.draw();
  }

  pushed(push) {
    const before = this.state.round.phase;
    if (push.type === "round") this.state.round = push.round;
    else if (push.type === "saved") takeSaved(this.state, push);
    if (this.state.round.content !== this.state.content.digest) this.link.hello(); // the plan was changed
    if (this.state.round.phase !== before) setText(this.phase, `Runden er nu i: ${this.state.round.phase_label}`);
    this.draw();
  }

  // --- what the participant does

  /** One may begin before the server has answered, also while the net is away: what is answered waits in its turn. */
  join(perspective) {
    this.notices.clear();
    this.link.send({ type: "join", key: this.keys.make(), perspective });
    this.state.me = this.joining();
    this.draw();
  }

  /** Who one is on the way to be. */
  joining() {
    const asked = this.link.waitingFor(cellOf({ type: "join" }));
    return asked && { perspective: asked.perspective, done: false };
  }

  /** The server does not let in: what was answered meanwhile can be stored nowhere. */
  stayOut() {
    this.link.forgetAll();
    this.keys.take(null);
    this.state.me = null;
  }

  act(message) {
    this.notices.clear();
    this.link.send(message);
  }

  hearOtherTab(event) {
    if (this.keys.isNews(event) && !this.state.me) this.become(event.newValue);
    this.link.settledElsewhere(this.link.box.takenOut(event));
  }

  /** Go on as the participant whose key it is: another tab has joined, or leaving was regretted. */
  become(key) {
    this.keys.take(key);
    this.known = false;
    this.link.takeUp();
    if (this.link.connected) this.link.hello();
    this.draw();
  }

  leave() {
    const former = this.keys.get();
    this.screen.flush?.();
    if (this.link.waiting.size > 0) return this.notices.refuse(UNSAVED); // it would be sent as the next person's
    this.keys.take(null);
    this.state.me = null;
    this.view = {};
    this.draw();
    this.notices.tell(
      "Nu kan en anden svare her. Dine egne svar er gemt hos serveren.",
      "Fortryd",
      () => this.become(former),
    );
    this.link.hello();
  }

  /** Change what is looked at within a phase, such as which item. */
  look(view) {
    this.screen.flush?.();
    Object.assign(this.view, view);
    if (view.item) memory.write(this.itemName, view.item);
    this.draw({ move: true });
  }

  // --- what is shown

  facts() {
    const waiting = [...(this.link?.waiting.values() ?? [])];
    const { isLost = false, refusal, backAt, box, tracksItself } = this.link ?? {};
    return {
      connected: !isLost,
      refusal,
      backAt,
      waiting: waiting.length,
      oldest: waiting[0]?.at,
      savedAt: this.state.savedAt,
      unsafe: box?.unsafe() ?? false,
      comesBack: !tracksItself,
    };
  }

  draw({ move = false } = {}) {
    const [name, make] = screenFor(this);
    if (name !== this.screenName) {
      this.screen?.flush?.();
      const moved = move || Boolean(this.screenName && this.stage.contains(document.activeElement));
      this.screenName = name;
      this.screen = make(this);
      fill(this.stage, this.screen.el);
      this.drawFrame();
      if (moved) focusHeading(this.stage);
    }
    this.update();
  }

  drawFrame() {
    const { round, me } = this.state;
    setText(this.place, `${round.team} · ${round.phase_label}`);
    this.model.set("title", `${round.phase_label} · ${round.team}`);
    const open = round.phase !== "afsluttet"; // the personal links of a closed round lead nowhere
    fill(this.foot, me && open ? access(this.accessFacts()) : statementLink(this.statement()));
  }

  accessFacts() {
    const { content, round, me } = this.state;
    return {
      link: this.personalLink(),
      statement: this.statement(),
      perspectives: content.perspectives,
      perspective: me.perspective,
      fixed: !round.joining,
      onChoose: (perspective) => this.act({ type: "perspective", perspective }),
      onLeave: () => this.leave(),
    };
  }

  update() {
    if (!this.link) return;
    this.screen?.update?.();
    this.status.update();
  }

  personalLink() {
    const address = this.model.get("address");
    return address ? `${address}#n=${this.keys.get()}` : null;
  }

  statement() {
    return this.ofTheServer("tilgaengelighed");
  }

  // The page's address ends in d/CODE; the server's own pages are beside that folder. In a notebook there are none.
  ofTheServer(name) {
    const address = this.model.get("address");
    return address ? new URL(`../${name}`, address).href : null;
  }

  guard(event) {
    this.screen?.flush?.();
    if (this.link.waiting.size > 0 && this.link.box.unsafe()) event.preventDefault();
  }
}
