// The item that is talked about: its questions with the bars on one axis, and beside them what the team says of it.

import { Bar, Besides, Legend } from "../../components/spread/spread.js";
import { sharesOf, spanOf } from "../../components/spread/measures.js";
import { h, html } from "../../components/view.js";
import { listed } from "./entries.js";

/** @typedef {import("../content.js").Dialogue} Dialogue */
/** @typedef {import("../content.js").Picture} Picture */
/** @typedef {import("../../components/spread/spread.js").Level} Level */
/** @typedef {{ heading: string, texts: string[], kind: string }} Block  words under a heading */

export function Focus(/** @type {Dialogue} */ dialogue) {
  const { kicker, title, pictures, levels, answered } = dialogue;
  return html`
    <div class="sp-scene sp-focus">
      <h1><span class="sp-kicker">${`${kicker} `}</span>${title}</h1>
      ${h(Bars, { pictures, levels, answered })}
      ${listed(blocksOf(dialogue), block, { kind: "sp-talk", sizes: [1.45, 1.2, 1, 0.84] })}
    </div>
  `;
}

/** Return what stands beside the bars: first what to talk about, then what the team says and why it agreed. */
function blocksOf(
  /** @type {Dialogue} */ { team_questions: questions, sentences, lens, lines, said, pictures },
) {
  /** @type {Block[]} */
  const all = [
    { heading: "Tal om", texts: questions, kind: "ask" },
    { heading: "", texts: sentences, kind: "sentence" },
    { heading: "Om selve princippet", texts: lens, kind: "sentence" },
    ...labelsOf(lines).map((heading) => ({
      heading: `I har skrevet: ${heading.toLowerCase()}`,
      texts: lines.filter(([label]) => label === heading).map(([, text]) => text),
      kind: "said",
    })),
    ...said.map(([heading, text]) => ({ heading, texts: [text], kind: "said" })),
    ...pictures.map(({ title, consensus }) => ({
      heading: `Fordi (${title.toLowerCase()})`, // what they agreed on stands beside the bars
      texts: consensus?.reason ? [consensus.reason] : [],
      kind: "said",
    })),
  ];
  return all.filter(({ texts }) => texts.length > 0);
}

function labelsOf(/** @type {[label: string, text: string][]} */ lines) {
  return [...new Set(lines.map(([label]) => label))];
}

function block(/** @type {Block} */ { heading, texts, kind }) {
  return html`
    <section class=${`sp-block sp-block-${kind}`}>
      ${heading && html`<h2>${heading}</h2>`}
      ${texts.map((text) => html`<p>${text}</p>`)}
    </section>
  `;
}

/** One row a question; all bars share the line in the middle. */
function Bars(
  /** @type {{ pictures: Picture[], levels: Level[], answered: number }} */ { pictures, levels, answered },
) {
  const span = spanOf(pictures.map(({ counts }) => counts));
  const { middle } = sharesOf([0, 0, 0, 0, 0], span);
  const row = (/** @type {Picture} */ picture) => {
    const { title, question, label, hidden, n, words, consensus } = picture;
    return html`
      <section class="sp-row" key=${title}>
        <div class="sp-asked">
          <h2>${title}</h2>
          <p>${question}</p>
          ${label && html`<p class="se-muted">${label}</p>`}
        </div>
        <div class="sp-answered">
          ${words && html`<p class="se-words">${words}</p>`}
          ${hidden && answered > 0 && html`<p>${hidden}</p>`}
          ${!hidden && n > 0 && h(Bar, { picture, span, levels })}
          ${!hidden && h(Besides, picture)}
          ${consensus && html`<p class="sp-agreed">${"I blev enige om "}<strong>${consensus.text}</strong></p>`}
        </div>
      </section>
    `;
  };
  return html`
    <div class="sp-bars se-card" style=${{ "--sp-middle": `${middle * 100}%` }}>
      ${pictures.map(row)}
      ${answered > 0 ? h(Legend, { levels }) : html`<p>Ingen har svaret på egen hånd.</p>`}
    </div>
  `;
}
