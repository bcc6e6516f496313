import { strict as assert } from "node:assert";
import { statusOf } from "./status.js";

const CALM = {
  connected: true,
  waiting: 0,
  unsent: 0,
  refused: 0,
  oldest: null,
  savedAt: null,
  backAt: null,
  refusal: null,
  unsafe: false,
  comesBack: true,
};

/** @type {[string, Partial<import("./status.js").Facts>, string][]} */
const CASES = [
  ["nothing is stored yet", {}, "ready"],
  ["all is stored", { savedAt: "10.42" }, "saved"],
  ["something has just been sent", { waiting: 1, oldest: 9000 }, "saving"],
  ["something has waited for over four seconds", { waiting: 1, oldest: 5999 }, "late"],
  ["the server cannot store it now", { waiting: 1, oldest: 9999, refusal: "Optaget." }, "late"],
  ["a text was refused or is too long", { unsent: 1, refused: 1, savedAt: "10.42", backAt: 9000 }, "refused"],
  ["a text is typed and not sent", { unsent: 1, savedAt: "10.42" }, "typing"],
  ["the connection is lost", { connected: false, savedAt: "10.42" }, "lost"],
  ["the connection came back a moment ago", { backAt: 5000, savedAt: "10.42" }, "back"],
  ["it came back a while ago", { backAt: 4000, savedAt: "10.42" }, "saved"],
];

for (const [name, facts, state] of CASES) {
  Deno.test(`the status when ${name}`, () => assert.equal(statusOf({ ...CALM, ...facts }, 10_000).state, state));
}
