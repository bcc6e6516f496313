// @ts-nocheck not typed yet: take the line away when the file is converted
// The dialogue: what the facilitator has chosen, with the team's answers and one's own beside each other.

import { fill, h, more } from "../../components/dom/dom.js";
import { lensPart } from "../../components/lens/lens.js";
import { reflection } from "../../components/reflection/reflection.js";
import { spreads } from "../../components/spread/spread.js";
import { cell, inWords, itemOf, savedText, shownOf } from "../state.js";

const SHARED = { succeeds: "Det lykkes", difficult: "Det er svært", will_try: "Det vil jeg prøve" };
const SAID = { succeeds: "Det lykkes vi med", difficult: "Det er svært", will_try: "Det vil vi prøve" };

export function dialogue(app) {
  return app.state.round.dialogue ? shown(app, app.state.round.dialogue.item) : { el: pause() };
}

function pause() {
  return h(
    "div",
    { class: "se-column" },
    h("h1", {}, "Nu taler I sammen"),
    h("p", { class: "se-lead" }, "Facilitatoren vælger om lidt et punkt. Så ser du her, hvordan I har svaret."),
  );
}

function shown(app, id) {
  const { state } = app;
  const { kind_label: kind, number, title } = itemOf(state, id);
  const team = h("div", { class: "se-column" });
  const thoughts = reflection({
    onReflect: ({ succeeds, difficult, will_try, shared }) =>
      app.act({ type: "reflect", item: id, succeeds, difficult, will_try, shared }),
  });
  const el = h(
    "div",
    { class: "se-column" },
    h("h1", {}, h("span", { class: "se-kicker" }, `${kind} ${number} `), title),
    team,
    thoughts.el,
  );
  let drawn = "";
  const update = () => {
    const latest = JSON.stringify(state.round.dialogue);
    if (latest !== drawn) fill(team, picture(state, state.round.dialogue));
    drawn = latest;
    const [own, name] = [state.reflections.get(id) ?? null, `reflect|${id}|`];
    thoughts.show(shownOf(app, name, own), savedText(app, name, own));
  };
  return { el, update, flush: thoughts.flush };
}

function picture(
  state,
  { item, dimensions, team_questions: questions, lens, knowledge_sentence: knowledge, gaps, notes, reflections, said },
) {
  const withOwn = (all) => all.map((one) => ({ ...one, ...own(state, item, one.dimension) }));
  return [
    questions.length > 0 &&
    h(
      "section",
      { class: "se-ask" },
      h("h2", {}, "Tal om det"),
      questions.map((text) => h("p", {}, text)),
    ),
    spreads({ pictures: withOwn(dimensions), levels: state.content.scale.levels }),
    (knowledge || gaps.length > 0) &&
    h(
      "div",
      { class: "se-card se-stack" },
      knowledge && h("p", {}, knowledge),
      gaps.map((text) => h("p", {}, text)),
    ),
    lens && lensPart({ ...lens, pictures: withOwn(lens.pictures) }),
    told(said),
    notes.length + reflections.length > 0 &&
    more(`Noter til teamet (${notes.length + reflections.length})`, written(notes, reflections)),
  ];
}

function written(notes, reflections) {
  return h(
    "ul",
    { class: "se-list" },
    notes.map((text) => h("li", {}, text)),
    reflections.map((one) => h("li", {}, facts(one, SHARED))),
  );
}

function told(said) {
  if (!said || !Object.values(said).some(Boolean)) return null;
  return h("section", { class: "se-card" }, h("h2", { class: "se-subtitle" }, "Det siger I"), facts(said, SAID));
}

function facts(texts, labels) {
  const rows = Object.entries(labels).filter(([name]) => texts[name]);
  return h(
    "dl",
    { class: "se-facts" },
    rows.map(([name, label]) => h("div", {}, h("dt", {}, label), h("dd", {}, texts[name]))),
  );
}

function own(state, item, dimension) {
  const answer = state.answers.get(cell(item, dimension));
  return answer ? { own: answer.level, ownText: inWords(state, answer) } : { own: null, ownText: null };
}
