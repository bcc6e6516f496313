import { strict as assert } from "node:assert";
import { inColumns, layoutsOf, restOf } from "./layouts.js";

Deno.test("the fullest layout is tried first, and no item is left out before there are two columns", () => {
  assert.deepEqual(layoutsOf(3), [
    { count: 3, columns: 1 },
    { count: 3, columns: 2 },
    { count: 2, columns: 2 },
    { count: 1, columns: 2 },
  ]);
});

Deno.test("a list of nothing has one layout", () => assert.deepEqual(layoutsOf(0), [{ count: 0, columns: 1 }]));

Deno.test("columns hold every line once, in order, and are numbered on from each other", () => {
  for (let length = 0; length < 9; length += 1) {
    const list = Array.from({ length }, (_, at) => at + 1);
    for (const columns of [1, 2]) {
      const laid = inColumns(list, columns);
      assert.deepEqual(laid.flatMap(({ lines }) => lines), list);
      for (const { first, lines } of laid) assert.equal(first, lines[0]);
      assert.ok(laid.length <= columns);
    }
  }
});

Deno.test("what is not shown is said in words", () => {
  assert.equal(
    restOf({ hidden: 1, without: 2, voted: 5, joined: 7 }),
    "1 punkt mere fik stemmer · 2 punkter fik ingen stemmer · 5 af 7 har stemt",
  );
  assert.equal(restOf({ hidden: 0, without: 0, voted: 0, joined: 0 }), "");
});
