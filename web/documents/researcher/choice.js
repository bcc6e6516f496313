// A researcher's choice of framework, version, group and years: what is wrong with it, and how it is written.

import { written } from "../address.js";

/** @typedef {{ id: string, name: string }} Named */
/** @typedef {Named & { versions: string[], start: string }} Framework  start: the version that is shown at first */

/**
 * What can be chosen, and what is.
 *
 * @typedef {object} Form
 * @property {Framework[]} frameworks
 * @property {Named[]} groups
 * @property {number[]} years
 * @property {string} framework
 * @property {string} version
 * @property {string} group
 * @property {number | string | null} since
 * @property {number | string | null} until
 */

/** @typedef {Record<"framework" | "version" | "group" | "since" | "until", string>} Choice */

const EVERYBODY = "alle";

/** Return the choice that the form shows. @returns {Choice} */
export function chosenIn(/** @type {Form} */ form) {
  const { years, version, group, since, until } = form;
  const framework = frameworkOf(form, form.framework);
  return {
    framework: framework.id,
    version: version || framework.start,
    group: group || EVERYBODY,
    since: String(since || years[0]),
    until: String(until || years.at(-1)),
  };
}

/** Return the framework of that id, or the first. */
export function frameworkOf(/** @type {Form} */ { frameworks }, /** @type {string} */ id) {
  return frameworks.find((one) => one.id === id) ?? frameworks[0];
}

/** Return what is wrong with a choice, or "". */
export function faultOf(/** @type {Choice} */ { since, until }) {
  return Number(since) > Number(until) ? "Årene står i den forkerte orden. Vælg et senere år." : "";
}

/**
 * Return a choice as the end of an address. What is shown where nothing is named is left out: the address stays short.
 */
export function addressOf(/** @type {Form} */ form, /** @type {Choice} */ choice) {
  const { frameworks, years } = form;
  const framework = frameworkOf(form, choice.framework);
  const unlessIt = (/** @type {string} */ value, /** @type {unknown} */ usual) =>
    value === String(usual) ? "" : encodeURIComponent(value);
  return written({
    spoergeramme: unlessIt(framework.id, frameworks[0].id),
    udgave: unlessIt(choice.version, framework.start),
    gruppe: unlessIt(choice.group, EVERYBODY),
    fra: unlessIt(choice.since, years[0]),
    til: unlessIt(choice.until, years.at(-1)),
  });
}
