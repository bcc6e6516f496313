import { strict as assert } from "node:assert";
import { clearing } from "./problem.js";

Deno.test("a number or an address may be nobody's, a CPR number never", () => {
  assert.equal(clearing(["phone"]), "Det er ikke nogens nummer");
  assert.equal(clearing(["email", "address"]), "Det er ikke nogens adresse");
  assert.equal(clearing(["email", "phone"]), "Det er ikke nogens nummer eller adresse");
  assert.deepEqual([clearing(["cpr"]), clearing(["cpr", "phone"]), clearing([])], [null, null, null]);
});
