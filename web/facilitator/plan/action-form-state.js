// The form of one action: its state and its rules, without markup.

import { newMessageId } from "../../components/channel/channel.js";
import { drafts } from "../parts/drafts.js";

/** @typedef {import("../views.js").Action} Action */

/**
 * @typedef {object} Form
 * @property {string} id  made once for the form, so that sending it twice makes one action
 * @property {string} what
 * @property {string} why
 * @property {import("../../protocol/messages.d.ts").ActionKind} kind
 * @property {import("../../protocol/messages.d.ts").ActionReach} reach
 * @property {string} owner
 * @property {string} deadline_iso
 * @property {string} sign
 * @property {string} dimension  none: all of them
 * @property {string} item
 */

/** @typedef {import("../../protocol/messages.d.ts").AddAction} Add */
/** @typedef {import("../../protocol/messages.d.ts").ReviseAction} Revise */
/** @typedef {import("../../protocol/messages.d.ts").Unsent<Add | Revise>} AddOrRevise */
/** @typedef {{ editing: string, form: Form }} Open  which action is written on; NEW is one that is not there yet */

export const NEW = "ny";

/** @type {Omit<Form, "id">} */
const EMPTY = {
  what: "",
  why: "",
  kind: "samarbejde",
  reach: "egen",
  owner: "",
  deadline_iso: "",
  sign: "",
  dimension: "",
  item: "",
};

const nameOf = (/** @type {string} */ round) => `selfeval:fac:${round}:handling`;

/** Return the form that was open in this round when the page was left. @type {(round: string) => Open | null} */
export function takenUp(round) {
  return drafts.readForm(nameOf(round));
}

/** @returns {Open} */
export function openNew(item = "") {
  return { editing: NEW, form: { ...EMPTY, id: newMessageId(), item } };
}

/** @returns {Open} */
export function openStored(/** @type {Action} */ action) {
  const { what, why, kind, reach, owner, deadline_iso, sign, item } = action;
  const { id } = action;
  const form = { id, what, why, kind, reach, owner, deadline_iso, sign, item, dimension: action.dimension ?? "" };
  return { editing: id, form };
}

/** Which form is open, kept over a reload. */
export class Forms {
  constructor(
    /** @type {string} */ round,
    /** @type {Open | null} */ open,
    /** @type {(open: Open | null) => void} */ show,
  ) {
    this.round = round;
    this.open = open;
    this.show = show;
  }

  change(/** @type {Partial<Form>} */ change) {
    if (!this.open) return;
    this.open = { ...this.open, form: { ...this.open.form, ...change } }; // two before a drawing build on each other
    drafts.keepForm(nameOf(this.round), this.open);
    this.show(this.open);
  }

  done() {
    drafts.drop(nameOf(this.round));
    this.show(null);
  }
}

/** With a suggestion of the sources' after what is written. @type {(form: Form, text: string) => string} */
export function suggested({ what }, text) {
  return what ? `${what} ${text}` : text;
}

/**
 * The message that stores the form, as a new action or as a change of one.
 *
 * @type {(form: Form, action: Action | null) => AddOrRevise}
 */
export function messageOf(form, action) {
  const { what, why, kind, reach, owner, sign } = form;
  const words = { what, why, kind, reach, owner, sign, deadline: form.deadline_iso || null };
  if (action) return { type: "revise_action", action: action.id, seen: action.revision, ...words };
  return { id: form.id, type: "add_action", item: form.item, dimension: form.dimension || null, ...words };
}
