import { strict as assert } from "node:assert";
import { addressOf, placeOf, written } from "./address.js";

for (
  const [choice, section] of [["", ""], ["hold=t1,t2&fra=2025-01-01", ""], ["", "tid"], ["hold=t1", "over tid & mere"]]
) {
  Deno.test(`an address leads back to what it was made of: "${choice}" "${section}"`, () => {
    assert.deepEqual(placeOf(addressOf(choice, section)), { choice, section });
  });
}

Deno.test("the section is found wherever it is in the address", () => {
  assert.deepEqual(placeOf("#afsnit=tid&hold=t1&&til=2025-12-31"), {
    choice: "hold=t1&til=2025-12-31",
    section: "tid",
  });
});

Deno.test("a section that cannot be read is none", () => assert.equal(placeOf("#afsnit=%E0%A4%A").section, ""));

Deno.test("what is not chosen is not written", () => {
  assert.equal(written({ hold: "t1", fra: "", til: "2025-12-31" }), "hold=t1&til=2025-12-31");
  assert.equal(written({ hold: "" }), "");
});
