// The participant's screen: one channel, one state, and the screen that fits the phase.

import { Channel } from "../components/channel/channel.js";
import { cellOf } from "../components/channel/message.js";
import { keyring } from "../components/channel/keys.js";
import { memory } from "../components/channel/memory.js";
import { outbox } from "../components/channel/outbox.js";
import { flushAll, handOver } from "../components/parts/flush.js";
import { signal } from "../components/view.js";
import { Drafts, refusedField, without } from "./drafts.js";
import { keepsake } from "./keeping.js";
import { Notices } from "./notices.js";
import { newState, roundOf, storedIn, takeSaved, takeWelcome } from "./state.js";

const SHEET = "ark-";
const TYPED_IN = "Arket er tastet ind. Læg det til makulering, og tag det næste.";
const TO_REWRITE = "Der er en note, som ikke er gemt. Skriv den om, eller slet den, før du er færdig med arket.";
const UNSAVED = "Dine svar er ikke gemt endnu. Vent, til der står »Gemt«, før en anden svarer her.";
const UNSENT = "En af dine tekster er ikke gemt. Ret den eller slet den, før en anden svarer her.";

/** @typedef {import("../protocol/messages.d.ts").ParticipantMessage} Message */
/** @typedef {import("../protocol/messages.d.ts").ParticipantReply} Reply */
/** @typedef {import("../protocol/messages.d.ts").Unsent<Message>} Unsent */

/**
 * What the screen is shown in: a page of the server's, or a notebook.
 *
 * @typedef {object} Surroundings
 * @property {import("../components/channel/transport.js").Transport} transport
 * @property {() => string | null} address  where the server shows this round
 * @property {(title: string) => void} onTitle
 * @property {import("./steps.js").Steps} steps  the way back within the page
 * @property {boolean} [sheets]  somebody types in sheets, one after the other
 */

/** @typedef {{ item: string | null, finish: boolean }} Look  what is looked at within a phase */

export class App {
  /** Someone asked to see something else: the focus goes along. */
  moved = false;

  constructor(
    /** @type {Surroundings} */ surroundings,
    /** @type {import("./state.js").Welcome} */ welcome,
  ) {
    this.surroundings = surroundings;
    this.state = signal(newState(welcome));
    this.code = this.state.value.round.code;
    const of = surroundings.sheets ? SHEET : "";
    this.itemName = `selfeval:${this.code}:${of}item`;
    this.view = signal(surroundings.steps.now() ?? { item: memory.read(this.itemName), finish: false });
    this.keys = keyring(this.code, of);
    this.result = keepsake(this.code);
    this.known = signal(!this.keys.get());
    this.announced = signal("");
    this.notices = new Notices();
    this.drafts = new Drafts(this.code, () => this.keys.get());
    /** @type {Channel<Message, Reply>} */
    this.channel = new Channel(surroundings.transport, outbox(this.code, () => this.keys.get()), {
      greet: () => ({ key: this.keys.get(), have: this.state.value.content?.digest ?? null }),
      onWelcome: (/** @type {Reply} */ reply) => this.welcomed(reply),
      onReply: (/** @type {Reply} */ reply, /** @type {Message} */ message) => this.answered(reply, message),
      onPush: (/** @type {Reply} */ push) => this.pushed(push),
    });
    if (this.keys.get()) this.channel.takeUp();
    this.unfollow = surroundings.steps.follow(this.view.value, (look) => this.turn(look));
    this.listeners = listening([
      [globalThis, "storage", (event) => this.hearOtherTab(/** @type {StorageEvent} */ (event))],
      [globalThis, "beforeunload", (event) => this.guard(event)],
      [globalThis, "pagehide", flushAll], // all that a phone tells of a page that it takes away
      [document, "visibilitychange", () => document.visibilityState === "hidden" && flushAll()],
    ]);
  }

  close() {
    this.channel.close();
    this.unfollow();
    this.listeners.end();
  }

  // --- what comes from the server

  welcomed(/** @type {Reply} */ reply) {
    if (reply.type === "refused") return this.notices.refuse(reply.sentence);
    if (reply.type !== "welcome") return;
    const state = takeWelcome(this.state.value, reply);
    this.state.value = { ...state, me: state.me ?? this.joining() };
    this.known.value = true;
    this.keepResult();
  }

  answered(/** @type {Reply} */ reply, /** @type {Message} */ message) {
    if (reply.type !== "refused") this.state.value = takeSaved(this.state.value, reply);
    if (message.type === "keep_result") return void (reply.type === "saved" && this.result.keep(message.secret));
    if (reply.type === "refused") {
      const isLine = message.type === "write_line"; // it is in no field any more
      if (reply.code === "rewrite" || isLine) this.giveBack(message, reply);
      else this.notices.refuse(reply.sentence, message);
    }
    if (reply.type === "joined") this.keys.announce();
    else if (message.type === "join") this.stayOut();
    if (this.sheets && message.type === "done" && reply.type === "saved") this.leave(TYPED_IN);
  }

  get sheets() {
    return Boolean(this.surroundings.sheets);
  }

  /** A refused text goes back to its field, and what came with it is stored without it. */
  giveBack(/** @type {Message} */ message, /** @type {import("../protocol/messages.d.ts").Refused} */ reply) {
    const sent = /** @type {import("../components/channel/transport.js").Message} */ (message);
    const field = refusedField(sent, reply);
    if (!field) return this.notices.refuse(reply.sentence);
    this.drafts.refuse(cellOf(sent), field, sent[field], reply);
    const rest = without(sent, field, storedIn(this.state.value, sent));
    if (rest && !this.channel.waitingFor(cellOf(sent))) this.channel.send(/** @type {Unsent} */ (rest));
  }

