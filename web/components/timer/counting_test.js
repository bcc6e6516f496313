import { strict as assert } from "node:assert";
import { inMinutes, leftOf, newsOf } from "./counting.js";

const RUNS = { about: "Tid", seconds: 300, remaining: 300, started: 1_000_000 };

Deno.test("a timer runs out by the server's clock and never below nothing", () => {
  assert.equal(leftOf(RUNS, 1_000_000), 300);
  assert.equal(leftOf(RUNS, 1_000_400), 300);
  assert.equal(leftOf(RUNS, 1_001_000), 299);
  assert.equal(leftOf(RUNS, 9_000_000), 0);
});

Deno.test("a paused timer stands still", () => {
  assert.equal(leftOf({ ...RUNS, remaining: 42, started: null }, 9_000_000), 42);
});

Deno.test("time is told in minutes and seconds", () => {
  assert.deepEqual([300, 61, 9, 0].map(inMinutes), ["5:00", "1:01", "0:09", "0:00"]);
});

Deno.test("half time, one minute and the end are told once, as they are passed", () => {
  const told = [];
  for (let left = 299; left >= 0; left -= 1) told.push(newsOf(left + 1, left, 300));
  assert.deepEqual(told.filter(Boolean), ["Halvdelen af tiden er gået.", "Der er ét minut tilbage.", "Tiden er gået."]);
  assert.equal(newsOf(90, 90, 300), "");
});

Deno.test("of what was slept over only the last is told", () => {
  assert.equal(newsOf(200, 0, 300), "Tiden er gået.");
});

Deno.test("a timer that is given a minute more tells of its last minute again", () => {
  assert.equal(newsOf(100, 60, 360), "Der er ét minut tilbage.");
});
