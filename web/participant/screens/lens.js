// @ts-nocheck not typed yet: take the line away when the file is converted
// The questions of the lens: they come and go as the server asks them, and nothing is moved under the hand that answers.

import { h, newId, setText, toggle } from "../../components/dom/dom.js";
import { isCitizen, lensOf } from "../state.js";

/**
 * make(question) gives the card of a question, with an `el`.
 * Returns {el, cards: [[id, card]], update()}; el is null where the lens asks nothing of the item.
 */
export function lensQuestions(state, item, make) {
  if (item.lens.length === 0) return { el: null, cards: [], update: () => {} };
  const { title, about, questions } = state.content.lens;
  const cards = questions.map((question) => [question.id, make(question)]);
  const heading = h("h2", { id: newId("lens"), tabindex: "-1" }, title);
  const news = h("p", { class: "se-heard", role: "status" });
  const el = h(
    "div",
    { class: "se-lens", role: "group", "aria-labelledby": heading.id },
    heading,
    h("p", { class: "se-small se-muted" }, about),
    cards.map(([, one]) => one.el),
    news,
  );
  let before = null;
  const update = () => {
    const asked = lensOf(state, item.id);
    for (const [id, one] of cards) {
      if (!asked.includes(id) && one.el.contains(document.activeElement)) heading.focus({ preventScroll: true });
      toggle(one.el, asked.includes(id));
    }
    if (before !== null) setText(news, told(state, questions, before, asked) || news.textContent);
    before = asked;
  };
  return { el, cards, update };
}

// Said politely when a question has come or gone; the eye sees it by itself.
function told(state, questions, before, asked) {
  const words = ({ question }) => (isCitizen(state) && question.citizen) || question.staff;
  const come = questions.filter(({ id }) => asked.includes(id) && !before.includes(id));
  const gone = questions.filter(({ id }) => before.includes(id) && !asked.includes(id));
  return [
    ...come.map((one) => `Nyt spørgsmål herunder: ${words(one)}`),
    ...gone.map(({ title }) => `Spørgsmålet »${title}« bliver ikke stillet mere.`),
  ].join(" ");
}
