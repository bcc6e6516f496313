// The form of one action: its state and its rules, without markup.

import { newMessageId } from "../../components/channel/message.js";
import { drafts } from "../writing/drafts.js";
import { withOthers } from "../writing/two-writers.js";

/** @typedef {import("../views/plan.js").Action} Action */

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

/**
 * @typedef {object} Open
 * @property {string} editing  the id of the action that is written on; NEW is one that is not there yet
 * @property {Form} form
 * @property {Form} [was]  the action as it was when the form was opened, with what its writer has chosen since
 * @property {number} [seen]  the revision that the form is built on
 * @property {string | null} [parked]  what was to be taken up later, and becomes this action
 */

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
export function openNew(item = "", /** @type {Partial<Form>} */ filled = {}) {
  return { editing: NEW, form: { ...EMPTY, id: newMessageId(), item, ...filled } };
}

/** @returns {Open} */
export function openStored(/** @type {Action} */ action) {
  const form = formOf(action);
  return { editing: action.id, form, was: form, seen: action.revision };
}

/** @returns {Form} */
function formOf(/** @type {Action} */ action) {
  const { what, why, kind, reach, owner, deadline_iso, sign, item } = action;
  const { id } = action;
  return { id, what, why, kind, reach, owner, deadline_iso, sign, item, dimension: action.dimension ?? "" };
}

/** @typedef {keyof Form} Name */

/**
 * The form with what another has stored in the meantime; `others` is what is left to a choice.
 *
 * @type {(open: Open, action: Action) => { open: Open, others: Partial<Form> }}
 */
export function metBy(open, action) {
  const { others, ...met } = withOthers(open.form, open.was ?? open.form, formOf(action));
  const seen = Object.keys(others).length ? open.seen : action.revision;
  return { open: { ...open, ...met, seen }, others };
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
    this.turn({ ...this.open, form: { ...this.open.form, ...change } }); // two before a drawing build on each other
  }

  /** Of two texts in the same place, take one; what another has stored there is seen. */
  choose(/** @type {Name} */ name, /** @type {string} */ text, /** @type {string} */ other) {
    if (!this.open) return;
    const { form, was = form } = this.open;
    this.turn({ ...this.open, form: { ...form, [name]: text }, was: { ...was, [name]: other } });
  }

  turn(/** @type {Open} */ open) {
    this.open = open;
    drafts.keepForm(nameOf(this.round), open);
    this.show(open);
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
 * The message that stores the form, as a new action or as a change of the one that it was opened on.
 *
 * @type {(open: Open) => AddOrRevise}
 */
export function messageOf({ editing, form, seen = 0, parked = null }) {
  const { what, why, kind, reach, owner, sign } = form;
  const words = { what, why, kind, reach, owner, sign, deadline: form.deadline_iso || null };
  if (editing !== NEW) return { type: "revise_action", action: editing, seen, ...words };
  return { id: form.id, type: "add_action", item: form.item, dimension: form.dimension || null, parked, ...words };
}
