import { strict as assert } from "node:assert";
import { reconnectIn, retryIn } from "./backoff.js";

Deno.test("a retry waits twice as long each time, and never over half a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 20].map((tries) => retryIn(tries, 0)), [
    1500,
    3000,
    6000,
    12000,
    24000,
    30000,
    30000,
  ]);
});

Deno.test("a new connection waits twice as long each time, and never over five seconds", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 20].map((failures) => reconnectIn(failures, 1)), [
    300,
    600,
    1200,
    2400,
    4800,
    5000,
    5000,
  ]);
});

Deno.test("a team is spread over a quarter of the wait, and over half of it when it connects", () => {
  assert.equal(retryIn(0, 1), 1500 * 0.75);
  assert.equal(reconnectIn(0, 0), 150);
});
