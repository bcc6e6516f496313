// A participant's way back in: the personal link for another device, and leaving this device to somebody else.

import { Confirm } from "../confirm/confirm.js";
import { Button } from "../parts/button.js";
import { copied } from "../parts/copied.js";
import { More } from "../parts/more.js";
import { useName } from "../parts/names.js";
import { h, html, useRef, useState } from "../view.js";

/** @typedef {{ id: string, label: string }} Perspective */

/**
 * @param {object} props
 * @param {string | null} props.link  the personal link; none where the host has no address
 * @param {string | null} props.statement  the address of the accessibility statement
 * @param {Perspective[]} props.perspectives
 * @param {string} props.perspective  the id of one's own
 * @param {boolean} props.fixed  it can no longer be corrected
 * @param {(id: string) => void} props.onChoose  corrects it
 * @param {() => void} props.onLeave  forgets the key on this device
 */
export function Access({ link, statement, perspectives, perspective, fixed, onChoose, onLeave }) {
  const label = perspectives.find(({ id }) => id === perspective)?.label;
  const leave = {
    label: "Lad en anden svare på denne enhed",
    question: "Har du gemt dit link? Uden det kan du ikke komme tilbage til dine svar.",
    yes: "Ja, lad en anden svare",
    onYes: onLeave,
    about: perspective,
  };
  const body = html`
    ${fixed
      ? html`<p>Du deltager som <strong>${label}</strong>.</p>`
      : h(Chooser, { perspectives, perspective, onChoose })}
    ${link && h(Copyable, { link })}
    <p>Skal en anden svare på denne enhed? Gem først dit link, hvis du vil tilbage til dine svar.</p>
    ${h(Confirm, leave)}
    ${h(StatementLink, { address: statement })}
  `;
  return html`<div class="se-access">${h(More, { summary: "Din deltagelse" }, body)}</div>`;
}

/** The way to the accessibility statement; nothing where the host has none. */
export function StatementLink(/** @type {{ address: string | null }} */ { address }) {
  return address && html`<a class="se-statement" href=${address}>Tilgængelighed</a>`;
}

/** @param {{ perspectives: Perspective[], perspective: string, onChoose: (id: string) => void }} props */
function Chooser({ perspectives, perspective, onChoose }) {
  const id = useName("perspective");
  const choose = (/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
    onChoose(currentTarget.value);
  return html`
    <div>
      <label for=${id}>${"Du deltager som "}</label>
      <select id=${id} class="se-select" value=${perspective} onChange=${choose}>
        ${perspectives.map((one) => html`<option value=${one.id}>${one.label}</option>`)}
      </select>
    </div>
  `;
}

function Copyable(/** @type {{ link: string }} */ { link }) {
  const id = useName("link");
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [said, say] = useState("");
  const mark = () => {
    input.current?.focus();
    input.current?.select();
  };
  const copy = async () => {
    const done = await copied(link, mark);
    say(done ? "Linket er kopieret." : "Linket er markeret. Kopiér det med Ctrl+C eller et langt tryk.");
  };
  const select = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => currentTarget.select();
  return html`
    <label for=${id}>
      Dit personlige link. Åbn det på en anden enhed, og fortsæt der. Del det ikke: Det åbner dine svar.
    </label>
    <div class="se-copy">
      <input id=${id} ref=${input} type="text" readonly value=${link} class="se-link" onFocus=${select} />
      ${h(Button, { label: "Kopiér link", onPress: copy })}
    </div>
    <p role="status">${said}</p>
  `;
}
