// All items with what is answered and what is missing; each can be opened, in any order.

import { html } from "../view.js";

/** @typedef {{ answered: number, of: number }} Count */
/** @typedef {{ id: string, number: string, title: string }} Item */
/** @typedef {{ title: string, items: Item[] }} Group */

const STATES = {
  all: ["●", "Besvaret"],
  some: ["◐", ""],
  none: ["○", "Mangler"],
};

/**
 * @param {object} props
 * @param {Group[]} props.groups
 * @param {(id: string) => Count} props.counts
 * @param {string | null} props.current
 * @param {(id: string) => void} props.onOpen
 */
export function Overview({ groups, counts, current, onOpen }) {
  const row = (/** @type {Item} */ { id, number, title }) => {
    const { answered, of } = counts(id);
    const state = stateOf({ answered, of });
    return html`
      <li>
        <button
          type="button"
          class="se-overview-item"
          data-state=${state}
          aria-current=${id === current ? "true" : undefined}
          onClick=${() => onOpen(id)}
        >
          <span class="se-overview-mark" aria-hidden="true">${STATES[state][0]}</span>
          <span class="se-overview-title">${[number, title].filter(Boolean).join(" ")}</span>
          <span class="se-overview-state">${STATES[state][1] || `${answered} af ${of}`}</span>
        </button>
      </li>
    `;
  };
  const list = (/** @type {Group} */ { title, items }) => [
    groups.length > 1 && html`<p class="se-overview-group">${title}</p>`,
    html`<ol class="se-overview-list">${items.map(row)}</ol>`,
  ];
  return html`<nav class="se-overview" aria-label="Alle punkter">${groups.map(list)}</nav>`;
}

/** @returns {"all" | "some" | "none"} */
function stateOf(/** @type {Count} */ { answered, of }) {
  if (answered === of) return "all";
  return answered > 0 ? "some" : "none";
}
