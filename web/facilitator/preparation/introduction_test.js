import { strict as assert } from "node:assert";
import { shownOf } from "./introduction.js";

Deno.test("the facilitator sees the screen that everybody sees, last round's decisions first where there are any", () => {
  assert.equal(shownOf({ name: "introduktion", title: "", at: 3, of: 8 }, 1), 3);
  assert.equal(shownOf({ name: "introduktion", title: "", at: 3, of: 8 }, 0), 2);
  assert.equal(shownOf({ name: "sidst", title: "" }, 1), 0);
  assert.equal(shownOf({ name: "pause", title: "" }, 1), null);
  assert.equal(shownOf(null, 1), null);
});
