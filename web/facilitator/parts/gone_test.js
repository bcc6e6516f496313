import { strict as assert } from "node:assert";
import { goneAt, withGone, withoutGone } from "./gone.js";

const SPARRING = { key: "h1", place: "r1", what: "Fast sparring" };
const SHEET = { key: "h2", place: "r2", what: "Nyt ark" };

Deno.test("what is taken away twice comes back once, as it was the last time", () => {
  const all = withGone(withGone([], { ...SPARRING, what: "Sparring" }), SPARRING);
  assert.deepEqual(all, [SPARRING]);
  assert.deepEqual(withoutGone(all, "h1"), []);
});

Deno.test("each round shows what was taken away in it, and the list before stays as it was", () => {
  const before = withGone([], SPARRING);
  const after = withGone(before, SHEET);
  assert.deepEqual(goneAt(after, "r1"), [SPARRING]);
  assert.equal(before.length, 1);
});
