import { strict as assert } from "node:assert";
import { addressOf, chosenIn, faultOf } from "./choice.js";

/** @type {import("./choice.js").Form} */
const FORM = {
  frameworks: [
    { id: "a", name: "A", versions: ["1", "2"], start: "2" },
    { id: "b c", name: "B", versions: ["1"], start: "1" },
  ],
  groups: [{ id: "alle", name: "Alle" }, { id: "borger", name: "Borgere" }],
  years: [2023, 2024, 2025],
  framework: "",
  version: "",
  group: "",
  since: null,
  until: null,
};

Deno.test("what is shown where nothing is named needs no address", () => {
  assert.equal(addressOf(FORM, chosenIn(FORM)), "");
});

Deno.test("everything that differs is in the address", () => {
  const choice = { framework: "b c", version: "1", group: "borger", since: "2024", until: "2024" };
  assert.equal(addressOf(FORM, choice), "spoergeramme=b%20c&gruppe=borger&fra=2024&til=2024");
  assert.equal(addressOf(FORM, { ...choice, framework: "a" }), "udgave=1&gruppe=borger&fra=2024&til=2024");
});

Deno.test("a framework that is not there gives the first", () => {
  assert.equal(chosenIn({ ...FORM, framework: "x" }).framework, "a");
});

Deno.test("years in the wrong order are a fault, one year is none", () => {
  const choice = chosenIn(FORM);
  assert.equal(faultOf({ ...choice, since: "2025", until: "2025" }), "");
  assert.notEqual(faultOf({ ...choice, since: "2025", until: "2024" }), "");
});
