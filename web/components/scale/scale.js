// One question on the scale: five numbered squares that say in words what they mean, and the exits, as native radios.

import { useHeld } from "../parts/held.js";
import { useName } from "../parts/names.js";
import { h, html } from "../view.js";

/** @typedef {{ level: number | null, exit: string | null }} Choice  exactly one of the two is not null */
/** @typedef {{ value: number, label: string, description?: string }} Level */
/** @typedef {{ id: string, label: string, description?: string }} Exit */

/**
 * A radio group named by `legend`.
 *
 * @param {object} props
 * @param {string} props.legend
 * @param {Level[]} props.levels
 * @param {Exit[]} [props.exits]
 * @param {Choice | null} props.answer  what is stored, or on its way
 * @param {(choice: Choice) => void} props.onChange  gets what was chosen: after a pause where it was chosen by key
 * @param {string} [props.described]  the id before `-VALUE` of what describes a level; `h(Meanings, …)` draws it
 * @param {import("../view.js").Children} [props.children]  beside the exits
 */
export function Scale({ legend, levels, exits = [], answer, onChange, described, children }) {
  const name = useName("scale");
  const { held, choose, listeners } = useHeld(onChange);
  const shown = held ?? answer;
  const radio = (/** @type {Choice} */ choice, /** @type {string} */ label) => {
    const key = choice.level ?? choice.exit;
    const checked = shown !== null && same(choice, shown);
    return h(Radio, { choice, label, name, id: `${name}-${key}`, checked, text: described, onChoose: choose, key });
  };
  return html`
    <fieldset class="se-scale" ...${listeners}>
      <legend>${legend}</legend>
      <div class="se-squares">${levels.map(({ value, label }) => radio({ level: value, exit: null }, label))}</div>
      ${(exits.length > 0 || children) &&
        html`<div class="se-exits">${
          exits.map(({ id, label }) => radio({ level: null, exit: id }, label))
        }${children}</div>`}
    </fieldset>
  `;
}

/**
 * What each level and exit means in full. The choices of a `Scale` that is `described` by the same id are read out
 * with it.
 *
 * @param {{ id: string, levels: Level[], exits?: Exit[] }} props
 */
export function Meanings({ id, levels, exits = [] }) {
  const all = [
    ...levels.map(({ value, label, description }) => ({ key: value, term: `${value} ${label}`, description })),
    ...exits.map(({ id: key, label, description }) => ({ key, term: label, description })),
  ];
  return html`
    <dl class="se-meanings">
      ${all.map(({ key, term, description }) =>
        description &&
        html`
          <div>
            <dt>${term}</dt>
            <dd id=${`${id}-${key}`}>${description}</dd>
          </div>
        `
      )}
    </dl>
  `;
}

/**
 * @param {object} props
 * @param {Choice} props.choice
 * @param {string} props.label
 * @param {string} props.name
 * @param {string} props.id
 * @param {boolean} props.checked
 * @param {string} [props.text]
 * @param {(choice: Choice) => void} props.onChoose
 */
function Radio({ choice, label, name, id, checked, text, onChoose }) {
  const { level, exit } = choice;
  const spoken = level === null ? label : html`
    <span class="se-face" aria-hidden="true">${level}</span>
    <span class="se-word" aria-hidden="true">${label}</span>
    <span class="se-heard">${level}: ${label}</span>
  `;
  return html`
    <div class="se-option">
      <input
        type="radio"
        name=${name}
        id=${id}
        value=${level ?? exit}
        checked=${checked}
        aria-describedby=${text && `${text}-${level ?? exit}`}
        onChange=${() => onChoose(choice)}
      />
      <label for=${id}>${spoken}</label>
    </div>
  `;
}

/** @type {(one: Choice, other: Choice) => boolean} */
function same(one, other) {
  return one.level === other.level && one.exit === other.exit;
}
