import { strict as assert } from "node:assert";
import { newId } from "./names.js";
import { newId as newIdOfAnotherPanel } from "./names.js?loaded-again";

Deno.test("an id is used once on a page, also where the page has loaded the file for each of its panels", () => {
  assert.notEqual(newId, newIdOfAnotherPanel);
  const ids = [newId("field"), newIdOfAnotherPanel("field"), newId("field"), newId("squares")];
  assert.equal(new Set(ids).size, ids.length);
});
