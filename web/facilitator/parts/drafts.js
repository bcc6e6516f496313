// What is typed and not yet stored: kept by this tab, also over a reload, with the text that its writer saw.

import { signal } from "../../components/view.js";
import { isDone } from "../app.js";

/**
 * A text on its way to be stored.
 *
 * @typedef {object} Kept
 * @property {string} text
 * @property {string} was  what was stored when it was begun, or when its writer chose between the two
 * @property {string} [sent]  what went out last: where that is stored, it is the writer's own
 * @property {boolean} [refused]  it waits for its writer
 */

/** What is stored. @typedef {{ text: string, revision: number }} Stored */

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
  keep(/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ stored) {
    const { was = stored, sent } = read(name) ?? {};
    write(name, { text, was, sent });
  },
  /** Is it still to be stored? What was refused waits for its writer. */
  isDue(/** @type {string} */ name) {
    return !read(name)?.refused;
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
  /** It goes out. */
  send(/** @type {string} */ name) {
    const draft = read(name);
    if (draft) write(name, { ...draft, sent: draft.text });
  },
  refused(/** @type {string} */ name) {
    const draft = read(name);
    if (draft) write(name, { ...draft, refused: true });
  },
  /**
   * What somebody else has stored since a text was begun, where it is another text than the writer's own; else null.
   * A component that asks is drawn when it changes.
   *
   * @type {(name: string, stored: string) => string | null}
   */
  meanwhile(name, stored) {
    changes.value;
    const draft = read(name);
    return !draft || [draft.was, draft.text, draft.sent].includes(stored) ? null : stored;
  },
  /** Its writer has seen what is stored, and chooses the text that is to take its place. */
  choose(/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ stored) {
    write(name, { text, was: stored });
  },
};

/** @typedef {import("../../protocol/messages.d.ts").Agree} Agree */
/** @typedef {import("../../protocol/messages.d.ts").TakeBackAgreement} TakeBackAgreement */
/** @typedef {import("../../protocol/messages.d.ts").Say} Say */
/** @typedef {import("../../protocol/messages.d.ts").SetStatus} SetStatus */
/** @typedef {import("../../protocol/messages.d.ts").Unsent<Agree | TakeBackAgreement | Say | SetStatus>} Written */

/**
 * Do an act that stores the text of a draft. Returns whether it was done, and null where nobody answered.
 *
 * @type {(app: App, name: string, message: Written, where: string) => Promise<boolean | null>}
 */
export async function actOn(app, name, message, where) {
  drafts.send(name);
  const reply = await app.ask(message, where);
  if (reply === null) return null;
  if (!isDone(reply)) drafts.refused(name);
  return isDone(reply);
}

/** @typedef {import("../../components/field/field.js").Draft} Draft */

/** Return what a field needs to keep its text as the draft `name`, built on what is stored. @returns {Draft} */
export function draftOf(/** @type {string} */ name, /** @type {string} */ stored) {
  return {
    read: () => drafts.read(name)?.text ?? null,
    keep: (text) => drafts.keep(name, text, stored),
    drop: () => drafts.drop(name),
    isDue: () => drafts.isDue(name),
  };
}
