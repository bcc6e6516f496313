import { strict as assert } from "node:assert";
import { noActions } from "./plan.js";
import { Ranking } from "./ranking.js";
import { sceneOf } from "./scenes.js";
import { Voting } from "./voting.js";

/** What is drawn of the votes, where the ranking may be shown or not. */
function drawn(/** @type {boolean} */ shown, /** @type {object} */ where) {
  const round = /** @type {any} */ ({ scene: null, priorities: { shown, lines: [] }, ...where });
  return /** @type {any} */ (sceneOf(round, /** @type {any} */ (null), /** @type {any} */ (null))).type;
}

Deno.test("no ranking and no map are drawn of votes that may not be shown, wherever the screen is turned", () => {
  for (const where of [{ phase: "prioritering" }, { phase: "udviklingsplan", scene: { name: "rangliste" } }]) {
    assert.equal(drawn(false, where), Voting);
    assert.equal(drawn(true, where), Ranking);
  }
});

Deno.test("a closed round without actions does not wait for any", () => {
  assert.equal(noActions(true, false), "I skrev ingen handlinger denne gang.");
  assert.equal(noActions(false, true), "I har ikke skrevet nogen nye handlinger endnu.");
});
