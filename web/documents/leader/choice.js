// A leader's choice of teams, frameworks and period: what is wrong with it, and how it is written.

import { written } from "../address.js";

/** @typedef {{ id: string, name: string, chosen: boolean }} Option */

/**
 * What can be chosen, and what is.
 *
 * @typedef {object} Form
 * @property {{ name: string, teams: Option[] }[]} units
 * @property {Option[]} frameworks
 * @property {string} first  the first day and the last that there are answers from
 * @property {string} last
 * @property {string} since
 * @property {string} until
 */

/** @typedef {"hold" | "spoergeramme" | "til"} Field  as it is called in the address */
/** @typedef {{ teams: string[], frameworks: string[], since: string, until: string }} Choice */

/** Return the choice that the form shows. @returns {Choice} */
export function chosenIn(/** @type {Form} */ form) {
  const ids = (/** @type {Option[]} */ options) => options.filter(({ chosen }) => chosen).map(({ id }) => id);
  return { teams: ids(teamsOf(form)), frameworks: ids(form.frameworks), since: form.since, until: form.until };
}

/** Return what is chosen when some more is chosen, or no more. @returns {string[]} */
export function turned(/** @type {string[]} */ chosen, /** @type {string[]} */ ids, /** @type {boolean} */ on) {
  const others = chosen.filter((id) => !ids.includes(id));
  return on ? [...others, ...ids] : others;
}

/** Return what is wrong with a choice and where, or null. @returns {{ text: string, at: Field } | null} */
export function faultOf(/** @type {Choice} */ { teams, frameworks, since, until }) {
  if (!teams.length) return { text: "Vælg mindst ét team.", at: "hold" };
  if (!frameworks.length) return { text: "Vælg mindst én spørgeramme.", at: "spoergeramme" };
  if (since && until && since > until) {
    return { text: "Perioden slutter, før den begynder. Vælg en senere dag.", at: "til" };
  }
  return null;
}

/**
 * Return a choice as the end of an address. All is written as nothing: who gets the address sees all that they may see.
 */
export function addressOf(/** @type {Form} */ form, /** @type {Choice} */ choice) {
  const ids = (/** @type {Option[]} */ options, /** @type {string[]} */ chosen) =>
    chosen.length === options.length
      ? ""
      : options.map(({ id }) => id).filter((id) => chosen.includes(id)).map(encodeURIComponent).join(",");
  return written({
    hold: ids(teamsOf(form), choice.teams),
    spoergeramme: ids(form.frameworks, choice.frameworks),
    fra: choice.since,
    til: choice.until,
  });
}

/** Return the choice that the form shows, in words. */
export function inWords(/** @type {Form} */ form) {
  const { frameworks, since, until } = form;
  const days = [since && `fra ${danish(since)}`, until && `til ${danish(until)}`].filter(Boolean).join(" ");
  const parts = [counted(teamsOf(form), "teams"), frameworks.length > 1 && counted(frameworks, "spørgerammer")];
  return [...parts, days || "hele perioden"].filter(Boolean).join(" · ");
}

function teamsOf(/** @type {Form} */ { units }) {
  return units.flatMap(({ teams }) => teams);
}

function counted(/** @type {Option[]} */ options, /** @type {string} */ many) {
  const chosen = options.filter((each) => each.chosen);
  if (chosen.length === 1) return chosen[0].name;
  return chosen.length === options.length
    ? `alle ${options.length} ${many}`
    : `${chosen.length} af ${options.length} ${many}`;
}

function danish(/** @type {string} */ day) {
  return day.split("-").reverse().join("\u2011"); // a day is not broken over two lines
}
