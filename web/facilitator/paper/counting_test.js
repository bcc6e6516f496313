import { strict as assert } from "node:assert";
import { countsOf, inWords, nothingTyped, shownIn, withTyped } from "./counting.js";

const ANSWERS = [
  { id: "1", mark: "1", label: "I meget lav grad" },
  { id: "2", mark: "2", label: "I lav grad" },
  { id: "ved_ikke", mark: "", label: "Ved ikke" },
];
const FAGLIG = { id: "faglig", title: "Faglig", counts: { "1": 2, "2": 0, "ved_ikke": 1 }, revision: 3 };
const OTHER = { id: "borgeroplevet", title: "Borgeroplevet", counts: {}, revision: 0 };

Deno.test("a field shows what is typed, or what is stored, and nobody as nothing", () => {
  const typed = withTyped(nothingTyped(), FAGLIG, "1", "4");
  assert.deepEqual(ANSWERS.map(({ id }) => shownIn(typed, FAGLIG, id)), ["4", "", "1"]);
});

Deno.test("a dimension in which something is typed is sent whole, and the others are not", () => {
  const typed = withTyped(withTyped(nothingTyped(), FAGLIG, "1", ""), FAGLIG, "2", "5");
  assert.deepEqual(countsOf(typed, [OTHER, FAGLIG], ANSWERS), [
    { dimension: "faglig", counts: { "1": 0, "2": 5, "ved_ikke": 1 }, seen: 3 },
  ]);
});

Deno.test("what is typed is built on the numbers that stood beside it", () => {
  const typed = withTyped(nothingTyped(), FAGLIG, "1", "4");
  const newer = { ...FAGLIG, revision: 4 };
  assert.equal(countsOf(typed, [newer], ANSWERS)[0].seen, 3);
  assert.equal(countsOf(withTyped(typed, newer, "1", "5"), [newer], ANSWERS)[0].seen, 4);
});

Deno.test("what is stored is told in numbers", () => {
  assert.equal(inWords(FAGLIG, ANSWERS), "2 på niveau 1 · 1 ved ikke");
  assert.equal(inWords(OTHER, ANSWERS), "ingen");
});
