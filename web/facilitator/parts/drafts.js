// What is typed and not yet stored: kept by this tab, also over a reload, with the revision that its writer saw.

import { signal } from "../../components/view.js";
import { isDone } from "../app.js";

/**
 * A text on its way to be stored.
 *
 * @typedef {object} Kept
 * @property {string} text
 * @property {number} [seen]  the revision that it is built on
 * @property {number} [base]  that revision, once the text was refused
 */

/** @typedef {import("../app.js").App} App */

/** @type {Map<string, any>} */
const kept = new Map();
const changes = signal(0);

/** @returns {any} */
function read(/** @type {string} */ name) {
  try {
    return kept.get(name) ?? JSON.parse(sessionStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

function write(/** @type {string} */ name, /** @type {unknown} */ draft) {
  kept.set(name, draft);
  changes.value = changes.peek() + 1;
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // switched off or full: then it is kept as long as the page
  }
}

export const drafts = {
  /** @returns {Kept | null} */
  read,
  keep(/** @type {string} */ name, /** @type {string} */ text, /** @type {number} */ revision) {
    const { seen = revision, base } = read(name) ?? {};
    write(name, base === undefined ? { seen, text } : { seen, base, text });
  },
  /** Is it still to be stored? What was refused waits for its writer. */
  isDue(/** @type {string} */ name) {
    return read(name)?.base === undefined;
  },
  /** A whole form that is not stored yet. @type {(name: string) => any} */
  readForm: read,
  keepForm: write,
  drop(/** @type {string} */ name) {
    kept.delete(name);
    changes.value = changes.peek() + 1;
    try {
      sessionStorage.removeItem(name);
    } catch {
      // nothing was kept, so nothing needs to go
    }
  },
  /** Its writer is shown what is stored now; what they save after that is built on it. */
  refused(/** @type {string} */ name) {
    const draft = read(name);
    if (draft) write(name, { text: draft.text, base: draft.seen ?? draft.base });
  },
  /** Has something else been stored since a refused text was begun? A component that asks is drawn when it changes. */
  overtaken(/** @type {string} */ name, /** @type {number} */ revision) {
    changes.value;
    const base = read(name)?.base;
    return base !== undefined && base < revision;
  },
  /** The revision that an act on these texts is built on, where `revision` is the newest. */
  seen(/** @type {string[]} */ names, /** @type {number} */ revision) {
    return Math.min(revision, ...names.map((name) => read(name)?.seen ?? revision));
  },
};

/** @typedef {import("../../protocol/messages.d.ts").Agree} Agree */
/** @typedef {import("../../protocol/messages.d.ts").TakeBackAgreement} TakeBackAgreement */
/** @typedef {import("../../protocol/messages.d.ts").Say} Say */
/** @typedef {import("../../protocol/messages.d.ts").SetStatus} SetStatus */
/** @typedef {import("../../protocol/messages.d.ts").Unsent<Agree | TakeBackAgreement | Say | SetStatus>} Written */

/**
 * Do an act that stores the texts of these drafts. What was seen is the newest, or what an older text is built on.
 * Returns whether it was done, and null where nobody answered.
 *
 * @type {(app: App, names: string[], message: Written, where: string) => Promise<boolean | null>}
 */
export async function actOn(app, names, message, where) {
  const reply = await app.ask({ ...message, seen: drafts.seen(names, message.seen) }, where);
  if (reply === null) return null;
  if (!isDone(reply)) names.forEach((name) => drafts.refused(name));
  return isDone(reply);
}

/** @typedef {import("../../components/field/field.js").Draft} Draft */

/** Return what a field needs to keep its text as the draft `name`, built on `revision`. @returns {Draft} */
export function draftOf(/** @type {string} */ name, /** @type {number} */ revision) {
  return {
    read: () => drafts.read(name)?.text ?? null,
    keep: (text) => drafts.keep(name, text, revision),
    drop: () => drafts.drop(name),
    isDue: () => drafts.isDue(name),
  };
}
