import { strict as assert } from "node:assert";
import { actOn, drafts } from "./drafts.js";

const AGREE = { type: /** @type {const} */ ("agree"), item: "p01", dimension: "faglig", level: 3 };

/** An app whose kernel gives one answer. @returns {any} */
function appThatGets(/** @type {object | null} */ reply, /** @type {object[]} */ asked = []) {
  return {
    ask(/** @type {object} */ message) {
      asked.push(message);
      return Promise.resolve(reply);
    },
  };
}

Deno.test("a draft is built on the revision that its writer began at, however often it is written on", () => {
  drafts.keep("a", "Vi", 3);
  drafts.keep("a", "Vi er på vej", 5);
  assert.equal(drafts.read("a")?.text, "Vi er på vej");
  assert.equal(drafts.seen(["a"], 5), 3);
  drafts.drop("a");
  assert.equal(drafts.read("a"), null);
  assert.equal(drafts.seen(["a"], 5), 5);
});

Deno.test("texts that are stored together are built on the oldest of their revisions", () => {
  drafts.keep("b", "Lykkes", 2);
  drafts.keep("c", "Svært", 4);
  assert.equal(drafts.seen(["b", "c", "d"], 6), 2);
  for (const name of ["b", "c"]) drafts.drop(name);
});

Deno.test("a refused text is not saved by itself, and what is written on then is built on the newest", async () => {
  drafts.keep("e", "Vi er på vej", 1);
  assert.equal(drafts.isDue("e"), true);
  assert.equal(await actOn(appThatGets({ type: "refused" }), ["e"], { ...AGREE, seen: 2 }, ""), false);
  assert.equal(drafts.isDue("e"), false);
  assert.equal(drafts.overtaken("e", 2), true);
  assert.equal(drafts.read("e")?.text, "Vi er på vej");
  drafts.keep("e", "Vi øver os", 2);
  assert.equal(drafts.seen(["e"], 2), 2);
  drafts.drop("e");
});

Deno.test("a text that nobody answered is still to be stored", async () => {
  drafts.keep("f", "Vi", 1);
  const asked = /** @type {any[]} */ ([]);
  assert.equal(await actOn(appThatGets(null, asked), ["f"], { ...AGREE, seen: 3 }, ""), null);
  assert.equal(asked[0].seen, 1);
  assert.equal(drafts.isDue("f"), true);
  assert.equal(drafts.overtaken("f", 3), false);
  drafts.drop("f");
});
