// What is typed in a field and not yet stored: it is given on after a pause, and stays its writer's until it is taken.
// What others read is given on only by its writer: nobody's half sentence is shown because somebody else went on.

import { useFlush } from "../parts/flush.js";
import { useEffect, useLayoutEffect, useRef, useState } from "../view.js";

/**
 * Where typed text is kept until it is saved, also over a reload.
 *
 * @typedef {object} Draft
 * @property {() => string | null} read
 * @property {(text: string) => void} keep
 * @property {() => void} drop
 * @property {() => boolean} [isDue]  whether the text that an earlier load of the page left is still to be saved
 * @property {() => Problem | null} [problem]  why the text was refused, if it was
 */

/** @typedef {{ sentence: string, found: string[] }} Problem  found: what in the text tells who somebody is */

/**
 * What became of a text: nothing or true, it is taken; false, it was refused and goes out again when it has been
 * changed; null, nobody answered, and it goes out again at the next occasion.
 *
 * @typedef {boolean | null | void} Outcome
 */

/**
 * @typedef {object} Options
 * @property {string} stored  or on its way
 * @property {number} limit  in characters
 * @property {number} pause  in milliseconds
 * @property {boolean} [held]  others read it: it goes out when its writer leaves the field or goes on, not by itself
 * @property {(text: string, cleared: boolean) => Outcome | Promise<Outcome>} onSave  cleared: what was found in the
 *   text is nobody's, its writer says
 * @property {Draft} [draft]
 */

/** A text is unsaved from its first change until it is taken; `#sent` is given on and not answered. */
export class Typing {
  /** What its writer sees; null where what is stored is shown. @type {string | null} */
  text = null;
  unsaved = false;
  /** @type {string | null} */
  #sent = null;
  #refused = false;
  #inField = false;
  #gone = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer = undefined;

  constructor(/** @type {Options} */ options, /** @type {() => void} */ draw) {
    this.options = options;
    this.draw = draw;
    this.text = options.draft?.read() ?? null;
    this.unsaved = this.text !== null;
    this.#refused = this.unsaved && options.draft?.isDue?.() === false;
  }

  /** Save after a pause what an earlier load of the page left behind. */
  takeUp() {
    if (this.unsaved) this.#wait();
  }

  /** Has what is stored become what is typed? Then nothing is left to be saved. A text may also come back refused. */
  compare() {
    if (this.unsaved && this.#sent === null && this.text === this.options.stored) this.#taken();
    else if (this.unsaved) this.#follow();
    else this.#takeBack();
  }

  /** A draft may be given another text, as by a choice between two: then that is what is typed. */
  #follow() {
    const { draft } = this.options;
    const chosen = this.#refused && draft?.isDue?.();
    if (!draft || (draft.read() === this.text && !chosen)) return;
    this.text = draft.read();
    this.unsaved = this.text !== null;
    this.#refused = false;
    this.#wait();
    this.draw();
  }

  #takeBack() {
    const text = this.options.draft?.read() ?? null;
    if (text === null) return;
    this.text = text;
    this.unsaved = true;
    this.#refused = this.options.draft?.isDue?.() === false;
    this.draw();
  }

  /** Why the text that is shown was refused. @returns {Problem | null} */
  get problem() {
    const problem = this.options.draft?.problem?.() ?? null; // asked for in any case: its change draws the field
    return this.unsaved ? problem : null;
  }

  enter(/** @type {string} */ text) {
    this.#inField = true;
    // Nothing is changed under the hand of who is in the field. A draft is built on the newest text instead.
    if (!this.options.draft) this.text ??= text;
  }

  type(/** @type {string} */ text) {
    this.text = text;
    this.unsaved = true;
    this.#refused = false;
    this.options.draft?.keep(text);
    this.#wait();
    this.draw();
  }

  leave() {
    if (this.#gone) return; // the browser leaves a field that is taken away
    this.#inField = false;
    this.flush();
    if (!this.unsaved) this.text = null;
    this.draw();
  }

  /** The field goes away, or the page does. */
  give(/** @type {boolean} */ byWriter) {
    if (byWriter || !this.options.held) this.flush();
  }

  /** The field is taken away. */
  end() {
    this.#gone = true;
    clearTimeout(this.#timer);
  }

  /** What was found in the text is nobody's: it goes out once more. */
  clear() {
    this.#refused = false;
    this.flush(true);
  }

  flush(cleared = false) {
    clearTimeout(this.#timer);
    const { text } = this;
    if (!this.unsaved || this.#refused || text === null || text === this.#sent) return;
    if (lengthOf(text) > this.options.limit) return;
    this.#sent = text;
    const outcome = this.options.onSave(text, cleared);
    if (outcome instanceof Promise) outcome.then((one) => this.#settle(text, one));
    else this.#settle(text, outcome);
  }

  #wait() {
    clearTimeout(this.#timer);
    if (this.options.held) return;
    this.#timer = setTimeout(() => this.flush(), this.options.pause);
  }

  #settle(/** @type {string} */ text, /** @type {Outcome} */ outcome) {
    if (this.#sent === text) this.#sent = null;
    if (this.text !== text) return; // it was written on meanwhile
    if (outcome === false) this.#refused = true;
    else if (outcome !== null) this.#taken();
    this.draw();
  }

  #taken() {
    clearTimeout(this.#timer);
    this.unsaved = this.#refused = false;
    if (this.options.draft || !this.#inField) this.text = null;
    this.options.draft?.drop();
  }
}

/** The typing of one field; it gives on what it holds when the field goes away. */
export function useTyping(/** @type {Options} */ options) {
  const [, redraw] = useState(0);
  const only = useRef(/** @type {Typing | null} */ (null));
  const typing = only.current ??= new Typing(options, () => redraw((count) => count + 1));
  typing.options = options;
  useFlush((byWriter) => typing.give(byWriter));
  useLayoutEffect(() => () => typing.end(), []);
  useEffect(() => typing.takeUp(), []);
  useLayoutEffect(() => typing.compare());
  return typing;
}

export function lengthOf(/** @type {string} */ text) {
  return [...text].length;
}
