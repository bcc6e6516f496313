// The same round works without devices: the facilitator counts the team's dots and writes them here.

import { useName } from "../../components/parts/names.js";
import { h, html, useRef, useState } from "../../components/view.js";
import { NoteAt } from "../parts/note.js";
import { useOnTheWay } from "../parts/on-the-way.js";
import { Squares } from "../parts/squares.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../views/priorities.js").Ranked} Line */
/** @typedef {import("../views/priorities.js").Paper} Paper */
/** @typedef {{ currentTarget: HTMLInputElement }} Changed */

const WEIGHTS = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }));

/** @param {{ app: App, lines: Line[], team: Record<string, Paper> }} props */
export function OnPaper({ app, lines, team }) {
  const order = useRef(lines.map(({ item }) => item)).current;
  // The ranking moves with every vote; a field that somebody writes in stays where it is.
  const steady = [...lines].sort((one, other) => order.indexOf(one.item) - order.indexOf(other.item));
  return html`
    <details class="se-card">
      <summary>Har I stemt uden telefoner?</summary>
      <p class="se-muted se-small">
        Skriv teamets samlede stemmer og vigtighed her. De lægges til stemmerne fra telefonerne.
      </p>
      ${steady.map((line) => h(PaperLine, { app, line, stored: team[line.item] ?? {}, key: line.item }))}
    </details>
  `;
}

function PaperLine(/** @type {{ app: App, line: Line, stored: Paper }} */ { app, line: { item, name }, stored }) {
  const where = `paper-${item}`;
  const { chosen, send } = useOnTheWay();
  const votes = {
    votes: stored.votes ?? null,
    onVote: (/** @type {number} */ votes) => app.act({ type: "team_vote", item, votes }, where),
  };
  const weights = {
    legend: "Vigtighed",
    options: WEIGHTS,
    chosen: chosen() ?? stored.importance ?? null,
    onChoose: (/** @type {import("../parts/squares.js").Value} */ level) =>
      send(level, () => app.act({ type: "team_weigh", item, level: Number(level) }, where)),
  };
  return html`
    <div class="sf-paper">
      <h3>${name}</h3>
      ${h(PaperVotes, votes)}
      ${h(Squares, weights)}
      ${h(NoteAt, { app, where })}
    </div>
  `;
}

/** What is typed stays until it is stored: others' votes do not wipe it out. */
function PaperVotes(
  /** @type {{ votes: number | null, onVote: (votes: number) => Promise<boolean> }} */ { votes, onVote },
) {
  const id = useName("votes");
  const [typed, type] = useState(/** @type {string | null} */ (null));
  const save = async (/** @type {Changed} */ { currentTarget: { value } }) => {
    if (await onVote(Number(value))) type((newest) => newest === value ? null : newest);
  };
  return html`
    <div class="sf-field">
      <label for=${id}>Stemmer</label>
      <input
        id=${id}
        type="number"
        min="0"
        max="999"
        value=${typed ?? votes ?? ""}
        onInput=${(/** @type {Changed} */ { currentTarget }) => type(currentTarget.value)}
        onChange=${save}
      />
    </div>
  `;
}
