import { strict as assert } from "node:assert";
import { withOthers } from "./two-writers.js";

const WAS = { votes: 3, cap: 2, day: "2028-01-01" };

Deno.test("what another has stored is taken over where the form is as it was, and is a choice where it is not", () => {
  const { form, was, others } = withOthers({ ...WAS, votes: "5" }, WAS, { votes: 4, cap: 1, day: WAS.day });
  assert.deepEqual(form, { votes: "5", cap: 1, day: WAS.day });
  assert.deepEqual([others, was.votes, was.cap], [{ votes: 4 }, 3, 1]);
});

Deno.test("two who write the same have nothing to choose between", () => {
  assert.deepEqual(withOthers({ ...WAS, votes: "4" }, WAS, { ...WAS, votes: 4 }).others, {});
});
