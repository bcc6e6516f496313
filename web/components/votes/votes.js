// Votes on one item: a number with minus and plus. A button that cannot be used stays in place and says why.

import { useName } from "../parts/names.js";
import { h, html } from "../view.js";

/** @typedef {{ votes: number, left: number, cap: number }} Ballot */

/** @param {Ballot & { title: string, onVote: (votes: number) => void }} props */
export function Votes({ title, votes, left, cap, onVote }) {
  const id = useName("why");
  const reason = why({ votes, left, cap });
  const step = { reason: id };
  return html`
    <div class="se-votes" role="group" aria-label="Stemmer">
      <div class="se-vote-row">
        ${h(Step, {
          ...step,
          face: "−",
          label: `Tag en stemme fra ${title}`,
          off: votes === 0,
          onPress: () => onVote(votes - 1),
        })}
        <output class="se-vote-count">${votes === 1 ? "1 stemme" : `${votes} stemmer`}</output>
        ${h(Step, {
          ...step,
          face: "+",
          label: `Giv ${title} en stemme`,
          off: reason !== "",
          onPress: () => onVote(votes + 1),
        })}
      </div>
      <p class="se-small se-muted" id=${id}>${reason}</p>
    </div>
  `;
}

/** @param {{ face: string, label: string, reason: string, off: boolean, onPress: () => void }} props */
function Step({ face, label, reason, off, onPress }) {
  return html`
    <button
      type="button"
      class="se-button se-step"
      aria-label=${label}
      aria-describedby=${reason}
      aria-disabled=${String(off)}
      onClick=${off ? undefined : onPress}
    >${face}</button>
  `;
}

/** Return why no more votes can be given, or nothing. */
export function why(/** @type {Ballot} */ { votes, left, cap }) {
  if (votes >= cap) return `Et punkt kan højst få ${cap} af dine stemmer.`;
  return left <= 0 ? "Du har brugt alle dine stemmer. Tag først en fra et andet punkt." : "";
}
