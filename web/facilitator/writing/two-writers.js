// A form that is open while another stores the same: what its writer has not changed is taken over, and what both have
// changed is left to a choice.

/**
 * What a form becomes when `now` is stored, which was `was` when it was opened. `others` is what another has stored in
 * the fields that both have changed.
 *
 * @template {Record<string, any>} F
 * @param {F} form
 * @param {F} was
 * @param {F} now
 * @returns {{ form: F, was: F, others: Partial<F> }}
 */
export function withOthers(form, was, now) {
  const changed = Object.keys(now).filter((name) => differs(now[name], was[name]));
  const both = changed.filter((name) => differs(form[name], was[name]) && differs(form[name], now[name]));
  const taken = partOf(now, changed.filter((name) => !both.includes(name)));
  return { form: { ...form, ...taken }, was: { ...was, ...taken }, others: partOf(now, both) };
}

/** A number that is typed is a text. @type {(one: unknown, other: unknown) => boolean} */
function differs(one, other) {
  return String(one) !== String(other);
}

/** What is said where a form with two texts in one place is to be saved. */
export const CHOOSE_FIRST = "Vælg først mellem det, du har skrevet, og det, en anden har skrevet.";

/** @template {Record<string, any>} F @param {F} form @param {string[]} names @returns {Partial<F>} */
function partOf(form, names) {
  return /** @type {any} */ (Object.fromEntries(names.map((name) => [name, form[name]])));
}
