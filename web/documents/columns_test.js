import { strict as assert } from "node:assert";
import { isColoured, numericColumns } from "./columns.js";

const word = { text: "Team" };
const number = { text: "3,2", number: true };
const hidden = { text: "skjult: færre end 5", hidden: true };

Deno.test("a column is of numbers when most of what is shown in it are numbers", () => {
  const heads = ["", "Niveau", "Ord", "Skjult", "Blandet"];
  const rows = [
    [word, number, word, hidden, hidden],
    [word, number, word, hidden, number],
    [word, word, number, hidden, hidden],
  ];
  assert.deepEqual(numericColumns({ caption: "", heads, rows }), [false, true, false, false, true]);
});

Deno.test("a table with three columns in colour is a map", () => {
  const toned = { text: "4", tone: 4 };
  const heads = ["", "A", "B", "C"];
  assert.equal(isColoured({ caption: "", heads, rows: [[word, toned, toned, word]] }), false);
  assert.equal(isColoured({ caption: "", heads, rows: [[word, toned, toned, word], [word, word, word, toned]] }), true);
});
