import { strict as assert } from "node:assert";
import { sharesOf, spanOf } from "./measures.js";

const sum = (/** @type {number[]} */ all) => all.reduce((one, other) => one + other, 0);
const ALL = [[3, 2, 4, 0, 1], [0, 0, 1, 6, 0], [0, 0, 0, 0, 0]];

Deno.test("a bar and the room beside it fill the width", () => {
  for (const counts of ALL) {
    const { before, levels, after } = sharesOf(counts, spanOf(ALL));
    assert.ok(Math.abs(before + sum(levels) + after - 1) < 1e-9);
    assert.ok(before >= 0 && after >= 0);
  }
});

Deno.test("the middle of the middle level lies on the line that all bars share", () => {
  for (const counts of ALL) {
    const { before, levels, middle } = sharesOf(counts, spanOf(ALL));
    assert.ok(Math.abs(before + levels[0] + levels[1] + levels[2] / 2 - middle) < 1e-9);
  }
});

Deno.test("one answer is as wide in every bar", () => {
  const [first, second] = ALL.slice(0, 2).map((counts) => sharesOf(counts, spanOf(ALL)).levels);
  assert.equal(first[4], second[2]);
});
