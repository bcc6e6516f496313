import { strict as assert } from "node:assert";
import { stateOf } from "./lines.js";

Deno.test("lines that wait after the first were opened wait for as many new ones", () => {
  assert.equal(
    stateOf({ persons: 4, enough: 3, waiting: 5, ended: false }),
    "4 har skrevet. 5 nye linjer venter, til 3 har skrevet en ny, eller du slutter skrivningen.",
  );
  assert.equal(
    stateOf({ persons: 2, enough: 3, waiting: 1, ended: false }),
    "2 har skrevet. 1 linje venter, til 3 har skrevet, eller du slutter skrivningen.",
  );
});
