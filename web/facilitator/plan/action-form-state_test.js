import { strict as assert } from "node:assert";
import { Forms, messageOf, metBy, openNew, openStored, suggested, takenUp } from "./action-form-state.js";

const STORED = /** @type {import("../views/plan.js").Action} */ ({
  id: "h1",
  revision: 4,
  item: "p01",
  dimension: null,
  what: "Fast sparring",
  why: "",
  kind: "metode",
  reach: "egen",
  owner: "Leder",
  deadline_iso: "2027-02-01",
  sign: "",
});

Deno.test("a new action is added under its item, without the deadline and dimension that nobody chose", () => {
  const message = /** @type {any} */ (messageOf(openNew("p02", { what: "Nyt ark" })));
  assert.equal(message.type, "add_action");
  assert.deepEqual([message.item, message.what, message.deadline, message.dimension], ["p02", "Nyt ark", null, null]);
});

Deno.test("a stored action is changed as it was seen, and keeps its item", () => {
  const open = openStored(STORED);
  const message = /** @type {any} */ (messageOf({ ...open, form: { ...open.form, owner: "Team" } }));
  assert.deepEqual([message.type, message.action, message.seen], ["revise_action", "h1", 4]);
  assert.deepEqual([message.owner, message.deadline], ["Team", "2027-02-01"]);
  assert.equal("item" in message, false);
});

Deno.test("a new action carries the id that its form was given, also after a reload", () => {
  /** @type {import("./action-form-state.js").Open | null} */
  let shown = openNew("p01");
  const forms = new Forms("r3", shown, (open) => void (shown = open));
  forms.change({ what: "Fast sparring" });
  const kept = /** @type {import("./action-form-state.js").Open} */ (takenUp("r3"));
  assert.equal(messageOf(kept).id, messageOf(/** @type {typeof kept} */ (shown)).id);
  assert.match(kept.form.id, /^[\w-]{20}$/);
  assert.notEqual(openNew("p01").form.id, kept.form.id);
  forms.done();
});

Deno.test("a form that is open is built on the revision that it was opened on, not on a newer one", () => {
  const open = openStored(STORED);
  const mine = { ...open, form: { ...open.form, what: "Fast sparring hver uge" } };
  const theirs = { ...STORED, revision: 5, what: "Sparring med lederen", owner: "Teamet" };
  const { open: met, others } = metBy(mine, theirs);
  assert.deepEqual(others, { what: "Sparring med lederen" });
  assert.deepEqual([met.form.what, met.form.owner], ["Fast sparring hver uge", "Teamet"]);
  assert.equal(/** @type {any} */ (messageOf(met)).seen, 4);
});

Deno.test("once its writer has chosen, a form is built on what the other has stored", () => {
  const open = openStored(STORED);
  const theirs = { ...STORED, revision: 5, what: "Sparring med lederen" };
  const forms = new Forms("r9", { ...open, form: { ...open.form, what: "Mit" } }, () => {});
  forms.choose("what", "Sparring med lederen\nMit", "Sparring med lederen");
  const { open: met, others } = metBy(/** @type {any} */ (forms.open), theirs);
  assert.deepEqual([others, met.seen, met.form.what], [{}, 5, "Sparring med lederen\nMit"]);
  forms.done();
});

Deno.test("what another has changed where one has written nothing is taken over without a word", () => {
  const { open, others } = metBy(openStored(STORED), { ...STORED, revision: 6, status: "i_gang", sign: "Ro" });
  assert.deepEqual([others, open.seen, open.form.sign], [{}, 6, "Ro"]);
});

Deno.test("a suggestion goes after what is written", () => {
  const { form } = openNew("p01");
  assert.equal(suggested(form, "Spørg borgeren."), "Spørg borgeren.");
  assert.equal(suggested({ ...form, what: "Først:" }, "Spørg borgeren."), "Først: Spørg borgeren.");
});

Deno.test("a form that was left open is taken up in its own round, until it is done", () => {
  /** @type {import("./action-form-state.js").Open | null} */
  let shown = null;
  const forms = new Forms("r1", openNew("p01"), (open) => void (shown = open));
  forms.change({ what: "Fast sparring" });
  forms.change({ owner: "Leder" }); // before anything is drawn
  assert.equal(takenUp("r1")?.form.what, "Fast sparring");
  assert.equal(takenUp("r1")?.form.owner, "Leder");
  assert.deepEqual(shown, takenUp("r1"));
  assert.equal(takenUp("r2"), null);
  forms.done();
  assert.deepEqual([takenUp("r1"), shown], [null, null]);
});
