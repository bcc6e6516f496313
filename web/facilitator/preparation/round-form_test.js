import { strict as assert } from "node:assert";
import { chosenItems, countText, messageOf, newDraft, turned } from "./round-form.js";

const item = (/** @type {string} */ id, lens = false) => ({
  id,
  number: "1",
  title: id,
  first: true,
  recommendations: [`${id}-a`],
  lens,
});
const framework = (/** @type {string} */ id, /** @type {boolean} */ preselected, /** @type {any[]} */ items) => ({
  id,
  version: "1",
  version_text: "udgave 1",
  title: id,
  about: "",
  preselected,
  groups: [{ id, title: id, items }],
  missing: [],
});

/** @type {import("../views/preparation.js").Choice} */
const VIEW = {
  retention: ["2026-03-05", "2036-03-04"],
  round: null,
  rounds: [],
  organisations: [{ id: "1", name: "Åkøbing Kommune" }],
  teams: [],
  frameworks: [
    framework("pejlemaerker", true, [item("p01"), item("p02"), { ...item("p03"), first: false }]),
    framework("principper", false, [item("r01", true)]),
  ],
  minutes: [[0, 0], [2, 12], [3, 24], [4, 36]],
  lens: { label: "", help: "", most: 3 },
  limits: { note: 1000, title: 200, name: 200, owner: 200, line: 140 },
  defaults: {
    title: "Runde 1",
    retain_until: "2028-12-31",
    reveal_limit: 3,
    report_limit: 5,
    votes_each: 3,
    votes_cap: 2,
  },
};

Deno.test("a new round begins with the few items of the framework chosen beforehand, and the limits", () => {
  const draft = newDraft(VIEW);
  assert.equal(draft.organisation, "Åkøbing Kommune");
  assert.deepEqual(chosenItems(VIEW, draft), ["p01", "p02"]);
  assert.equal(draft.report_limit, 5);
});

Deno.test("items are dropped one by one and come back, and recommendations follow their item", () => {
  const draft = { ...newDraft(VIEW), recommendations: true, dropped: turned(["p03"], "p01", true) };
  assert.deepEqual(chosenItems(VIEW, draft), ["p02", "p02-a"]);
  assert.deepEqual(turned(draft.dropped, "p01", false), ["p03"]);
  assert.deepEqual(turned(["p01"], "p01", true), ["p01"]);
});

Deno.test("the form says how much it asks, also of the principles, and asks for an item where there is none", () => {
  const draft = newDraft(VIEW);
  const time = "Regn med cirka 3 minutter til at svare og 24 minutter til at tale om dem.";
  assert.ok(countText(VIEW, draft).startsWith(`2 punkter giver 6 svar til hver. ${time}`));
  const both = { ...draft, chosen: ["pejlemaerker/1", "principper/1"], lens: true };
  assert.match(countText(VIEW, both), /^3 punkter giver 9 svar til hver og op til 3 mere om principperne\./);
  assert.equal(countText(VIEW, { ...draft, chosen: [] }), "Vælg mindst ét punkt.");
});

Deno.test("the message carries the id that its form was given, however often it is sent", () => {
  const draft = newDraft(VIEW);
  assert.match(draft.id, /^[\w-]{20}$/);
  assert.equal(messageOf(VIEW, { ...draft, title: "Runde 2" }).id, draft.id);
  assert.notEqual(newDraft(VIEW).id, draft.id);
});

Deno.test("the message has numbers, and asks for the lens only where there is a principle", () => {
  const typed = { ...newDraft(VIEW), votes_each: "4", lens: true };
  const message = messageOf(VIEW, typed);
  assert.equal(message.votes_each, 4);
  assert.equal(message.lens, false);
  assert.deepEqual(message.frameworks, [{ id: "pejlemaerker", version: "1" }]);
  assert.equal(messageOf(VIEW, { ...typed, chosen: ["principper/1"] }).lens, true);
});