  pushed(/** @type {Reply} */ push) {
    const before = this.state.value;
    if (push.type === "round") this.state.value = { ...before, round: roundOf(push) };
    else if (push.type === "saved") this.state.value = takeSaved(before, push);
    const { round, content } = this.state.value;
    if (round.content !== content.digest) this.channel.hello(); // the plan was changed
    if (round.phase !== before.round.phase) this.announced.value = `Runden er nu i: ${round.phase_label}`;
    this.keepResult();
  }

  /** Ask for a link to the result while the server still knows who one is. */
  keepResult() {
    const { me, round } = this.state.value;
    if (!me || this.sheets || this.channel.waitingFor(cellOf({ type: "keep_result" }))) return;
    const secret = this.result.wanted(round);
    if (secret) this.channel.send({ type: "keep_result", secret });
  }

  // --- what the participant does

  /** One may begin before the server has answered, also while the net is away: what is answered waits in its turn. */
  join(/** @type {string} */ perspective) {
    this.notices.clear();
    if (this.sheets) this.look({ item: null, finish: false }); // where the sheet before it ended
    this.channel.send({ type: "join", key: this.keys.make(), perspective, on_paper: this.sheets });
    this.state.value = { ...this.state.value, me: this.joining() };
  }

  /** Who one is on the way to be. */
  joining() {
    const asked = this.channel.waitingFor(cellOf({ type: "join" }));
    return asked && { perspective: String(asked.perspective), done: false };
  }

  /** The server does not let in: what was answered meanwhile can be stored nowhere. */
  stayOut() {
    this.channel.forgetAll();
    this.keys.take(null);
    this.state.value = { ...this.state.value, me: null };
  }

  act(/** @type {Unsent} */ message) {
    this.notices.clear();
    this.channel.send(message);
  }

  hearOtherTab(/** @type {StorageEvent} */ event) {
    if (this.keys.isNews(event) && !this.state.value.me) this.become(event.newValue);
    this.channel.settledElsewhere(this.channel.box.takenOut(event));
  }

  /** Go on as the participant whose key it is: another tab has joined, or leaving was regretted. */
  become(/** @type {string | null} */ key) {
    this.keys.take(key);
    this.known.value = false;
    this.channel.takeUp();
    if (this.channel.connected) this.channel.hello();
  }

  /** The sheet is typed in: once the server knows, its key is forgotten, and the next one begins. */
  endSheet() {
    handOver();
    if (this.drafts.all().length > 0) return this.notices.refuse(TO_REWRITE);
    this.act({ type: "done", done: true });
  }

  leave(sentence = "Nu kan en anden svare her. Dine egne svar er gemt hos serveren.") {
    const former = this.keys.get();
    handOver();
    if (this.channel.size > 0) return this.notices.refuse(UNSAVED); // it would be sent as the next person's
    if (this.drafts.all().length > 0) return this.notices.refuse(UNSENT);
    this.keys.take(null);
    this.state.value = { ...this.state.value, me: null };
    this.turn({ item: null, finish: false });
    memory.remove(this.itemName);
    this.notices.tell(sentence, "Fortryd", () => this.become(former));
    this.channel.hello();
  }

  /** Change what is looked at within a phase, such as which item: a new step of the way back. */
  look(/** @type {Partial<Look>} */ view) {
    this.turn({ ...this.view.value, ...view });
    this.surroundings.steps.go(this.view.value);
  }

  turn(/** @type {Look} */ look) {
    handOver();
    this.moved = true;
    this.view.value = look;
    if (look.item) memory.write(this.itemName, look.item);
  }

  /** Was another screen asked for since the last drawing? */
  takeMoved() {
    const { moved } = this;
    this.moved = false;
    return moved;
  }

  // --- what is shown

  /** @returns {import("../components/status/status.js").Facts} */
  facts() {
    const { isLost, refusal, backAt, size, oldest, box, transport } = this.channel;
    return {
      connected: !isLost,
      refusal,
      backAt,
      waiting: size,
      ...this.drafts.count(this.state.value.content.limits.note),
      oldest,
      savedAt: this.state.value.savedAt,
      unsafe: box.unsafe(),
      comesBack: transport.comesBack,
    };
  }

  personalLink() {
    const address = this.surroundings.address();
    return address ? `${address}#n=${this.keys.get()}` : null;
  }

  /** The page's address ends in d/CODE; the server's own pages are beside that folder. In a notebook there are none. */
  ofTheServer(/** @type {string} */ name) {
    const address = this.surroundings.address();
    return address ? new URL(`../${name}`, address).href : null;
  }

  /** Where the result of a closed round is shown, for those who took part in it. */
  resultAddress() {
    const secret = this.state.value.round.phase === "afsluttet" && this.result.get();
    return secret ? this.ofTheServer(`resultat/${secret}`) : null;
  }

  guard(/** @type {Event} */ event) {
    flushAll();
    if (this.channel.size > 0 && this.channel.box.unsafe()) event.preventDefault();
  }
}

/** Listen, until `end` is called. */
function listening(/** @type {[EventTarget, string, (event: Event) => void][]} */ all) {
  for (const [target, event, listener] of all) target.addEventListener(event, listener);
  return { end: () => all.forEach(([target, event, listener]) => target.removeEventListener(event, listener)) };
}
