import { strict as assert } from "node:assert";
import { usedText } from "./used.js";

const STEPS = [
  { name: "Vurdering", about: "", minutes: 10, now: false, done: true },
  { name: "Dialog", about: "", minutes: 45, now: true, done: false },
];
const PROGRAMME = { minutes: 90, fits: true, sentence: "", steps: STEPS, since: 1_000_000 };

Deno.test("the board says how much of the phase's time is used", () => {
  assert.equal(usedText(PROGRAMME, 1_000_000 + 12.9 * 60_000), "Dialog: 12 af 45 min. brugt");
  assert.equal(usedText(PROGRAMME, 900_000), "Dialog: 0 af 45 min. brugt");
});

Deno.test("a phase that began on another day is not said to have used the day's minutes", () => {
  assert.equal(usedText(PROGRAMME, 1_000_000 + 24 * 3_600_000), "");
});
