// What the team has said that it will try, signs of good practice, and what was put off: each becomes an action at one
// press.

import { Button } from "../../components/parts/button.js";
import { h, html } from "../../components/view.js";
import { NoteAt } from "../parts/note.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/plan.js").Offer} Offer */
/** @typedef {import("../views/plan.js").Offered} Offered */
/** @typedef {import("../views/board.js").Parked} Parked */

const WHERE = "offers";
const MAKE = "Gør til handling";

/**
 * @param {object} props
 * @param {App} props.app
 * @param {Offered[]} props.offers
 * @param {Parked[]} props.parked
 * @param {(parked: Parked) => void} props.onParked  opens the form of a new action, filled in
 */
export function Offers({ app, offers, parked, onParked }) {
  const said = offers.filter((one) => one.said.length > 0);
  const signs = offers.filter((one) => one.signs.length > 0);
  const later = (/** @type {Parked} */ one) => {
    const more = { "aria-label": `${MAKE}: ${one.text}` };
    return html`
      <li key=${one.id}><span>${one.text}</span>${h(Button, { label: MAKE, onPress: () => onParked(one), more })}</li>
    `;
  };
  return html`
    <div class="sf-offers">
      ${said.map(({ item, name, said: lines }) =>
        html`
          <section key=${item}>
            <h3>${`Det vil vi prøve · ${name}`}</h3>
            <ul class="sf-list">${lines.map((offer) => h(Line, { app, item, offer, key: offer.text }))}</ul>
          </section>
        `
      )}
      ${parked.length > 0 && html`
        <h3>Det tager vi senere</h3>
        <ul class="sf-list">${parked.map(later)}</ul>
      `}
      ${signs.map((one) => h(Signs, { app, ...one, key: one.item }))}
      ${h(NoteAt, { app, where: WHERE })}
    </div>
  `;
}

function Signs(/** @type {Offered & { app: App }} */ { app, item, name, signs }) {
  const group = (/** @type {Offered["signs"][0]} */ { actor, texts }) =>
    html`
      <h4>${actor}</h4>
      <ul class="sf-list">${texts.map((offer) => h(Line, { app, item, offer, key: offer.text }))}</ul>
    `;
  return html`<details><summary>${`Tegn på god praksis · ${name}`}</summary>${signs.map(group)}</details>`;
}

/** The action is made at once, and mended where it stands in the plan. */
function Line(/** @type {{ app: App, item: string, offer: Offer }} */ { app, item, offer: { text, action } }) {
  const words = { what: text, why: "", owner: "", sign: "", cleared: true }; // the text is stored already
  const make = () => app.act({ type: "add_action", item, kind: "samarbejde", reach: "egen", ...words }, WHERE);
  const undo = () =>
    app.act({ type: "take_back_action", action: action?.id ?? "", seen: action?.revision ?? 0 }, WHERE);
  const press = action
    ? html`
      <span class="sf-row">
        <span class="sf-mark">Er en handling</span>
        ${h(Button, { label: "Fortryd", kind: "se-quiet", onPress: undo, more: { "aria-label": `Fortryd: ${text}` } })}
      </span>
    `
    : h(Button, { label: MAKE, onPress: make, more: { "aria-label": `${MAKE}: ${text}` } });
  return html`<li><span>${text}</span>${press}</li>`;
}
