import { strict as assert } from "node:assert";
import { typed } from "../components/field/kept.js";
import { Drafts, refusedField, without } from "./drafts.js";

const CELL = "rate|p01|faglig";
const ABOUT = { type: "rate", id: "1", item: "p01", dimension: "faglig" };
const RATE = { ...ABOUT, level: 4, exit: null, knowledge: [], note: "20 30 41 51" };

/** The drafts of whoever has this key. */
function draftsOf(/** @type {string} */ key) {
  return new Drafts("k7mxpr", () => key);
}

Deno.test("a text that is not sent is kept for its writer, and for nobody else at the same device", () => {
  const mine = draftsOf("mine");
  mine.of(CELL, "note").keep("Vi er på vej");
  assert.equal(draftsOf("mine").of(CELL, "note").read(), "Vi er på vej");
  assert.equal(draftsOf("another").of(CELL, "note").read(), null);
  assert.deepEqual([mine.isIn(CELL), draftsOf("another").all()], [true, []]);
  mine.drop(CELL, "note");
  assert.deepEqual(typed.names("selfeval:k7mxpr:draft:"), []);
});

Deno.test("a refused text goes back to its field with the reason, unless its writer has written on", () => {
  const drafts = draftsOf("mine");
  const said = { sentence: "Skriv den om.", found: ["phone"] };
  drafts.refuse(CELL, "note", "20 30 41 51", said);
  assert.deepEqual(drafts.of(CELL, "note").problem?.(), said);
  assert.deepEqual(drafts.count(1000), { unsent: 1, refused: 1 });
  drafts.of(CELL, "note").keep("Nattevagten ved mere");
  assert.equal(drafts.of(CELL, "note").problem?.(), null);
  drafts.refuse(CELL, "note", "20 30 41 51", said);
  assert.equal(drafts.of(CELL, "note").read(), "Nattevagten ved mere");
  assert.deepEqual(drafts.count(5), { unsent: 1, refused: 1 }); // too long
  drafts.drop(CELL, "note");
});

Deno.test("what was answered beside a refused text is stored without it, and nothing is sent where nothing else was", () => {
  assert.equal(refusedField(RATE, { field: "note" }), "note");
  const { id: _, ...rest } = { ...RATE, note: "Før" };
  assert.deepEqual(without(RATE, "note", { level: 2, exit: null, knowledge: [], note: "Før" }), rest);
  assert.deepEqual(without(RATE, "note", undefined)?.level, 4);
  assert.equal(without(RATE, "note", { level: 4, exit: null, knowledge: [], note: "Før" }), null);
  const thoughts = { succeeds: "", difficult: "20 30 41 51", will_try: "", shared: false };
  assert.equal(without({ type: "reflect", item: "p01", ...thoughts }, "difficult", undefined), null);
  const line = { type: "write_line", item: "p01", part: "difficult", text: "20 30 41 51" };
  assert.equal(refusedField(line, {}), "text");
  assert.equal(without(line, "text", undefined), null);
});
