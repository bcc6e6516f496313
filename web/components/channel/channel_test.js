import { strict as assert } from "node:assert";
import { withClock } from "../../testing/clock.js";
import { withDocument } from "../../testing/page.js";
import { Channel } from "./channel.js";
import { cellOf } from "./message.js";
import { NO_BOX } from "./outbox.js";

/** @typedef {import("./transport.js").Message} Message */
/** @typedef {import("./transport.js").Reply} Reply */

const RATED = { type: "rate", item: "p01", dimension: "faglig", level: 4 };

/** A host that the test speaks for: what it was sent, and what it says. */
class Host {
  comesBack = true;
  up = true;
  given = 0;
  /** @type {Message[]} */
  sent = [];
  /** @type {(reply: Reply) => void} */
  say = () => {};
  turn = () => {};

  connected() {
    return this.up;
  }

  send(/** @type {Message} */ message) {
    if (!this.up && !this.comesBack) throw new Error("the kernel is gone");
    if (this.up) this.sent.push(message);
  }

  giveUp() {
    this.given++;
    this.turnTo(false);
  }

  turnTo(/** @type {boolean} */ up) {
    this.up = up;
    this.turn();
  }

  listen(/** @type {(reply: Reply) => void} */ say, /** @type {() => void} */ turn) {
    Object.assign(this, { say, turn });
    return () => {};
  }

  /** Answer the newest message of a type. */
  answer(/** @type {string} */ type, /** @type {Partial<Reply>} */ reply) {
    const message = this.sent.findLast((one) => one.type === type);
    this.say({ type: "saved", ...reply, re: message?.id });
  }

  types() {
    return this.sent.map(({ type }) => type);
  }
}

/**
 * @param {string} name
 * @param {(at: { host: Host, channel: Channel, heard: Reply[], pass: (ms: number) => void }) => void} run
 */
function test(name, run, { comesBack = true, box = NO_BOX } = {}) {
  Deno.test(name, () => {
    withDocument();
    withClock(({ pass }) => {
      const host = Object.assign(new Host(), { comesBack });
      /** @type {Reply[]} */
      const heard = [];
      const channel = new Channel(host, box, {
        greet: () => ({ key: "me" }),
        onWelcome: () => {},
        onReply: (reply) => heard.push(reply),
        onPush: (push) => heard.push(push),
      });
      run({ host, channel, heard, pass });
      channel.close();
    });
  });
}

test("nothing is sent before the host has welcomed, and then all of it, oldest first", ({ host, channel }) => {
  channel.send(RATED);
  channel.send({ ...RATED, item: "p02" });
  assert.deepEqual(host.types(), ["hello"]);
  host.answer("hello", { type: "welcome" });
  assert.deepEqual(host.sent.slice(1).map(({ item }) => item), ["p01", "p02"]);
});

test("what is not acknowledged is sent again with the same id when the connection is back", ({ host, channel }) => {
  host.answer("hello", { type: "welcome" });
  channel.send(RATED);
  host.turnTo(false);
  assert.equal(channel.isLost, true);
  host.turnTo(true);
  host.answer("hello", { type: "welcome" });
  const rated = host.sent.filter(({ type }) => type === "rate");
  assert.equal(rated.length, 2);
  assert.equal(rated[0].id, rated[1].id);
});

test("what is acknowledged waits no more, and is never sent again", ({ host, channel, heard }) => {
  host.answer("hello", { type: "welcome" });
  channel.send(RATED);
  host.answer("rate", { type: "saved" });
  assert.equal(channel.size, 0);
  assert.equal(heard.length, 1);
  host.turnTo(false);
  host.turnTo(true);
  host.answer("hello", { type: "welcome" });
  assert.equal(host.types().filter((type) => type === "rate").length, 1);
});

