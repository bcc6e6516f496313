import { strict as assert } from "node:assert";
import { withDocument } from "../testing/page.js";
import { Reader } from "./reader.js";

/** @typedef {import("../components/channel/transport.js").Message} Message */

Object.assign(withDocument(), { body: { dataset: {} }, getElementById: () => null });
Object.assign(globalThis, { requestAnimationFrame: (/** @type {() => void} */ call) => queueMicrotask(call) });

const settled = () => new Promise((resolve) => setTimeout(resolve));

const section = (/** @type {string} */ id, picture = true) => ({ id, picture: picture ? { title: id } : null });
const documentOf = (/** @type {string} */ address, sections = [section("one")]) => ({
  type: "document",
  address,
  said: [],
  files: [],
  read_at: "10.42",
  document: { title: address, about: [], reading: [], sections },
});

/** Try a page whose kernel is the test's own. `answer` answers the oldest message of a kind that is not answered. */
async function withReader(
  /** @type {(at: { reader: Reader, waiting: (type: string) => Message[], answer: Answer }) => Promise<void>} */ run,
  seen = (/** @type {string} */ _section) => true,
) {
  /** @type {Message[]} */
  let sent = [];
  /** @type {((reply: object) => void)[]} */
  const hearers = [];
  const model = {
    get: () => null,
    set: () => {},
    on: (/** @type {string} */ _event, /** @type {any} */ hear) => void hearers.push(hear),
    off: () => {},
    send: (/** @type {Message} */ message) => void sent.push(message),
  };
  const reader = new Reader(model, { page: () => false, picture: seen });
  const waiting = (/** @type {string} */ type) => sent.filter((message) => message.type === type);
  /** @type {Answer} */
  const answer = async (type, reply, at = 0) => {
    const message = waiting(type)[at];
    assert.ok(message, `nothing of the kind ${type} waits`);
    sent = sent.filter((one) => one !== message);
    for (const hear of hearers) hear({ type: "done", re: message.id, ...reply });
    await settled();
    await settled();
  };
  await answer("hello", {});
  await run({ reader, waiting, answer });
  reader.close();
  for (const { type } of [...sent]) await answer(type, {}); // no question of a test is left open
}

/** @typedef {(type: string, reply: object, at?: number) => Promise<void>} Answer */

Deno.test("a document is shown before its pictures, which come one by one, the seen ones first", () =>
  withReader(
    async ({ reader, waiting, answer }) => {
      await answer("show", documentOf("", [section("folded"), section("words", false), section("seen")]));
      assert.equal(reader.state.value.shown?.read_at, "10.42");
      assert.deepEqual(waiting("picture").map((message) => message.section), ["seen"]);
      await answer("picture", { type: "picture", html: "<svg/>" });
      assert.deepEqual(waiting("picture").map((message) => message.section), ["folded"]);
      await answer("picture", { type: "refused", sentence: "Billedet findes ikke." });
      assert.deepEqual(reader.state.value.drawings, { seen: "<svg/>", folded: null });
    },
    (section) => section === "seen",
  ));

Deno.test("of two choices the newer is shown, also where the older is answered last", () =>
  withReader(async ({ reader, answer }) => {
    reader.go("hold=a");
    reader.go("hold=b");
    await answer("show", documentOf("hold=b"), 2);
    await answer("show", documentOf("hold=a"), 1);
    await answer("show", documentOf(""), 0);
    assert.equal(reader.state.value.shown?.address, "hold=b");
    assert.equal(reader.state.value.busy, false);
  }));

Deno.test("a choice that is refused leaves what was shown, and says what may be tried again", () =>
  withReader(async ({ reader, answer }) => {
    await answer("show", documentOf(""));
    await answer("picture", { type: "picture", html: "<svg/>" });
    reader.go("hold=a");
    await answer("show", { type: "refused", sentence: "Prøv igen." });
    assert.deepEqual(reader.state.value.refused, { sentence: "Prøv igen.", choice: "hold=a" });
    assert.equal(reader.state.value.shown?.address, "");
    reader.show("hold=a");
    await answer("show", documentOf("hold=a"));
    assert.equal(reader.state.value.refused, null);
  }));

Deno.test("nothing is left of what was shown when the key holds no more", () =>
  withReader(async ({ reader, answer, waiting }) => {
    await answer("show", documentOf(""));
    await answer("picture", { type: "locked", sentence: "Nøglen gælder ikke mere." });
    const { shown, drawings, locked } = reader.state.value;
    assert.deepEqual({ shown, drawings, locked }, { shown: null, drawings: {}, locked: "Nøglen gælder ikke mere." });
    assert.deepEqual(waiting("picture"), []);
  }));

Deno.test("something new is told of until the numbers are fetched again", () =>
  withReader(async ({ reader, answer }) => {
    await answer("show", documentOf("hold=a", []));
    reader.hear({ type: "done", changed: true });
    assert.equal(reader.state.value.news, true);
    reader.renew();
    await answer("show", documentOf("hold=a", []));
    assert.equal(reader.state.value.news, false);
    assert.deepEqual(reader.state.value.focus, { heading: true });
  }));

Deno.test("a kernel that is there again is asked for what it did not give", () =>
  withReader(async ({ reader, waiting, answer }) => {
    await answer("show", { type: "done" }); // as a kernel that has gone and come back
    const address = () => reader.state.value.shown?.address ?? null;
    assert.equal(address(), null);
    reader.channel.hello();
    await answer("hello", {});
    assert.equal(waiting("show").length, 1);
    await answer("show", documentOf("", []));
    assert.equal(address(), "");
  }));
