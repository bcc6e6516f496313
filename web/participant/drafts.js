// What a participant has typed and nobody has stored: kept by this tab under the personal key, also over a reload.

import { typed } from "../components/field/kept.js";
import { lengthOf } from "../components/field/typing.js";

/**
 * @typedef {object} Text  of one field of a cell
 * @property {string} cell
 * @property {string} field
 * @property {string} text
 * @property {string | null} key  of who wrote it
 * @property {import("../components/field/typing.js").Problem} [problem]  why it was refused
 */

/** @typedef {import("../components/channel/transport.js").Message} Message */
/** @typedef {{ sentence?: string, field?: string, found?: string[] }} Refusal */

/** The fields of a message that hold what somebody wrote. */
const TEXTS = ["note", "succeeds", "difficult", "will_try", "text"];

export class Drafts {
  constructor(/** @type {string} */ code, /** @type {() => string | null} */ key) {
    this.prefix = `selfeval:${code}:draft:`;
    this.key = key;
  }

  /** All that this participant has not sent, or is to write in another way. @returns {Text[]} */
  all() {
    return typed.names(this.prefix).map((name) => typed.read(name)).filter((text) => text?.key === this.key());
  }

  /** Does a text of this cell wait to be sent, or to be written in another way? */
  isIn(/** @type {string} */ cell) {
    return this.all().some((text) => text.cell === cell);
  }

  /** What a field needs to keep its text. @type {(cell: string, field: string) => import("../components/field/field.js").Draft} */
  of(cell, field) {
    return {
      read: () => this.#read(cell, field)?.text ?? null,
      keep: (text) => this.#write({ cell, field, text }),
      drop: () => this.drop(cell, field),
      isDue: () => !this.#read(cell, field)?.problem,
      problem: () => this.#read(cell, field)?.problem ?? null,
    };
  }

  drop(/** @type {string} */ cell, /** @type {string} */ field) {
    typed.drop(this.#name(cell, field));
  }

  /** Give a refused text back to its field, unless its writer has written on. */
  refuse(
    /** @type {string} */ cell,
    /** @type {string} */ field,
    /** @type {string} */ text,
    /** @type {Refusal} */ said,
  ) {
    if (this.#read(cell, field)) return;
    this.#write({ cell, field, text, problem: { sentence: said.sentence ?? "", found: said.found ?? [] } });
  }

  /** How many texts wait to be sent, and how many of them cannot be sent as they are. */
  count(/** @type {number} */ limit) {
    const all = this.all();
    return { unsent: all.length, refused: all.filter(({ problem, text }) => problem || lengthOf(text) > limit).length };
  }

  #name(/** @type {string} */ cell, /** @type {string} */ field) {
    return `${this.prefix}${cell}|${field}`;
  }

  /** @returns {Text | null} */
  #read(/** @type {string} */ cell, /** @type {string} */ field) {
    const text = typed.read(this.#name(cell, field));
    return text?.key === this.key() ? text : null;
  }

  #write(/** @type {Omit<Text, "key">} */ text) {
    typed.write(this.#name(text.cell, text.field), { ...text, key: this.key() });
  }
}

/** The field that a refusal is about. @type {(message: Message, said: Refusal) => string | undefined} */
export function refusedField(message, { field }) {
  return TEXTS.find((name) => name === field) ?? TEXTS.find((name) => message[name]);
}

/**
 * What is left of a message without its refused text: the stored one stands again. None where nothing else was changed.
 *
 * @type {(message: Message, field: string, stored: Record<string, unknown> | null | undefined) => Message | null}
 */
export function without(message, field, stored) {
  const { id: _, ...rest } = { ...message, [field]: stored?.[field] ?? "" };
  const about = ["type", "item", "dimension", "part", "cleared", field];
  const changed = Object.keys(rest).filter((name) => !about.includes(name));
  const same = (/** @type {unknown} */ one, /** @type {unknown} */ other) =>
    JSON.stringify(one || null) === JSON.stringify(other || null);
  return changed.some((name) => !same(rest[name], stored?.[name])) ? rest : null;
}
