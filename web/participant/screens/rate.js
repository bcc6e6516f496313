// @ts-nocheck not typed yet: take the line away when the file is converted
// One item with its dimensions; back and forth in any order; saved as one goes.

import { button, h, more, setText } from "../../components/dom/dom.js";
import { fold, overview } from "../../components/overview/overview.js";
import { rating } from "../../components/rating/rating.js";
import { reflection } from "../../components/reflection/reflection.js";
import { lensQuestions } from "./lens.js";
import {
  cell,
  countOf,
  dimensionsOf,
  isCitizen,
  itemOf,
  levelsFor,
  savedText,
  scaleOf,
  shownOf,
  signsOf,
  totals,
} from "../state.js";

export function rate(app) {
  const { state, view } = app;
  const item = itemOf(state, view.item);
  const quality = dimensionsOf(state, item.id).map((dimension) => [dimension.id, card(app, item, dimension)]);
  const lens = lensQuestions(
    state,
    item,
    (question) => card(app, item, question, { question: question.question, knowledge: [], heading: "h3" }),
  );
  const cards = [...quality, ...lens.cards];
  const thoughts = reflection({ onReflect: (texts) => app.act({ type: "reflect", item: item.id, ...pick(texts) }) });
  const side = sidePanel(app);
  const el = h(
    "div",
    { class: "se-two" },
    side.button,
    side.el,
    h(
      "div",
      { class: "se-column" },
      heading(state, item),
      signs(state, item),
      quality.map(([, one]) => one.el),
      lens.el,
      thoughts.el,
      steps(app, item),
    ),
  );
  const update = () => {
    side.update();
    lens.update();
    for (const [dimension, one] of cards) {
      const stored = state.answers.get(cell(item.id, dimension));
      const name = `rate|${item.id}|${dimension}`;
      one.show(shownOf(app, name, stored), savedText(app, name, stored));
    }
    const own = state.reflections.get(item.id) ?? null;
    const name = `reflect|${item.id}|`;
    thoughts.show(shownOf(app, name, own), savedText(app, name, own));
  };
  const flush = () => [...cards.map(([, one]) => one), thoughts].forEach((one) => one.flush());
  return { el, update, flush };
}

function pick({ succeeds, difficult, will_try, shared }) {
  return { succeeds, difficult, will_try, shared };
}

function card(app, item, dimension, { question = item.questions[dimension.id], ...options } = {}) {
  const { state } = app;
  return rating({
    dimension,
    question: (isCitizen(state) && question.citizen) || question.staff,
    levels: levelsFor(state, dimension.id),
    exits: scaleOf(state, dimension.id).exits,
    knowledge: state.content.knowledge,
    ...options,
    onAnswer: ({ level, exit, knowledge, note }) =>
      app.act({ type: "rate", item: item.id, dimension: dimension.id, level, exit, knowledge, note }),
  });
}

function heading(state, { kind_label: kind, number, title, statement }) {
  const text = isCitizen(state) ? statement.citizen : statement.staff;
  return h(
    "div",
    { class: "se-heading" },
    h("h1", {}, h("span", { class: "se-kicker" }, `${kind} ${number} `), title),
    h("p", { class: "se-lead" }, text),
  );
}

function signs(state, item) {
  const own = signsOf(state, item);
  return (
    own &&
    more(
      `Tegn på god praksis: ${own.label.toLowerCase()}`,
      h(
        "ul",
        { class: "se-list" },
        own.texts.map((text) => h("li", {}, text)),
      ),
    )
  );
}

function sidePanel(app) {
  const { state } = app;
  const list = overview({ groups: groupsOf(state), onOpen: (id) => app.look({ item: id, finish: false }) });
  const end = button("", () => app.look({ finish: true }), "se-wide");
  const panel = h("div", { class: "se-side se-card" }, list.el, end);
  const folding = fold(panel, "se-overview");
  const bar = h("progress", { class: "se-progress", "aria-label": "Besvarede spørgsmål" });
  const el = h("div", { class: "se-side-wrap" }, panel);
  const update = () => {
    const { answered, of } = totals(state, app.link);
    bar.max = of;
    bar.value = answered;
    setText(end, state.me.done ? "Du har meldt dig færdig" : "Afslut eller se, hvad der mangler");
    folding.label(`Oversigt: ${answered} af ${of} besvaret`);
    list.show((id) => countOf(state, app.link, id), app.view.item);
  };
  return { el, update, button: h("div", { class: "se-progress-row" }, folding.button, bar) };
}

function groupsOf({ content }) {
  return content.frameworks
    .map(({ id, title }) => ({ title, items: content.items.filter((item) => item.framework === id) }))
    .filter(({ items }) => items.length > 0);
}

function steps(app, item) {
  const { items } = app.state.content;
  const at = items.findIndex(({ id }) => id === item.id);
  const [before, after] = [items[at - 1], items[at + 1]];
  return h(
    "div",
    { class: "se-steps" },
    before ? button("Forrige", () => app.look({ item: before.id })) : h("span", {}),
    h("p", { class: "se-small se-muted" }, `Punkt ${at + 1} af ${items.length}`),
    button(after ? "Næste" : "Afslut", () => app.look(after ? { item: after.id } : { finish: true }), "se-main"),
  );
}
