// One question on the scale: five numbered squares in a row and the exits in a second row, as native radios.

import { useHeld } from "../parts/held.js";
import { useName } from "../parts/names.js";
import { h, html, useState } from "../view.js";

/** @typedef {{ level: number | null, exit: string | null }} Choice  exactly one of the two is not null */
/** @typedef {{ value: number, label: string, description?: string }} Level */
/** @typedef {{ id: string, label: string, description?: string }} Exit */
/** @typedef {{ key: string, choice: Choice, face: string, label: string, description?: string }} Option */

/**
 * A radio group named by `legend`.
 *
 * @param {object} props
 * @param {string} props.legend
 * @param {Level[]} props.levels
 * @param {Exit[]} [props.exits]
 * @param {string} [props.hint]  shown until something is chosen
 * @param {Choice | null} props.answer  what is stored, or on its way
 * @param {(choice: Choice) => void} props.onChange  gets what was chosen: after a pause where it was chosen by key
 */
export function Scale({ legend, levels, exits = [], hint = "", answer, onChange }) {
  const name = useName("scale");
  const [hovered, hover] = useState(/** @type {string | null} */ (null));
  const { held, choose, listeners } = useHeld(onChange);
  const shown = held ?? answer;
  const options = [...levels.map(levelOption), ...exits.map(exitOption)];
  const chosen = options.find(({ choice }) => shown !== null && same(choice, shown)) ?? null;
  const described = hovered ?? chosen?.key ?? null;
  const radio = (/** @type {Option} */ option) =>
    h(Radio, { option, name, checked: option === chosen, onChoose: choose, onHover: hover });
  return html`
    <fieldset class="se-scale" ...${listeners}>
      <legend>${legend}</legend>
      <div class="se-squares">${options.slice(0, levels.length).map(radio)}</div>
      <div class="se-described">
        <p class=${`se-muted ${described === null ? "se-shown" : ""}`}>${hint}</p>
        ${options.map((option) => h(Description, { option, name, shown: option.key === described }))}
      </div>
      ${exits.length > 0 && html`<div class="se-exits">${options.slice(levels.length).map(radio)}</div>`}
    </fieldset>
  `;
}

/** @type {(level: Level) => Option} */
function levelOption({ value, label, description }) {
  return { key: `level-${value}`, choice: { level: value, exit: null }, face: String(value), label, description };
}

/** @type {(exit: Exit) => Option} */
function exitOption({ id, label, description }) {
  return { key: `exit-${id}`, choice: { level: null, exit: id }, face: label, label, description };
}

/**
 * @param {object} props
 * @param {Option} props.option
 * @param {string} props.name
 * @param {boolean} props.checked
 * @param {(choice: Choice) => void} props.onChoose
 * @param {(key: string | null) => void} props.onHover
 */
function Radio({ option: { key, choice, face, label }, name, checked, onChoose, onHover }) {
  const id = `${name}-${key}`;
  const spoken = face === label
    ? face
    : html`<span aria-hidden="true">${face}</span><span class="se-heard">${face}: ${label}</span>`;
  const enter = (/** @type {PointerEvent} */ { pointerType }) => pointerType === "mouse" && onHover(key);
  return html`
    <div class="se-option" onPointerEnter=${enter} onPointerLeave=${() => onHover(null)}>
      <input
        type="radio"
        name=${name}
        id=${id}
        value=${choice.level ?? choice.exit}
        checked=${checked}
        aria-describedby=${`${id}-text`}
        onChange=${() => onChoose(choice)}
      />
      <label for=${id}>${spoken}</label>
    </div>
  `;
}

/** The descriptions lie in one grid cell, so the page does not jump when another one shows. */
function Description(/** @type {{ option: Option, name: string, shown: boolean }} */ { option, name, shown }) {
  const kind = [option.choice.exit && "se-described-exit", shown && "se-shown"].filter(Boolean).join(" ");
  return html`
    <p id=${`${name}-${option.key}-text`} class=${kind}>
      <strong>${option.label}.</strong>${option.description ? ` ${option.description}` : ""}
    </p>
  `;
}

/** @type {(one: Choice, other: Choice) => boolean} */
function same(one, other) {
  return one.level === other.level && one.exit === other.exit;
}
