import { strict as assert } from "node:assert";
import { withClock } from "../../testing/clock.js";
import { Typing } from "./typing.js";

/** @typedef {import("./typing.js").Outcome} Outcome */

/** Somewhere to keep a draft. */
function drawer(/** @type {string | null} */ text = null, due = true) {
  return {
    read: () => text,
    keep: (/** @type {string} */ typed) => void (text = typed),
    drop: () => void (text = null),
    isDue: () => due,
  };
}

/** A field whose texts are taken, unless the test says otherwise. */
function field(/** @type {Partial<import("./typing.js").Options>} */ options = {}) {
  const given = /** @type {string[]} */ ([]);
  const onSave = (/** @type {string} */ text) => void given.push(text);
  return { given, typing: new Typing({ stored: "", limit: 1000, pause: 900, onSave, ...options }, () => {}) };
}

/** A server that answers when the test says so. */
function later() {
  const given = /** @type {string[]} */ ([]);
  /** @type {((outcome: Outcome) => void)[]} */
  const answers = [];
  const onSave = (/** @type {string} */ text) => {
    given.push(text);
    return /** @type {Promise<Outcome>} */ (new Promise((resolve) => answers.push(resolve)));
  };
  return { given, onSave, answer: (/** @type {Outcome} */ outcome) => answers.shift()?.(outcome) };
}

Deno.test("a text is saved once its writer pauses, and at once when the field is left", () => {
  withClock(({ pass }) => {
    const { typing, given } = field();
    typing.type("V");
    pass(800);
    typing.type("Vi");
    pass(800);
    assert.deepEqual(given, []);
    pass(100);
    assert.deepEqual(given, ["Vi"]);
    typing.type("Vi er");
    typing.leave();
    assert.deepEqual(given, ["Vi", "Vi er"]);
    pass(5000);
    assert.equal(given.length, 2);
  });
});

Deno.test("a text that is too long stays with its writer and goes out when it is shorter", () => {
  withClock(({ pass }) => {
    const { typing, given } = field({ limit: 3 });
    typing.type("fire");
    typing.leave();
    assert.deepEqual([given, typing.text, typing.unsaved], [[], "fire", true]);
    typing.type("tre");
    pass(900);
    assert.deepEqual(given, ["tre"]);
  });
});

Deno.test("until it is taken a text stays its writer's, is kept, and is not sent twice", async () => {
  const [server, draft] = [later(), drawer()];
  const { typing } = field({ onSave: server.onSave, draft });
  typing.type("Vi øver os");
  typing.leave();
  typing.flush();
  assert.deepEqual(server.given, ["Vi øver os"]);
  assert.deepEqual([typing.text, typing.unsaved, draft.read()], ["Vi øver os", true, "Vi øver os"]);
  server.answer(true);
  await null;
  await null;
  assert.deepEqual([typing.text, typing.unsaved, draft.read()], [null, false, null]);
});

Deno.test("what is written on while the text is on its way is not lost by the answer", async () => {
  const [server, draft] = [later(), drawer()];
  const { typing } = field({ onSave: server.onSave, draft });
  typing.type("Vi");
  typing.flush();
  typing.type("Vi øver os");
  server.answer(true);
  await null;
  await null;
  assert.deepEqual([typing.text, typing.unsaved, draft.read()], ["Vi øver os", true, "Vi øver os"]);
  typing.leave();
  assert.deepEqual(server.given, ["Vi", "Vi øver os"]);
});

Deno.test("a refused text goes out again when it is changed, an unanswered one at the next occasion", async () => {
  const server = later();
  const { typing } = field({ onSave: server.onSave, draft: drawer() });
  typing.type("Vi");
  typing.flush();
  server.answer(null);
  await null;
  await null;
  typing.leave();
  assert.deepEqual(server.given, ["Vi", "Vi"]);
  server.answer(false);
  await null;
  await null;
  typing.enter("Vi");
  typing.leave();
  assert.deepEqual([server.given.length, typing.text, typing.unsaved], [2, "Vi", true]);
  typing.type("Vi to");
  typing.flush();
  assert.equal(server.given.length, 3);
  typing.leave();
});

