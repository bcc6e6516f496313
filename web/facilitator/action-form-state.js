// The form of one action: its state and its rules, without markup.

import { drafts } from "./drafts.js";

/** @typedef {import("./views.js").Action} Action */

/**
 * @typedef {object} Form
 * @property {string} what
 * @property {string} why
 * @property {string} kind
 * @property {string} reach
 * @property {string} owner
 * @property {string} deadline_iso
 * @property {string} sign
 * @property {string} dimension  none: all of them
 * @property {string} [item]
 */

/** @typedef {{ editing: string, form: Form }} Open  which action is written on; NEW is one that is not there yet */

export const NEW = "ny";

/** @type {Form} */
const EMPTY = {
  what: "",
  why: "",
  kind: "samarbejde",
  reach: "egen",
  owner: "",
  deadline_iso: "",
  sign: "",
  dimension: "",
};

const nameOf = (/** @type {string} */ round) => `selfeval:fac:${round}:handling`;

/** Return the form that was open in this round when the page was left. @type {(round: string) => Open | null} */
export function takenUp(round) {
  return drafts.readForm(nameOf(round));
}

/** @type {(round: string, open: Open) => void} */
export function keep(round, open) {
  drafts.keepForm(nameOf(round), open);
}

export function drop(/** @type {string} */ round) {
  drafts.drop(nameOf(round));
}

/** @returns {Open} */
export function openNew(/** @type {string | undefined} */ item) {
  return { editing: NEW, form: { ...EMPTY, item } };
}

/** @returns {Open} */
export function openStored(/** @type {Action} */ action) {
  const { what, why, kind, reach, owner, deadline_iso, sign, item } = action;
  const form = { what, why, kind, reach, owner, deadline_iso, sign, item, dimension: action.dimension ?? "" };
  return { editing: action.id, form };
}

/** With a suggestion of the sources' after what is written. @type {(form: Form, text: string) => string} */
export function suggested({ what }, text) {
  return what ? `${what} ${text}` : text;
}

/** The message that stores the form, as a new action or as a change of one. @type {(form: Form, action: Action | null) => import("./app.js").Message} */
export function messageOf(form, action) {
  const { what, why, kind, reach, owner, sign } = form;
  const words = { what, why, kind, reach, owner, sign, deadline: form.deadline_iso || null };
  if (action) return { type: "revise_action", action: action.id, seen: action.revision, ...words };
  return { type: "add_action", item: form.item, dimension: form.dimension || null, ...words };
}
