// What one's judgement of an item rests on, asked once for all of its dimensions.

import { useName } from "../parts/names.js";
import { html, useRef } from "../view.js";

/** @typedef {{ id: string, label: string }} Ground */

/**
 * Until there is a level to rest on anything, its room stands empty: nothing below it moves when one answers.
 *
 * @param {object} props
 * @param {Ground[]} props.knowledge
 * @param {string[]} props.marked  the ids of what is stored or on its way
 * @param {boolean} props.asked  has any dimension got a level?
 * @param {(marks: string[]) => void} props.onMark  gets all of them at each change
 */
export function Grounds({ knowledge, marked, asked, onMark }) {
  const name = useName("ground");
  const newest = useRef(marked); // two changes before the next drawing are built on each other
  newest.current = marked;
  const chip = (/** @type {Ground} */ { id, label }) => {
    const turn = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget: { checked } }) => {
      newest.current = knowledge.map((one) => one.id)
        .filter((one) => one === id ? checked : newest.current.includes(one));
      onMark(newest.current);
    };
    const box = `${name}-${id}`;
    return html`
      <div class="se-chip">
        <input type="checkbox" value=${id} id=${box} checked=${marked.includes(id)} onChange=${turn} />
        <label for=${box}>${label}</label>
      </div>
    `;
  };
  return html`
    <fieldset class=${`se-grounds ${asked ? "" : "se-reserved"}`}>
      <legend>Hvad bygger du det på?</legend>
      <div class="se-chips">${knowledge.map(chip)}</div>
    </fieldset>
  `;
}
