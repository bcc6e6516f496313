import { strict as assert } from "node:assert";
import { roundIn } from "./address.js";

Deno.test("the address names a round by its id, and anything else names none", () => {
  assert.equal(roundIn("#runde=r-12_a"), "r-12_a");
  for (const other of ["", "#", "#runde=", "#runde=a b", "#andet=r12", "runde=r12"]) assert.equal(roundIn(other), null);
});
