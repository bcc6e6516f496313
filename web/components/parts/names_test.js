import { strict as assert } from "node:assert";
import { newId } from "./names.js";

Deno.test("an id is used once on a page, also where the page has loaded the file for each of its panels", async () => {
  const again = await import(`./names.js?${"panel"}`); // loaded a second time
  const ids = [newId("field"), again.newId("field"), newId("field"), newId("squares")];
  assert.equal(new Set(ids).size, ids.length);
});
