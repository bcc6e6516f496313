// What the team says about an item, in three texts that are each stored by itself.

import { h, html } from "../../components/view.js";
import { actOn } from "../writing/drafts.js";
import { NoteAt } from "../parts/note.js";
import { Writing } from "../writing/writing.js";

/** @typedef {keyof import("../views/dialogue.js").Texts} Name */

/** @type {[Name, string][]} */
export const PARTS = [
  ["succeeds", "Det lykkes vi med"],
  ["difficult", "Det er svært"],
  ["will_try", "Det vil vi prøve"],
];

/**
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {import("../views/board.js").Round} props.round
 * @param {string} props.item
 * @param {import("../views/dialogue.js").Focus["said"]} props.said
 */
export function Said({ app, round, item, said }) {
  const where = `said-${item}`;
  const { revision } = said;
  const draftOf = (/** @type {Name} */ name) => `selfeval:fac:${round.id}:sagt-${item}-${name}`;
  const save = (/** @type {Name} */ name, /** @type {string} */ text, /** @type {boolean} */ cleared) =>
    actOn(app, draftOf(name), { type: "say", item, seen: revision, [name]: text, cleared }, where);
  const part = ([name, label] = PARTS[0]) =>
    h(Writing, {
      label,
      draft: draftOf(name),
      stored: { text: said[name], revision },
      onSave: (text, cleared) => save(name, text, cleared),
      rows: 4,
      key: name,
    });
  return html`
    <section class="sf-said">
      <h3>Det siger vi</h3>
      <div class="sf-three">${PARTS.map((each) => part(each))}</div>
      ${h(NoteAt, { app, where })}
    </section>
  `;
}
