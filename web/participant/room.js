// What the room looks at together, in short: a screen of the introduction, last round's decisions, or that it is a pause.

import { html } from "../components/view.js";

/** @typedef {import("./content.js").Scene} Scene */

/** On the phone there is what one must be able to read oneself; the rest is on the big screen. */
export function RoomNews(/** @type {{ scene: Scene | null | undefined }} */ { scene }) {
  const words = scene ? wordsOf(scene) : [];
  return html`
    <div role="status">
      ${scene && words.length > 0 && html`
        <section class="se-card se-room">
          <h2 class="se-subtitle">${scene.slide?.title ?? scene.title}</h2>
          ${words.map((text) => html`<p>${text}</p>`)}
        </section>
      `}
    </div>
  `;
}

function inOneLine(/** @type {{ term: string, text: string }} */ { term, text }) {
  return `${term}: ${text}`;
}

/** Return what is said of a scene; nothing of one that belongs on the big screen alone. @returns {string[]} */
export function wordsOf(/** @type {Scene} */ { name, slide, actions = [] }) {
  if (name === "introduktion") return [...slide?.paragraphs ?? [], ...(slide?.points ?? []).map(inOneLine)];
  if (name === "sidst") return actions.map(({ what, status_label: status }) => `${what} (${status.toLowerCase()})`);
  return name === "pause" ? ["I går videre om lidt. Du kan lade siden være åben."] : [];
}
