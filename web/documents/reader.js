// @ts-nocheck not typed yet: take the line away when the file is converted
// A page that shows documents: asks the kernel for what the address says, draws it, and has the pictures drawn after.

import { h, setText } from "../components/dom/dom.js";
import { Desk, ticket } from "../components/desk/desk.js";
import { addressOf, asked, follow, write } from "./address.js";
import { anchor, contents, documentBody } from "./document.js";
import { keep } from "./files.js";
import { openForPrint } from "./print.js";

const NEWS_MS = 2000;
const SOON_MS = 1000; // what takes longer is told
const LONG_MS = 120_000;
const LOST =
  "Siden har mistet forbindelsen. Genindlæs siden for at gå videre. Det, der er gemt i selfeval, er stadig gemt.";

const OF_A_REPORT = {
  take: "Tag det med:",
  file: (label) => `Hent rapporten som ${label}`,
  making: "Rapporten laves …",
};

/**
 * Draws the page in `root`. chooser(form, go) is the form above the document, or nothing; go(address) turns to another
 * choice. wording: { take, file(label), making } of the files, and `table` where each table can be had as files of its
 * own. first: so many sections are the first screen. Gives the way to stop.
 */
export function reader(model, root, { chooser, wording = OF_A_REPORT, first = 0 }) {
  const page = new ReaderPage(model, root, chooser, wording, first);
  return () => page.close();
}

class ReaderPage {
  constructor(model, root, chooser, wording, first) {
    Object.assign(this, { model, root, chooser, wording, first, shown: null, turn: 0, isBusy: false });
    this.top = h("div", { class: "sd-top" });
    this.progress = h("div", { class: "sd-loading", role: "status" });
    this.body = h("div", { class: "sd-body" });
    root.append(this.top, this.progress, this.body);
    this.onMessage = (reply) => this.hear(reply);
    model.on("msg:custom", this.onMessage);
    const onChange = () => this.lineChanged(this.desk?.notice?.kind === "tavs");
    this.desk = new Desk(model, { onChange, onShow: () => root.offsetParent !== null && !this.isBusy, every: NEWS_MS });
    this.unfollow = [follow(() => this.followAddress()), openForPrint(root)];
    this.show(asked().choice);
  }

  close() {
    this.turn += 1;
    this.desk.close();
    this.model.off("msg:custom", this.onMessage);
    for (const stop of this.unfollow) stop();
  }

  ask(message) {
    return this.desk.act(message, "", { quiet: true, patience: LONG_MS });
  }

  hear(reply) {
    if (reply.type === "locked") this.lock(reply.sentence);
    if (reply.changed && this.news) this.news.hidden = false;
  }

  // --- what is looked at

  /** Turn to another choice, as a new step of the way back. */
  go(choice) {
    write(choice, { step: true });
    this.show(choice, { byHand: true });
  }

  followAddress() {
    const { choice, section } = asked();
    if (this.shown && choice === this.shown.address) this.goTo(section);
    else this.show(choice);
  }

  async show(choice, { byHand = false } = {}) {
    const turn = ++this.turn;
    const reply = await this.during("Henter tallene …", this.ask({ type: "show", address: choice }));
    if (turn !== this.turn) return; // another choice was made meanwhile
    if (reply.type === "refused") this.refuse(reply.sentence, choice);
    if (reply.type !== "document") return;
    this.shown = reply;
    const { section } = asked();
    write(reply.address, { section });
    this.draw();
    if (section) this.goTo(section);
    else if (byHand) this.focus(this.top.querySelector("h1"));
    requestAnimationFrame(() => setTimeout(() => this.drawPictures(turn)));
  }

  /** Say what is waited for, once it takes its time. */
  async during(text, waited) {
    this.isBusy = true;
    this.root.setAttribute("aria-busy", "true");
    const soon = setTimeout(
      () => this.progress.replaceChildren(h("p", {}, text), h("progress", { "aria-label": text })),
      this.shown ? SOON_MS : 0,
    );
    const reply = await waited;
    clearTimeout(soon);
    this.isBusy = false;
    this.root.removeAttribute("aria-busy");
    this.progress.replaceChildren();
    return reply;
  }

  // --- drawing

  draw() {
    const { document: told, form } = this.shown;
    const { elements, places } = documentBody(told, this.first);
    this.places = places;
    if (this.wording.table) {
      told.sections.forEach((section, at) => section.table && elements[at].append(this.tableToTake(section)));
    }
    this.top.replaceChildren(
      h("h1", {}, told.title),
      h("ul", { class: "sd-about" }, told.about.map((text) => h("li", {}, text))),
      ...this.shown.said.map((text) => h("p", { class: "sd-left-out", role: "status" }, text)),
      this.newsLine(),
      this.chooser(form, (choice) => this.go(choice)) ?? "",
      this.toTake(),
    );
    const href = (id) => addressOf(this.shown.address, id);
    this.body.replaceChildren(
      contents(told, href, (id, event) => this.turnTo(id, event)),
      h("div", { class: "sd-parts" }, this.inOrder(elements)),
    );
  }

