import { strict as assert } from "node:assert";
import { withClock } from "../../testing/clock.js";
import { ServerClock } from "./server-clock.js";

Deno.test("time is the server's, however wrong the browser's clock is, and goes on by itself", () =>
  withClock(({ pass }) => {
    const clock = new ServerClock();
    clock.hear(Date.now() + 90_000);
    pass(5000);
    assert.equal(clock.now(), Date.now() + 90_000);
  }));

Deno.test("a reply that tells no time changes nothing", () =>
  withClock(() => {
    const clock = new ServerClock();
    clock.hear(undefined);
    assert.equal(clock.now(), Date.now());
  }));
