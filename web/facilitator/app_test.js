import { strict as assert } from "node:assert";
import { withClock } from "../testing/clock.js";
import { withDocument } from "../testing/page.js";
import { App, isDone } from "./app.js";

/** @typedef {import("../components/channel/transport.js").Message} Message */

/** A kernel that the test speaks for. */
class Kernel {
  /** @type {Message[]} */
  sent = [];
  /** @type {Map<string, (...details: any[]) => void>} */
  listeners = new Map();
  /** @type {Record<string, any>} */
  traits = { panel: "dialog", view: { round: null } };

  get(/** @type {string} */ name) {
    return this.traits[name];
  }

  set() {}

  on(/** @type {string} */ event, /** @type {(...details: any[]) => void} */ listener) {
    this.listeners.set(event, listener);
  }

  off(/** @type {string} */ event) {
    this.listeners.delete(event);
  }

  send(/** @type {Message} */ message) {
    this.sent.push(message);
  }

  /** Answer the newest message of a type. */
  answer(/** @type {string} */ type, /** @type {object} */ reply) {
    const message = this.sent.findLast((one) => one.type === type);
    this.listeners.get("msg:custom")?.({ type: "done", ...reply, re: message?.id });
  }

  show(/** @type {object} */ view) {
    this.traits.view = view;
    this.listeners.get("change:view")?.();
  }
}

/** A panel on a page. */
function panel() {
  Object.assign(withDocument(), { getElementById: () => null });
  const kernel = new Kernel();
  return { kernel, app: new App(kernel) };
}

const FOCUS = { type: /** @type {const} */ ("focus"), item: "p01" };

Deno.test("a panel greets first of all, and shows what its kernel gives it", () => {
  const { kernel, app } = panel();
  assert.deepEqual(kernel.sent.map(({ type }) => type), ["hello"]);
  kernel.show({ round: { id: "r1" } });
  assert.equal(app.view.value.round.id, "r1");
  app.close();
  assert.equal(kernel.listeners.size, 0);
});

Deno.test("the answer to an act is said where it was done, and says nothing of the next act", async () => {
  const { kernel, app } = panel();
  const done = app.act(FOCUS, "here");
  kernel.answer("focus", { time: "10.42" });
  assert.equal(await done, true);
  assert.deepEqual(app.note.value, { tone: "good", text: "Gemt kl. 10.42", where: "here" });
  const refused = app.act(FOCUS, "there");
  assert.deepEqual(app.note.value, { tone: "busy", text: "", where: "there" });
  kernel.answer("focus", { type: "refused", sentence: "Runden er lukket." });
  assert.equal(await refused, false);
  assert.deepEqual(app.note.value, { tone: "bad", text: "Runden er lukket.", where: "there" });
  app.close();
});

Deno.test("an act that stores nothing leaves nothing said", async () => {
  const { kernel, app } = panel();
  const done = app.act(FOCUS, "here");
  kernel.answer("focus", {});
  assert.equal(await done, true);
  assert.equal(app.note.value, null);
  app.close();
});

Deno.test("an answer that takes time is waited for in words, and silence means that the kernel is gone", () => {
  withClock(({ pass }) => {
    const { kernel, app } = panel();
    kernel.answer("hello", {});
    app.act(FOCUS, "here");
    pass(699);
    assert.equal(app.note.value?.text, "");
    pass(1);
    assert.equal(app.note.value?.text, "Et øjeblik …");
    pass(7299);
    assert.equal(app.channel.connected, true);
    pass(1);
    assert.equal(app.channel.connected, false);
    app.close();
  });
});

Deno.test("while the kernel is gone nothing is waited for, and its next word shows that it is back", async () => {
  const { kernel, app } = panel();
  kernel.send = () => {
    throw new Error("the kernel is gone");
  };
  assert.equal(await app.ask(FOCUS, "here"), null);
  assert.equal(isDone(null), false);
  assert.equal(app.channel.connected, false);
  assert.equal(app.note.value, null);
  kernel.send = Kernel.prototype.send;
  kernel.answer("hello", {});
  assert.equal(app.channel.connected, true);
  app.close();
});
