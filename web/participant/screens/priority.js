// Prioritisation: one's votes, and how important each item is now.

import { SavedLine } from "../../components/parts/said.js";
import { Scale } from "../../components/scale/scale.js";
import { Votes } from "../../components/votes/votes.js";
import { h, html } from "../../components/view.js";
import { savedText } from "../state.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../../components/parts/said.js").Saved} Saved */

export function Priority(/** @type {{ app: App }} */ { app }) {
  const { items, each, ended } = app.state.value.round.voting;
  if (ended) return h(Ended, { app });
  const left = votesLeft(app);
  const mine = each === 1 ? "1 stemme. Giv den" : `${each} stemmer. Giv dem`;
  return html`
    <div class="se-column">
      <h1>Hvad er vigtigst at gå i gang med?</h1>
      <p class="se-lead">
        ${`Du har ${mine} til det, I skal arbejde med. Sæt også et tal for, hvor vigtigt hvert punkt er nu.`}
      </p>
      ${items.length === 0 && html`<p>Der er ingen punkter at stemme om endnu.</p>`}
      <p class="se-left" role="status">${left === 1 ? "Du har 1 stemme tilbage" : `Du har ${left} stemmer tilbage`}</p>
      ${items.map((item) => h(Card, { app, left, key: item.item, ...item }))}
    </div>
  `;
}

/** What one has voted, once the voting is ended. */
function Ended(/** @type {{ app: App }} */ { app }) {
  const { items } = app.state.value.round.voting;
  const own = items.map(({ item, name }) => ({ name, votes: votesOn(app, item) })).filter(({ votes }) => votes > 0);
  return html`
    <div class="se-column">
      <h1>Afstemningen er afsluttet</h1>
      <p class="se-lead">I ser resultatet sammen. Facilitatoren kan åbne afstemningen igen.</p>
      ${own.length > 0 && html`
        <section class="se-card">
          <h2>Det stemte du på</h2>
          <ul class="se-list">
            ${own.map(({ name, votes }) =>
              html`<li>${`${name}: ${votes === 1 ? "1 stemme" : `${votes} stemmer`}`}</li>`
            )}
          </ul>
        </section>
      `}
    </div>
  `;
}

/** @param {{ app: App, left: number, item: string, name: string, level_text: string }} props */
function Card({ app, left, item, name, level_text: level }) {
  const { channel } = app;
  const state = app.state.value;
  const [vote, weight] = [state.votes.get(item), state.importances.get(item)];
  const shown = channel.waitingFor(`weigh|${item}|`) ?? weight;
  const saved = later(
    savedText(channel, `vote|${item}|`, vote),
    savedText(channel, `weigh|${item}|`, weight),
  );
  const ballot = {
    title: name,
    votes: votesOn(app, item),
    left,
    cap: state.round.voting.cap,
    onVote: (/** @type {number} */ votes) => app.act({ type: "vote", item, votes }),
  };
  const importance = {
    legend: "Hvor vigtigt er det nu?",
    levels: state.content.importance,
    answer: shown ? { level: /** @type {number} */ (shown.level), exit: null } : null,
    onChange: (/** @type {{ level: number | null }} */ { level }) =>
      void (level !== null && app.act({ type: "weigh", item, level })),
  };
  return html`
    <section class="se-card se-priority">
      <div class="se-rating-top"><h2>${name}</h2>${h(SavedLine, saved)}</div>
      ${level && html`<p class="se-small se-muted">${level}</p>`}
      ${h(Votes, ballot)}
      ${h(Scale, importance)}
    </section>
  `;
}

/**
 * One line for both: what still waits, or otherwise the later of the two times.
 *
 * @type {(one: Saved, other: Saved) => Saved}
 */
export function later(one, other) {
  if (one.tone !== other.tone) {
    return [one, other].find(({ tone }) => tone === "late" || tone === "busy") ?? (one.text ? one : other);
  }
  return one.text > other.text ? one : other;
}

/** @type {(app: App, item: string) => number} */
function votesOn({ state, channel }, item) {
  return (channel.waitingFor(`vote|${item}|`) ?? state.value.votes.get(item))?.votes ?? 0;
}

function votesLeft(/** @type {App} */ app) {
  const { items, each } = app.state.value.round.voting;
  return each - items.reduce((sum, { item }) => sum + votesOn(app, item), 0);
}
