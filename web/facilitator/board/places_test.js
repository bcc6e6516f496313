import { strict as assert } from "node:assert";
import { placeOf, roundIn, stepTo } from "./places.js";

/** @typedef {import("./places.js").Place} Place */

/** @type {(phase?: any, item?: string | null) => Place} */
const at = (phase = null, item = null) => ({ round: "r1", phase, item });
const NOWHERE = { round: null, phase: null, item: null };

Deno.test("the address names a round by its id, and anything else names none", () => {
  assert.equal(roundIn("#runde=r-12_a"), "r-12_a");
  for (const other of ["", "#", "#runde=", "#runde=a b", "#andet=r12", "runde=r12"]) assert.equal(roundIn(other), null);
});

Deno.test("a step of the history tells the phase and the item, and an address that was typed tells the round", () => {
  assert.deepEqual(placeOf("#runde=r1", { selfeval: { phase: "dialog", item: "p01" } }), at("dialog", "p01"));
  assert.deepEqual(placeOf("#runde=r1", null), at());
  assert.deepEqual(placeOf("#runde=r1", { another: "page's" }), at());
  assert.deepEqual(placeOf("", { selfeval: { phase: "dialog", item: "p01" } }), NOWHERE);
});

Deno.test("another round, phase or item is a new step of the way back", () => {
  assert.equal(stepTo(NOWHERE, at("forberedelse")), "step");
  assert.equal(stepTo(at("forberedelse"), NOWHERE), "step");
  assert.equal(stepTo(at("forberedelse"), at("vurdering")), "step");
  assert.equal(stepTo(at("dialog", "p01"), at("dialog", "p02")), "step");
  assert.equal(stepTo(at("dialog", "p01"), at("prioritering")), "step");
});

Deno.test("a step of which more becomes known, and one that is drawn again, is the same step", () => {
  assert.equal(stepTo(at("dialog", "p01"), at("dialog", "p01")), "stay");
  assert.equal(stepTo(at(), at("vurdering")), "replace");
  assert.equal(stepTo(at("dialog"), at("dialog", "p01")), "replace");
  assert.equal(stepTo(NOWHERE, NOWHERE), "stay");
});
