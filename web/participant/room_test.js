import { strict as assert } from "node:assert";
import { wordsOf } from "./room.js";

Deno.test("a phone has the introduction's sentences and last round's decisions, each with where it stands", () => {
  assert.deepEqual(wordsOf({ name: "introduktion", title: "", slide: { title: "T", paragraphs: ["Vi ser."] } }), [
    "Vi ser.",
  ]);
  const points = [{ term: "Håb", text: "At tro på det." }];
  assert.deepEqual(
    wordsOf({ name: "introduktion", title: "", slide: { title: "T", paragraphs: ["Fem ting."], points } }),
    ["Fem ting.", "Håb: At tro på det."],
  );
  const actions = [{ what: "Fast sparring", status_label: "I gang" }];
  assert.deepEqual(wordsOf({ name: "sidst", title: "", actions }), ["Fast sparring (i gang)"]);
});

Deno.test("what belongs on the big screen alone is not on the phone", () => {
  for (const name of ["program", "rangliste"]) assert.deepEqual(wordsOf({ name, title: "" }), []);
});
