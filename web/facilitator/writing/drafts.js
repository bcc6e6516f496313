// What is typed and not yet stored: kept by this tab, also over a reload, with the text that its writer saw.

import { typed } from "../../components/field/kept.js";
import { isDone } from "../app.js";

/**
 * A text on its way to be stored.
 *
 * @typedef {object} Kept
 * @property {string} text
 * @property {string} was  what was stored when it was begun, or when its writer chose between the two
 * @property {string} [sent]  what went out last: where that is stored, it is the writer's own
 * @property {boolean} [refused]  it waits for its writer
 * @property {Problem} [problem]  why the text itself was refused; goes when it is written on
 */

/** @typedef {import("../../components/field/typing.js").Problem} Problem */
/** @typedef {import("../../protocol/messages.d.ts").Refused} Refused */

/** What is stored. @typedef {{ text: string, revision: number }} Stored */

/** @typedef {import("../app.js").App} App */

export const drafts = {
  /** @returns {Kept | null} */
  read: typed.read,
  keep(/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ stored) {
    const { was = stored, sent } = typed.read(name) ?? {};
    typed.write(name, { text, was, sent });
  },
  /** Is it still to be stored? What was refused waits for its writer. */
  isDue(/** @type {string} */ name) {
    return !typed.read(name)?.refused;
  },
  /** A whole form that is not stored yet. @type {(name: string) => any} */
  readForm: typed.read,
  keepForm: typed.write,
  drop: typed.drop,
  /** It goes out. */
  send(/** @type {string} */ name) {
    const draft = typed.read(name);
    if (draft) typed.write(name, { ...draft, sent: draft.text });
  },
  refused(/** @type {string} */ name) {
    const draft = typed.read(name);
    if (draft) typed.write(name, { ...draft, refused: true });
  },
  /** The text cannot be stored as it is, unless its writer has written on. */
  refuse(/** @type {string} */ name, /** @type {unknown} */ text, /** @type {Problem} */ problem) {
    const draft = typed.read(name);
    if (draft?.text === text) typed.write(name, { ...draft, refused: true, problem });
  },
  /** The text as it is to be stored now: one that waits for a choice or was refused waits, and what is stored stands. */
  textOf(/** @type {string} */ name, /** @type {string} */ stored) {
    const draft = typed.read(name);
    return draft && !draft.problem && drafts.meanwhile(name, stored) === null ? draft.text : stored;
  },
  /**
   * What somebody else has stored since a text was begun, where it is another text than the writer's own; else null.
   * A component that asks is drawn when it changes.
   *
   * @type {(name: string, stored: string) => string | null}
   */
  meanwhile(name, stored) {
    const draft = typed.read(name);
    return !draft || [draft.was, draft.text, draft.sent].includes(stored) ? null : stored;
  },
  /** Its writer has seen what is stored, and chooses the text that is to take its place. */
  choose(/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ stored) {
    typed.write(name, { text, was: stored });
  },
};

/** @typedef {import("../../protocol/messages.d.ts").Agree} Agree */
/** @typedef {import("../../protocol/messages.d.ts").TakeBackAgreement} TakeBackAgreement */
/** @typedef {import("../../protocol/messages.d.ts").Say} Say */
/** @typedef {import("../../protocol/messages.d.ts").SetStatus} SetStatus */
/** @typedef {import("../../protocol/messages.d.ts").Unsent<Agree | TakeBackAgreement | Say | SetStatus>} Written */

/**
 * Do an act that stores the text of a draft. One that is refused goes back to its field with the reason. Returns whether it was done, and null where nobody answered.
 *
 * @type {(app: App, name: string, message: Written, where: string) => Promise<boolean | null>}
 */
export async function actOn(app, name, message, where) {
  drafts.send(name);
  const reply = await app.ask(message, where);
  if (reply === null) return null;
  if (reply.type === "refused") takeRefused(app, name, message, reply);
  return isDone(reply);
}

/** @type {(app: App, name: string, message: Written, reply: Refused) => void} */
function takeRefused(app, name, message, reply) {
  if (!reply.field || !drafts.read(name)) return drafts.refused(name);
  app.note.value = null; // the sentence stands at the field
  drafts.refuse(name, /** @type {any} */ (message)[reply.field], problemOf(reply));
}

/** @returns {Problem} */
export function problemOf(/** @type {Refused} */ { sentence, found = [] }) {
  return { sentence, found };
}

/** @typedef {import("../../components/field/field.js").Draft} Draft */

/** Return what a field needs to keep its text as the draft `name`, built on what is stored. @returns {Draft} */
export function draftOf(/** @type {string} */ name, /** @type {string} */ stored) {
  return {
    read: () => drafts.read(name)?.text ?? null,
    keep: (text) => drafts.keep(name, text, stored),
    drop: () => drafts.drop(name),
    isDue: () => drafts.isDue(name),
    problem: () => drafts.read(name)?.problem ?? null,
  };
}
