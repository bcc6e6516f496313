import { strict as assert } from "node:assert";
import { isHeld, isSlip } from "./slips.js";

/** What is pressed, as far as a press asks. @returns {any} */
function control(localName = "button", { label = null, typed = false } = {}) {
  const self = {
    localName,
    matches: () => typed,
    closest: (/** @type {string} */ selector) => selector === "label" ? label : self,
  };
  return self;
}
const NOTHING = /** @type {any} */ ({ localName: "p", matches: () => false, closest: () => null });

Deno.test("the second press of a double click counts where the first one was, and nowhere else", () => {
  const [first, came] = [control(), control()];
  assert.equal(isSlip({ detail: 1, target: first }), false);
  assert.equal(isSlip({ detail: 2, target: first }), false);
  assert.equal(isSlip({ detail: 2, target: came }), true);
  assert.equal(isSlip({ detail: 3, target: came }), true);
  assert.equal(isSlip({ detail: 1, target: came }), false); // pressed on its own
  assert.equal(isSlip({ detail: 0, target: first }), false); // pressed by key, or by a script
});

Deno.test("what is no button is never a slip, and a button that comes where there was none is", () => {
  assert.equal(isSlip({ detail: 1, target: NOTHING }), false);
  assert.equal(isSlip({ detail: 2, target: NOTHING }), false);
  assert.equal(isSlip({ detail: 3, target: control() }), true);
});

Deno.test("a label and its box are one", () => {
  const box = control("input");
  const label = { ...control("label", { label: /** @type {any} */ ({ control: box }) }) };
  assert.equal(isSlip({ detail: 1, target: label }), false);
  assert.equal(isSlip({ detail: 2, target: box }), false);
});

Deno.test("a key that is held presses once, and where one types it writes on", () => {
  assert.equal(isHeld({ repeat: false, key: "Enter", target: control() }), false);
  for (const key of ["Enter", " "]) assert.equal(isHeld({ repeat: true, key, target: control() }), true);
  assert.equal(isHeld({ repeat: true, key: "ArrowRight", target: control() }), false);
  for (const key of ["Enter", " "]) {
    assert.equal(isHeld({ repeat: true, key, target: control("textarea", { typed: true }) }), false);
  }
  assert.equal(isHeld({ repeat: true, key: " ", target: control("input", { typed: true }) }), false);
  assert.equal(isHeld({ repeat: true, key: "Enter", target: control("input", { typed: true }) }), true); // sends a form
  assert.equal(isHeld({ repeat: true, key: "Enter", target: NOTHING }), false);
});