test("a newer answer to the same question takes the place of one that waits", ({ host, channel }) => {
  channel.send(RATED);
  channel.send({ ...RATED, level: 5 });
  host.answer("hello", { type: "welcome" });
  assert.deepEqual(host.sent.filter(({ type }) => type === "rate").map(({ level }) => level), [5]);
  assert.equal(channel.waitingFor("rate|p01|faglig")?.level, 5);
});

test("until one has joined nothing else is sent", ({ host, channel }) => {
  host.answer("hello", { type: "welcome" });
  channel.send({ type: "join", perspective: "medarbejder" });
  channel.send(RATED);
  assert.deepEqual(host.types(), ["hello", "join"]);
  host.answer("join", { type: "joined" });
  assert.deepEqual(host.types(), ["hello", "join", "rate"]);
});

test("a fault of the host's is tried again, later each time, and its sentence is shown", ({ host, channel, pass }) => {
  const count = () => host.types().filter((type) => type === "rate").length;
  host.answer("hello", { type: "welcome" });
  channel.send(RATED);
  const fault = { type: "refused", retry: true, sentence: "Databasen er optaget." };
  host.answer("rate", fault);
  assert.equal(channel.refusal, "Databasen er optaget.");
  pass(1500);
  assert.equal(count(), 2);
  host.answer("rate", fault);
  pass(1500);
  assert.equal(count(), 2);
  pass(1500);
  assert.equal(count(), 3);
  host.answer("rate", { type: "saved" });
  assert.equal(channel.refusal, null);
});

test("what is refused for good is handed over and waits no more", ({ host, channel, heard }) => {
  host.answer("hello", { type: "welcome" });
  channel.send(RATED);
  host.answer("rate", { type: "refused", sentence: "Runden er lukket." });
  assert.deepEqual([channel.size, heard[0].sentence], [0, "Runden er lukket."]);
});

test("many messages are resent in small lots, because the server takes no more", ({ host, channel, pass }) => {
  for (let at = 0; at < 25; at++) channel.send({ ...RATED, item: `p${at}` });
  host.answer("hello", { type: "welcome" });
  const count = () => host.types().filter((type) => type === "rate").length;
  assert.equal(count(), 10);
  pass(700);
  assert.equal(count(), 20);
  pass(700);
  assert.equal(count(), 25);
});

test("a line that answers nothing is given up", ({ host, channel, pass }) => {
  host.answer("hello", { type: "welcome" });
  channel.send(RATED);
  pass(4999);
  assert.equal(host.given, 0);
  pass(1);
  assert.equal(host.given, 1);
  assert.equal(channel.connected, false);
});

test("a quiet line is asked whether it is there", ({ host, pass }) => {
  host.answer("hello", { type: "welcome" });
  pass(19_000);
  assert.equal(host.types().includes("ping"), false);
  pass(1000);
  assert.equal(host.types().includes("ping"), true);
});

test("a kernel that died is heard of by its silence, and its first word brings it back", ({ host, channel, pass }) => {
  host.answer("hello", { type: "welcome" });
  channel.send(RATED);
  pass(5000);
  assert.equal(channel.connected, false);
  host.say({ type: "pong" });
  assert.equal(channel.connected, true);
  host.answer("hello", { type: "welcome" });
  assert.equal(host.types().filter((type) => type === "rate").length, 2);
}, { comesBack: false });

test("a message that another tab has settled is not sent again", ({ host, channel }) => {
  channel.send(RATED);
  const [id] = [channel.waitingFor("rate|p01|faglig")?.id ?? null];
  channel.settledElsewhere(id);
  host.answer("hello", { type: "welcome" });
  assert.deepEqual(host.types(), ["hello"]);
});

/** @type {import("./outbox.js").Box} */
const LEFT = {
  ...NO_BOX,
  entries: () => [{ message: { ...RATED, id: "old", level: 2 }, at: 1, cell: "rate|p01|faglig" }],
};

test("what an earlier load left behind is sent", ({ host }) => {
  host.answer("hello", { type: "welcome" });
  assert.deepEqual(host.sent.at(-1)?.id, "old");
}, { box: LEFT });

