// A second private rating of an item after the talk: asked for with one press, and shown beside the first.

import { Button } from "../../components/parts/button.js";
import { Spreads } from "../../components/spread/spread.js";
import { h, html } from "../../components/view.js";
import { NoteAt } from "../parts/note.js";

/** @typedef {import("../views/dialogue.js").Again} View */

/**
 * @param {object} props
 * @param {import("../app.js").App} props.app
 * @param {string} props.item
 * @param {View} props.again
 * @param {import("../../components/spread/spread.js").Level[]} props.levels
 */
export function Again({ app, item, again, levels }) {
  const where = `again-${item}`;
  const { open, asked, count, of, pictures } = again;
  const ask = {
    label: asked ? "Bed om en vurdering til" : "Bed om en vurdering mere",
    onPress: () => app.act({ type: "ask_again", item }, where),
  };
  const show = { label: "Vis den nye vurdering", onPress: () => app.act({ type: "show_again", item }, where) };
  return html`
    <section>
      ${pictures.length > 0 && html`<h3>Anden gang</h3>`}
      ${pictures.length > 0 && h(Spreads, { pictures, levels, heading: "h4" })}
      ${open && html`<p role="status">${`${count} af ${of} har vurderet igen.`}</p>`}
      <p class="sf-row">${h(Button, { ...(open ? show : ask), key: open ? "show" : "ask" })}</p>
      ${h(NoteAt, { app, where })}
    </section>
  `;
}
