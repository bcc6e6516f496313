// One item with its dimensions; back and forth in any order; saved as one goes.

import { Overview } from "../../components/overview/overview.js";
import { Button } from "../../components/parts/button.js";
import { More } from "../../components/parts/more.js";
import { Grounds } from "../../components/rating/grounds.js";
import { Rating } from "../../components/rating/rating.js";
import { Reflection } from "../../components/reflection/reflection.js";
import { h, html, useState } from "../../components/view.js";
import {
  cell,
  countOf,
  dimensionsOf,
  levelsFor,
  marksOf,
  ratedIn,
  savedText,
  scaleOf,
  shownOf,
  signsOf,
  totals,
  wordsOf,
} from "../state.js";
import { LensQuestions } from "./lens.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../content.js").Item} Item */
/** @typedef {import("../content.js").Dimension} Dimension */

/** Return the item that is looked at, or the first one. @returns {Item} */
export function currentItem(/** @type {App} */ app) {
  const { items } = app.state.value.content;
  return items.find(({ id }) => id === app.view.value.item) ?? items[0];
}

export function Rate(/** @type {{ app: App }} */ { app }) {
  const state = app.state.value;
  const item = currentItem(app);
  const card = (/** @type {Dimension} */ dimension) =>
    h(Card, { app, item, dimension, question: wordsOf(state, item.questions[dimension.id]), key: dimension.id });
  return html`
    <div class="se-two">
      ${h(Side, { app, item })}
      <div class="se-column">
        ${h(Heading, { app, item })}
        ${h(Signs, { app, item })}
        ${dimensionsOf(state, item.id).map(card)}
        ${h(LensQuestions, { app, item })}
        ${!app.sheets && h(RestsOn, { app, item: item.id })}
        ${!app.sheets && h(OwnThoughts, { app, item: item.id })}
        ${h(Steps, { app, item })}
      </div>
    </div>
  `;
}

/**
 * @param {object} props
 * @param {App} props.app
 * @param {Item} props.item
 * @param {Dimension} props.dimension
 * @param {string} props.question
 * @param {boolean} [props.plain]  a question of the lens: nobody is asked what the answer rests on
 * @param {boolean} [props.hidden]
 */
export function Card({ app, item, dimension, question, plain = false, hidden = false }) {
  const { channel } = app;
  const state = app.state.value;
  const stored = state.answers.get(cell(item.id, dimension.id));
  const name = `rate|${item.id}|${dimension.id}`;
  return h(Rating, {
    dimension,
    question,
    hidden,
    levels: levelsFor(state, dimension.id),
    exits: scaleOf(state, dimension.id).exits,
    heading: plain ? "h3" : "h2",
    noteLimit: state.content.limits.note,
    noteDraft: app.drafts.of(name, "note"),
    answer: shownOf(channel, name, stored),
    saved: savedText(channel, name, stored, app.drafts.isIn(name)),
    onAnswer: (answer) => {
      const knowledge = plain || answer.level === null ? [] : marksOf(app.state.value, channel, item.id);
      app.act({ type: "rate", item: item.id, dimension: dimension.id, ...answer, knowledge });
    },
  });
}

/** What the levels of an item rest on: the same marks are stored with each of them. */
function RestsOn(/** @type {{ app: App, item: string }} */ { app, item }) {
  const { channel } = app;
  const state = app.state.value;
  return h(Grounds, {
    knowledge: state.content.knowledge,
    marked: marksOf(state, channel, item),
    asked: ratedIn(state, channel, item).length > 0,
    onMark: (knowledge) => {
      for (const { dimension, level, note } of ratedIn(app.state.value, channel, item)) {
        app.act({ type: "rate", item, dimension, level, exit: null, knowledge, note });
      }
    },
  });
}

/** One's own reflection on an item. */
export function OwnThoughts(/** @type {{ app: App, item: string }} */ { app, item }) {
  const state = app.state.value;
  const stored = state.reflections.get(item);
  const name = `reflect|${item}|`;
  return h(Reflection, {
    limit: state.content.limits.note,
    thoughts: shownOf(app.channel, name, stored),
    saved: savedText(app.channel, name, stored, app.drafts.isIn(name)),
    draftOf: (field) => app.drafts.of(name, field),
    onReflect: (thoughts) => app.act({ type: "reflect", item, ...thoughts }),
  });
}

function Heading(/** @type {{ app: App, item: Item }} */ { app, item }) {
  const { kind_label: kind, number, title, statement } = item;
  const { me } = app.state.value;
  const text = me?.perspective === "borger" ? statement.citizen : statement.staff;
  return html`
    <div class="se-heading">
      <h1><span class="se-kicker">${`${kind} ${number} `}</span>${title}</h1>
      <p class="se-lead">${text}</p>
    </div>
  `;
}

function Signs(/** @type {{ app: App, item: Item }} */ { app, item }) {
  const own = signsOf(app.state.value, item);
  if (!own) return null;
  const list = html`<ul class="se-list">${own.texts.map((text) => html`<li>${text}</li>`)}</ul>`;
  return h(More, { summary: `Tegn på god praksis: ${own.label.toLowerCase()}` }, list);
}

function Side(/** @type {{ app: App, item: Item }} */ { app, item }) {
  const [open, setOpen] = useState(false);
  const state = app.state.value;
  const { answered, of } = totals(state, app.channel);
  const list = {
    groups: groupsOf(state.content),
    counts: (/** @type {string} */ id) => countOf(state, app.channel, id),
    current: item.id,
    onOpen: (/** @type {string} */ id) => app.look({ item: id, finish: false }),
  };
  const through = answered === of ? "Du har svaret på alt" : "Afslut eller se, hvad der mangler";
  const end = state.me?.done && !app.sheets ? "Du har meldt dig færdig" : through;
  return html`
    <div class="se-progress-row">
      <button
        type="button"
        class="se-button se-fold"
        aria-controls="se-overview"
        aria-expanded=${String(open)}
        onClick=${() => setOpen(!open)}
      >Oversigt: ${answered} af ${of} besvaret</button>
      <progress class="se-progress" aria-label="Besvarede spørgsmål" max=${of} value=${answered}></progress>
    </div>
    <div class="se-side-wrap">
      <div class=${`se-side se-card ${open ? "se-open" : ""}`} id="se-overview">
        ${h(Overview, list)}
        ${h(Button, { label: end, onPress: () => app.look({ finish: true }), kind: "se-wide" })}
      </div>
    </div>
  `;
}

function groupsOf(/** @type {import("../content.js").Content} */ content) {
  return content.frameworks
    .map(({ id, title }) => ({ title, items: content.items.filter((item) => item.framework === id) }))
    .filter(({ items }) => items.length > 0);
}

function Steps(/** @type {{ app: App, item: Item }} */ { app, item }) {
  const { items } = app.state.value.content;
  const at = items.indexOf(item);
  const [before, after] = [items[at - 1], items[at + 1]];
  const back = before && h(Button, { label: "Forrige", onPress: () => app.look({ item: before.id }) });
  const on = {
    label: after ? "Næste" : "Afslut",
    onPress: () => app.look(after ? { item: after.id } : { finish: true }),
    kind: "se-main",
  };
  return html`
    <div class="se-steps">
      ${back ?? html`<span></span>`}
      <p class="se-small se-muted">Punkt ${at + 1} af ${items.length}</p>
      ${h(Button, on)}
    </div>
  `;
}
