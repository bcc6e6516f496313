import { strict as assert } from "node:assert";
import { pagesOf, turnedTo } from "./paging.js";

/** @returns {import("./paging.js").Extent[]} */
function stacked(/** @type {number[]} */ heights) {
  let top = 0;
  return heights.map((height) => [top, top += height]);
}

Deno.test("every entry stands on one page, in order, and no page is taller than the room", () => {
  const heights = [100, 30, 250, 80, 90, 20, 300, 10];
  const pages = pagesOf(stacked(heights), 320);
  assert.deepEqual(pages.flatMap(([from, to]) => heights.slice(from, to)), heights);
  for (const [from, to] of pages) assert.ok(heights.slice(from, to).reduce((sum, one) => sum + one, 0) <= 320);
});

Deno.test("no page is left with a single line where it can share", () => {
  const pages = pagesOf(stacked(Array(11).fill(100)), 1000);
  assert.deepEqual(pages.map(([from, to]) => to - from).sort(), [5, 6]);
});

Deno.test("an entry taller than the room has a page of its own", () => {
  assert.deepEqual(pagesOf(stacked([50, 900, 50]), 300), [[0, 1], [1, 2], [2, 3]]);
});

Deno.test("after the last page comes the first, and before the first the last", () => {
  assert.equal(turnedTo(2, 1, 3), 0);
  assert.equal(turnedTo(0, -1, 3), 2);
});
