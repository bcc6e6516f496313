import { strict as assert } from "node:assert";
import { countOf, newState, savedText, storedIn, takeSaved, totals } from "./state.js";

function answered(/** @type {string} */ item, /** @type {number} */ level, /** @type {string} */ time) {
  return { item, dimension: "faglig", level, exit: null, knowledge: [], note: "", time };
}

const WELCOME = {
  round: { phase: "vurdering" },
  content: {
    digest: "1",
    items: [
      { id: "p01", questions: { faglig: {}, organisatorisk: {} }, lens: [] },
      { id: "p06", questions: { faglig: {} }, lens: ["krav"] },
    ],
    dimensions: [{ id: "faglig" }, { id: "organisatorisk" }],
  },
  answers: [answered("p01", 4, "10.42")],
};

/** @type {import("./state.js").Way} */
const QUIET = { waitingFor: () => null, connected: true, refusal: null };

/** @returns {import("./state.js").Way} */
function waiting(/** @type {string} */ cell, more = {}) {
  return { ...QUIET, waitingFor: (asked) => asked === cell ? { type: "rate", id: "1", level: 5 } : null, ...more };
}

Deno.test("a state is replaced, and the one before it stays as it was", () => {
  const before = newState(WELCOME);
  const after = takeSaved(before, {
    type: "saved",
    answer: answered("p06", 2, "10.43"),
  });
  assert.equal(before.answers.size, 1);
  assert.equal(after.answers.size, 2);
  assert.equal(after.savedAt, "10.43");
});

Deno.test("what is on its way counts as answered, and the lens asks until the server says otherwise", () => {
  const state = newState(WELCOME);
  assert.deepEqual(countOf(state, QUIET, "p01"), { answered: 1, of: 2 });
  assert.deepEqual(countOf(state, waiting("rate|p01|organisatorisk"), "p01"), { answered: 2, of: 2 });
  assert.deepEqual(totals(state, QUIET), { answered: 1, of: 4 });
  assert.deepEqual(totals(takeSaved(state, { type: "saved", lens: { p06: [] } }), QUIET), { answered: 1, of: 3 });
});

Deno.test("what is stored is found by what a message is about", () => {
  const state = newState(WELCOME);
  assert.equal(storedIn(state, { type: "rate", item: "p01", dimension: "faglig" })?.level, 4);
  assert.equal(storedIn(state, { type: "reflect", item: "p01" }), undefined);
});

Deno.test("the words beside a question say saved, on its way, or late, and never saved where a text waits", () => {
  const [cell, stored] = ["rate|p01|faglig", { time: "10.42" }];
  assert.equal(savedText(QUIET, cell, stored).text, "Gemt kl. 10.42");
  assert.equal(savedText(QUIET, cell, stored, true).text, "Teksten er ikke gemt endnu");
  assert.equal(savedText(waiting(cell), cell, stored).text, "Gemmer …");
  assert.equal(savedText(waiting(cell, { connected: false }), cell, stored).text, "Ikke gemt endnu");
  assert.equal(savedText(waiting(cell, { refusal: "Optaget." }), cell, stored).text, "Ikke gemt endnu");
});
