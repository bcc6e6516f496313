import { strict as assert } from "node:assert";
import { apart, PAD, RADIUS, SIZE } from "./layout.js";

const at = (/** @type {number} */ count, /** @type {number} */ level, /** @type {number} */ importance) =>
  Array.from({ length: count }, (_, number) => ({ number: number + 1, level, importance }));

Deno.test("a point alone is where it belongs", () => {
  const [{ x, y, spot }] = apart(at(1, 2, 4));
  assert.deepEqual({ x, y }, spot);
});

Deno.test("points with the same numbers do not hide each other, and stay inside", () => {
  const placed = apart(at(12, 4.2, 5));
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 2 * RADIUS, `${one.number} hides ${other.number}`);
    }
    assert.ok(Math.min(one.x, one.y) >= PAD / 2 && Math.max(one.x, one.y) <= SIZE - PAD / 2);
  }
});

Deno.test("points stay in their field while there is room in it", () => {
  for (const { x, y } of apart(at(6, 1.5, 4.5))) assert.ok(x < SIZE / 2 && y < SIZE / 2);
});

Deno.test("more points than there is room for are all drawn", () => {
  assert.equal(apart(at(80, 3, 3)).length, 80);
});
