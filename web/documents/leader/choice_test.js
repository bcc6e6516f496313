import { strict as assert } from "node:assert";
import { addressOf, chosenIn, faultOf, inWords, turned } from "./choice.js";

const option = (/** @type {string} */ id, chosen = true) => ({ id, name: `Team ${id}`, chosen });

/** @type {import("./choice.js").Form} */
const FORM = {
  units: [{ name: "Nord", teams: [option("n1"), option("n2")] }, { name: "Syd", teams: [option("s&1")] }],
  frameworks: [option("a"), option("b")],
  first: "2025-01-01",
  last: "2026-01-01",
  since: "",
  until: "",
};
const ALL = chosenIn(FORM);

Deno.test("all that can be chosen is written as nothing", () => assert.equal(addressOf(FORM, ALL), ""));

Deno.test("a part is written in the order of the form, and no id can change the address", () => {
  const choice = { teams: ["s&1", "n1"], frameworks: ["b"], since: "2025-02-01", until: "2025-12-31" };
  assert.equal(addressOf(FORM, choice), "hold=n1,s%261&spoergeramme=b&fra=2025-02-01&til=2025-12-31");
});

Deno.test("what is turned on or off leaves the rest as it was", () => {
  assert.deepEqual(turned(["a", "b"], ["b", "c"], true), ["a", "b", "c"]);
  assert.deepEqual(turned(["a", "b"], ["b", "c"], false), ["a"]);
});

/** @type {[Partial<import("./choice.js").Choice>, string | undefined][]} */
const FAULTS = [
  [{}, undefined],
  [{ teams: [] }, "hold"],
  [{ frameworks: [] }, "spoergeramme"],
  [{ since: "2025-06-02", until: "2025-06-01" }, "til"],
  [{ since: "2025-06-01", until: "2025-06-01" }, undefined],
  [{ since: "2025-06-02" }, undefined],
];
for (const [change, at] of FAULTS) {
  Deno.test(`what is wrong with ${JSON.stringify(change)}: ${at ?? "nothing"}`, () => {
    assert.equal(faultOf({ ...ALL, ...change })?.at, at);
  });
}

Deno.test("a choice in words names what is alone and counts the rest", () => {
  assert.equal(inWords(FORM), "alle 3 teams · alle 2 spørgerammer · hele perioden");
  const units = [{ name: "Nord", teams: [option("n1"), option("n2", false)] }];
  const frameworks = [option("a"), option("b"), option("c", false)];
  assert.equal(
    inWords({ ...FORM, units, frameworks, since: "2025-02-01" }),
    "Team n1 · 2 af 3 spørgerammer · fra 01\u201102\u20112025",
  );
});