Deno.test("what an earlier load of the page left behind is saved after a pause, unless it was refused", () => {
  withClock(({ pass }) => {
    const left = field({ draft: drawer("Vi er på vej") });
    left.typing.takeUp();
    pass(900);
    assert.deepEqual(left.given, ["Vi er på vej"]);
    const refused = field({ draft: drawer("Vi er på vej", false) });
    refused.typing.takeUp();
    pass(900);
    assert.deepEqual([refused.given, refused.typing.text], [[], "Vi er på vej"]);
  });
});

Deno.test("nothing is changed under the hand of who is in a field, but a draft is built on the newest text", () => {
  const plain = field({ stored: "Vi" }).typing;
  plain.enter("Vi");
  assert.equal(plain.text, "Vi");
  const drafted = field({ stored: "Vi", draft: drawer() }).typing;
  drafted.enter("Vi");
  assert.equal(drafted.text, null);
});

Deno.test("a text that has come to be stored by another way is not unsaved any more", () => {
  withClock(() => {
    const draft = drawer();
    const { typing } = field({ draft });
    typing.type("Vi");
    typing.options = { ...typing.options, stored: "Vi" };
    typing.compare();
    assert.deepEqual([typing.unsaved, typing.text, draft.read()], [false, null, null]);
  });
});

Deno.test("a draft that is given another text becomes what is typed, and goes out", () => {
  withClock(({ pass }) => {
    const draft = drawer();
    const { typing, given } = field({ draft, onSave: (text) => text !== "Mit" && void given.push(text) });
    typing.type("Mit");
    typing.leave();
    draft.keep("Dit\nMit");
    typing.compare();
    assert.deepEqual([typing.text, typing.unsaved], ["Dit\nMit", true]);
    pass(900);
    assert.deepEqual(given, ["Dit\nMit"]);
  });
});

Deno.test("a draft that is dropped leaves the field to what is stored, and sends nothing", () => {
  withClock(({ pass }) => {
    const draft = drawer();
    const { typing, given } = field({ draft, stored: "Dit" });
    typing.type("Mit");
    draft.drop();
    typing.compare();
    pass(5000);
    assert.deepEqual([typing.text, typing.unsaved, given], [null, false, []]);
  });
});

Deno.test("what others read goes out only by its writer: no pause, no page and no other person sends it", () => {
  withClock(({ pass }) => {
    const draft = drawer();
    const { typing, given } = field({ held: true, draft });
    typing.type("Vi er på");
    pass(60_000);
    typing.give(false); // the page is taken away
    typing.end(); // the round goes on, and the field with it
    typing.leave(); // the browser leaves what it removes
    assert.deepEqual([given, draft.read()], [[], "Vi er på"]);
    const again = field({ held: true, draft });
    again.typing.takeUp();
    pass(60_000);
    assert.deepEqual([again.given, again.typing.text], [[], "Vi er på"]);
    again.typing.give(true); // its writer goes on
    assert.deepEqual([again.given, draft.read()], [["Vi er på"], null]);
  });
});

Deno.test("a text that was taken and comes back refused is in its field again with the reason, and can be cleared", () => {
  const problem = { sentence: "Den ligner et telefonnummer.", found: ["phone"] };
  /** @type {typeof problem | null} */
  let told = null;
  const draft = { ...drawer(), problem: () => told, isDue: () => !told };
  const given = /** @type {[string, boolean][]} */ ([]);
  const { typing } = field({ draft, onSave: (text, cleared) => void given.push([text, cleared]) });
  typing.type("Ring på 20 30 41 51");
  typing.leave();
  assert.deepEqual([typing.unsaved, typing.problem], [false, null]);
  told = problem;
  draft.keep("Ring på 20 30 41 51");
  typing.compare();
  assert.deepEqual([typing.text, typing.unsaved, typing.problem], ["Ring på 20 30 41 51", true, problem]);
  typing.leave();
  assert.equal(given.length, 1); // it is not sent again as it is
  typing.clear();
  assert.deepEqual(given, [["Ring på 20 30 41 51", false], ["Ring på 20 30 41 51", true]]);
});
