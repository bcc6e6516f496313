import { strict as assert } from "node:assert";
import { actOn, draftOf, drafts } from "./drafts.js";

const SAY = /** @type {const} */ ({ type: "say", item: "p01", succeeds: "Vi", seen: 3 });

/** An app whose kernel gives one answer. @returns {any} */
function appThatGets(/** @type {object | null} */ reply) {
  return { ask: () => Promise.resolve(reply) };
}

Deno.test("a draft is built on the text that its writer began at, however often it is written on", () => {
  drafts.keep("a", "Vi", "");
  drafts.keep("a", "Vi er på vej", "Noget andet");
  assert.deepEqual(drafts.read("a"), { text: "Vi er på vej", was: "", sent: undefined });
  drafts.drop("a");
  assert.equal(drafts.read("a"), null);
});

Deno.test("what somebody else has stored meanwhile is told, and nothing else is", () => {
  drafts.keep("b", "Vi øver os", "Vi");
  assert.equal(drafts.meanwhile("b", "Vi"), null);
  assert.equal(drafts.meanwhile("b", "Vi øver os"), null);
  assert.equal(drafts.meanwhile("b", "De andre"), "De andre");
  assert.equal(drafts.meanwhile("b", ""), "");
  assert.equal(drafts.meanwhile("no draft", "De andre"), null);
  drafts.drop("b");
});

Deno.test("what one has sent oneself is not another's, also where one has written on since", async () => {
  drafts.keep("c", "Vi", "");
  assert.equal(await actOn(appThatGets({ type: "done" }), "c", SAY, ""), true);
  drafts.keep("c", "Vi øver os", "");
  assert.equal(drafts.meanwhile("c", "Vi"), null);
  assert.equal(drafts.meanwhile("c", "Vi andre"), "Vi andre");
  drafts.drop("c");
});

Deno.test("a refused text waits for its writer, and is due again once it is written on", async () => {
  drafts.keep("e", "Vi", "");
  assert.equal(await actOn(appThatGets({ type: "refused" }), "e", SAY, ""), false);
  assert.equal(drafts.isDue("e"), false);
  assert.equal(drafts.read("e")?.text, "Vi");
  drafts.keep("e", "Vi to", "");
  assert.equal(drafts.isDue("e"), true);
  drafts.drop("e");
});

Deno.test("a text that nobody answered is still to be stored", async () => {
  drafts.keep("f", "Vi", "");
  assert.equal(await actOn(appThatGets(null), "f", SAY, ""), null);
  assert.equal(drafts.isDue("f"), true);
  drafts.drop("f");
});

Deno.test("a choice between two texts is due, and is built on the other's", () => {
  drafts.keep("g", "Mit", "");
  drafts.refused("g");
  drafts.choose("g", "Dit\nMit", "Dit");
  assert.equal(drafts.isDue("g"), true);
  assert.equal(drafts.meanwhile("g", "Dit"), null);
  assert.equal(drafts.meanwhile("g", "Et tredje"), "Et tredje");
  drafts.drop("g");
});

Deno.test("a text that is refused itself goes back to its field with the reason, and what is stored stands meanwhile", async () => {
  drafts.keep("h", "20 30 41 51", "Før");
  const said = { type: "refused", code: "rewrite", sentence: "Skriv den om.", found: ["phone"], field: "succeeds" };
  const app = appThatGets(said);
  app.note = { value: { tone: "bad", text: said.sentence, where: "" } };
  assert.equal(await actOn(app, "h", { ...SAY, succeeds: "20 30 41 51" }, ""), false);
  assert.deepEqual(draftOf("h", "Før").problem?.(), { sentence: "Skriv den om.", found: ["phone"] });
  assert.deepEqual([drafts.isDue("h"), drafts.textOf("h", "Før"), app.note.value], [false, "Før", null]);
  drafts.keep("h", "Nattevagten", "Før");
  assert.deepEqual([draftOf("h", "Før").problem?.(), drafts.textOf("h", "Før")], [null, "Nattevagten"]);
  assert.equal(drafts.textOf("h", "Dit"), "Dit"); // another has written, and its writer is to choose
  drafts.drop("h");
});