test("what an earlier load left behind gives way to a newer answer", ({ host, channel }) => {
  channel.send(RATED);
  host.answer("hello", { type: "welcome" });
  assert.deepEqual(host.sent.filter(({ type }) => type === "rate").map(({ level }) => level), [4]);
}, { box: LEFT });

Deno.test("an act is sent once, and without an answer it gives null", async () => {
  withDocument();
  /** @type {Promise<Reply | null>[]} */
  const answers = [];
  const host = new Host();
  withClock(({ pass }) => {
    const channel = new Channel(host, NO_BOX, { greet: () => ({}), onWelcome() {}, onReply() {}, onPush() {} });
    host.answer("hello", { type: "welcome" });
    answers.push(channel.ask({ type: "close" }), channel.ask({ type: "open" }, 60_000));
    host.answer("open", { type: "saved" });
    pass(5000);
    channel.close();
  });
  assert.deepEqual((await Promise.all(answers)).map((reply) => reply?.type ?? null), [null, "saved"]);
  assert.deepEqual(host.types().filter((type) => type === "close"), ["close"]);
});

test("a host that answers neither welcome nor refusal has let in, a locked one has not", ({ host, channel }) => {
  channel.send(RATED);
  host.answer("hello", { type: "locked" });
  assert.deepEqual(host.types(), ["hello"]);
  channel.hello();
  host.answer("hello", { type: "done" });
  assert.deepEqual(host.types(), ["hello", "hello", "rate"]);
});

Deno.test("a host is asked for news at the screen's own pace, while the screen is seen", () => {
  withDocument();
  withClock(({ pass }) => {
    const host = Object.assign(new Host(), { comesBack: false });
    let seen = true;
    const listeners = { greet: () => ({}), onWelcome() {}, onReply() {}, onPush() {} };
    const pulse = { type: "tick", every: 500, patience: 8000, when: () => seen };
    const channel = new Channel(host, NO_BOX, listeners, pulse);
    host.answer("hello", { type: "done" });
    const count = () => host.types().filter((type) => type === "tick").length;
    pass(1000);
    assert.equal(count(), 1, "a host that is slow is not asked again before it has answered");
    host.answer("tick", { type: "done" });
    pass(500);
    assert.equal(count(), 2);
    host.answer("tick", { type: "done" });
    seen = false;
    pass(7000);
    assert.equal(count(), 2);
    seen = true;
    pass(500);
    assert.equal(count(), 3);
    pass(7999);
    assert.equal(channel.connected, true);
    pass(1);
    assert.equal(channel.connected, false);
    channel.close();
  });
});

Deno.test("what was asked with an id of its form is asked once at a time, and again with the same id", async () => {
  withDocument();
  const host = new Host();
  const channel = new Channel(host, NO_BOX, {
    greet: () => ({}),
    onWelcome: () => {},
    onReply: () => {},
    onPush: () => {},
  });
  const created = { id: "formularen", type: "create" };
  const two = [channel.ask(created), channel.ask(created)];
  host.answer("create", { type: "done" });
  assert.deepEqual((await Promise.all(two)).map((reply) => reply?.re), ["formularen", "formularen"]);
  const again = channel.ask(created);
  host.answer("create", { type: "done" });
  assert.equal((await again)?.re, "formularen");
  assert.deepEqual(host.types().filter((type) => type === "create"), ["create", "create"]);
  channel.close();
});

Deno.test("lines to different places, and taking back different lines, do not take each other's place", () => {
  const write = { type: "write_line", item: "p01", part: "succeeds" };
  assert.notEqual(cellOf(write), cellOf({ ...write, part: "difficult" }));
  assert.equal(cellOf({ ...write, text: "Humor" }), cellOf({ ...write, text: "Kaffe" }));
  assert.notEqual(cellOf({ type: "take_back_line", line: "a" }), cellOf({ type: "take_back_line", line: "b" }));
});
