import { strict as assert } from "node:assert";
import { withClock } from "../../testing/clock.js";
import { moving, next, REVEAL_MS, UNDO_MS } from "./moving.js";

const NAME = "selfeval:fac:flytning";

/** @type {{ id: string, phase: any, reveals: any[] }} */
const ROUND = { id: "r1", phase: "vurdering", reveals: ["dialog", "prioritering", "udviklingsplan", "afsluttet"] };
/** @type {typeof ROUND} */
const DIALOGUE = { ...ROUND, phase: "dialog", reveals: [] };

Deno.test("a move waits for ten seconds, and one that shows the answers for three", () => {
  withClock(() => {
    moving.begin(DIALOGUE, "vurdering", "tavle");
    assert.deepEqual(next(moving.get(), DIALOGUE, Date.now()), { act: "wait", ms: UNDO_MS });
    assert.equal(moving.get()?.reveals, false);
    moving.begin(ROUND, "dialog", "tavle");
    assert.deepEqual(next(moving.get(), ROUND, Date.now()), { act: "wait", ms: REVEAL_MS });
    assert.equal(moving.get()?.reveals, true);
    moving.end();
    assert.equal(next(moving.get(), ROUND, Date.now()).act, "nothing");
  });
});

Deno.test("a move that is hurried is due at once", () => {
  withClock(({ pass }) => {
    moving.begin(DIALOGUE, "prioritering", "tavle");
    pass(1000);
    moving.hurry();
    assert.deepEqual(next(moving.get(), DIALOGUE, Date.now()), { act: "wait", ms: 0 });
    moving.end();
  });
});

Deno.test("a round that was moved elsewhere meanwhile, or another round, is not moved", () => {
  withClock(() => {
    moving.begin(DIALOGUE, "prioritering", "tavle");
    assert.equal(next(moving.get(), { ...DIALOGUE, phase: "vurdering" }, Date.now()).act, "drop");
    assert.equal(next(moving.get(), { ...DIALOGUE, id: "r2" }, Date.now()).act, "drop");
    assert.equal(next(moving.get(), null, Date.now()).act, "nothing"); // the page has not opened it as yet
    moving.end();
  });
});

Deno.test("a computer that slept past the time moves nothing when it wakes, and says so", () => {
  withClock(({ pass }) => {
    moving.begin(DIALOGUE, "prioritering", "tavle");
    pass(UNDO_MS + 9000);
    assert.equal(next(moving.get(), DIALOGUE, Date.now()).act, "wait"); // a slow reload
    pass(2000);
    assert.equal(next(moving.get(), DIALOGUE, Date.now()).act, "tell");
    moving.end();
  });
});

Deno.test("a move is kept over a reload until it is done, and one that shows the answers is not", () => {
  withClock(() => {
    moving.begin(DIALOGUE, "prioritering", "tavle");
    assert.equal(JSON.parse(sessionStorage.getItem(NAME) ?? "null").to, "prioritering");
    moving.end();
    assert.equal(sessionStorage.getItem(NAME), null);
    moving.begin(ROUND, "dialog", "tavle");
    assert.equal(sessionStorage.getItem(NAME), null);
    moving.end();
  });
});
