import { strict as assert } from "node:assert";
import { outbox } from "./outbox.js";

/** @returns {import("./message.js").Entry} */
function entry(/** @type {string} */ id, at = 1) {
  return { message: { type: "rate", id, item: "p01", dimension: "faglig", level: 4 }, at, cell: "rate|p01|faglig" };
}

/** @param {string} name @param {() => void} run */
function test(name, run) {
  Deno.test(name, () => {
    localStorage.clear();
    run();
    localStorage.clear();
  });
}

test("what is kept is there after a reload, oldest first", () => {
  const box = outbox("k7mxpr", () => "me");
  box.keep(entry("late", 2));
  box.keep(entry("early", 1));
  assert.deepEqual(outbox("k7mxpr", () => "me").entries().map(({ message }) => message.id), ["early", "late"]);
});

test("nobody is given another participant's messages, nor another round's", () => {
  outbox("k7mxpr", () => "me").keep(entry("mine"));
  assert.deepEqual(outbox("k7mxpr", () => "you").entries(), []);
  assert.deepEqual(outbox("zzzzzz", () => "me").entries(), []);
});

test("what is dropped is gone", () => {
  const box = outbox("k7mxpr", () => "me");
  box.keep(entry("one"));
  box.drop("one", true);
  assert.deepEqual(box.entries(), []);
});

test("what another tab takes out is heard of by its id", () => {
  const box = outbox("k7mxpr", () => "me");
  assert.equal(box.takenOut({ key: "selfeval:k7mxpr:out:one", newValue: null }), "one");
  assert.equal(box.takenOut({ key: "selfeval:k7mxpr:out:one", newValue: "{}" }), null);
  assert.equal(box.takenOut({ key: "selfeval:zzzzzz:out:one", newValue: null }), null);
});

test("a browser without room says so until nothing waits", () => {
  const real = Storage.prototype.setItem;
  Storage.prototype.setItem = () => {
    throw new Error("full");
  };
  try {
    const box = outbox("k7mxpr", () => "me");
    assert.equal(box.unsafe(), false);
    box.keep(entry("one"));
    assert.equal(box.unsafe(), true);
    box.drop("other", false);
    assert.equal(box.unsafe(), true);
    box.drop("one", true);
    assert.equal(box.unsafe(), false);
  } finally {
    Storage.prototype.setItem = real;
  }
});

test("what is no message of ours is passed over", () => {
  localStorage.setItem("selfeval:k7mxpr:out:x", "{");
  localStorage.setItem("selfeval:k7mxpr:out:y", '{"message":{}}');
  assert.deepEqual(outbox("k7mxpr", () => "me").entries(), []);
});