  /** The first screen stands together, side by side where there is room. */
  inOrder(elements) {
    if (!this.first) return elements;
    return [h("div", { class: "sd-first" }, elements.slice(0, this.first)), elements.slice(this.first)];
  }

  newsLine() {
    const again = h("button", {
      type: "button",
      class: "se-button",
      onclick: () => this.show(this.shown.address, { byHand: true }),
    }, "Hent de nyeste tal");
    this.news = h(
      "p",
      { class: "sd-news", role: "status", hidden: true },
      h("span", {}, `Der er gemt noget nyt, siden tallene blev hentet kl. ${this.shown.read_at}.`),
      again,
    );
    return this.news;
  }

  toTake() {
    const told = h("p", { class: "sd-besked", role: "status" });
    const print = h("button", { type: "button", class: "se-button", onclick: () => window.print() }, "Udskriv");
    const name = this.wording.take.replace(":", "");
    return h(
      "div",
      { class: "sd-take-along", role: "group", "aria-label": name },
      h("span", {}, this.wording.take),
      this.fileButtons(this.wording.file, "", told),
      print,
      told,
    );
  }

  /** The numbers of one table. */
  tableToTake({ id, title }) {
    const told = h("p", { class: "sd-besked", role: "status" });
    const named = (label) => `Hent tallene som ${label}: ${title}`;
    return h(
      "div",
      { class: "sd-take-along" },
      h("span", {}, this.wording.table),
      this.fileButtons(named, `:${id}`, told),
      told,
    );
  }

  fileButtons(named, of, told) {
    return this.shown.files.map(({ format, label }) =>
      h("button", {
        type: "button",
        class: "se-button",
        "aria-label": named(label),
        onclick: () => this.fetchFile(format + of, told),
      }, label)
    );
  }

  async fetchFile(format, told) {
    setText(told, this.wording.making);
    const reply = await this.ask({ type: "export", format, address: this.shown.address });
    if (reply.type === "file") keep(reply);
    setText(told, reply.type === "file" ? `Hentet: ${reply.name}` : reply.sentence ?? "");
  }

  // One at a time, so that another choice waits for one picture at the most; what can be seen comes first.
  async drawPictures(turn) {
    const waiting = [...this.places];
    while (waiting.length) {
      const seen = waiting.findIndex(({ figure }) => figure.checkVisibility());
      const [place] = waiting.splice(Math.max(seen, 0), 1);
      const reply = await this.ask({ type: "picture", section: place.id, address: this.shown.address });
      if (turn !== this.turn) return;
      try {
        place.put(reply.html);
      } catch {
        place.fail();
      }
    }
  }

  // --- moving about

  turnTo(id, event) {
    event.preventDefault();
    write(this.shown.address, { section: id, step: true });
    this.goTo(id);
  }

  goTo(id) {
    const part = id && document.getElementById(anchor(id));
    if (part) this.focus(part.querySelector("h2"));
  }

  focus(heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  // --- when there is nothing to show

  /** Nobody is let in, or the key holds no more: nothing of what was told is left on the page. */
  lock(sentence) {
    if (this.locked === sentence) return; // it is said with every answer
    this.locked = sentence;
    const base = document.body.dataset.baseUrl?.replace(/\/voila\/$/, "") ?? "";
    const way = ticket() ? () => location.assign(`${base}/log-ind?next=${location.pathname.slice(base.length)}`) : null;
    this.turn += 1;
    this.shown = null;
    this.body.replaceChildren();
    this.stop(sentence, "Log ind", way);
  }

  refuse(sentence, choice) {
    const alert = (text, again) => h("div", { class: "sd-lost", role: "alert" }, h("p", {}, text), again);
    const again = h("button", { type: "button", class: "se-button", onclick: () => this.show(choice) }, "Prøv igen");
    this.top.replaceChildren(...(this.shown ? [h("h1", {}, this.shown.document.title)] : []), alert(sentence, again));
  }

  /** The kernel has not answered; and when it does after all, the page goes on. */
  lineChanged(isLost) {
    if (isLost) this.stop(LOST, "Genindlæs siden", () => location.reload());
    else if (!this.locked) this.top.querySelector("[data-key=tabt]")?.remove();
  }

  stop(sentence, label, act) {
    this.progress.replaceChildren();
    const button = act && h("button", { type: "button", class: "se-button", onclick: act }, label);
    const alert = h("div", { class: "sd-lost", role: "alert", "data-key": "tabt" }, h("p", {}, sentence), button || "");
    this.top.querySelector("[data-key=tabt]")?.remove();
    if (this.shown) this.top.prepend(alert);
    else this.top.replaceChildren(alert);
  }
}
