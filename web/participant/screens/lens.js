// The questions of the lens: they come and go as the server asks them, and nothing is moved under the hand that
// answers.

import { useName } from "../../components/parts/names.js";
import { h, html, useLayoutEffect, useRef } from "../../components/view.js";
import { lensOf, wordsOf } from "../state.js";
import { Card } from "./rate.js";

/** @typedef {import("../app.js").App} App */
/** @typedef {import("../content.js").LensQuestion} LensQuestion */

export function LensQuestions(/** @type {{ app: App, item: import("../content.js").Item }} */ { app, item }) {
  const state = app.state.value;
  const { lens } = state.content;
  const id = useName("lens");
  const group = useRef(/** @type {HTMLElement | null} */ (null));
  const asked = lensOf(state, item.id);
  const news = useNews(asked, (before) => told(state, lens?.questions ?? [], before, asked));
  useLayoutEffect(() => {
    // A card that goes away while one is in it leaves the focus at the heading.
    const left = document.activeElement?.closest("section[hidden]");
    if (left && group.current?.contains(left)) group.current.querySelector("h2")?.focus({ preventScroll: true });
  });
  if (!lens || item.lens.length === 0) return null;
  const card = (/** @type {LensQuestion} */ question) =>
    h(Card, {
      app,
      item,
      dimension: question,
      question: wordsOf(state, question.question),
      plain: true,
      hidden: !asked.includes(question.id),
      key: question.id,
    });
  return html`
    <div class="se-lens" role="group" aria-labelledby=${id} ref=${group}>
      <h2 id=${id} tabindex="-1">${lens.title}</h2>
      <p class="se-small se-muted">${lens.about}</p>
      ${lens.questions.map(card)}
      <p class="se-heard" role="status">${news}</p>
    </div>
  `;
}

/**
 * The newest words on what has changed in a list; nothing at first.
 *
 * @type {(asked: string[], tell: (before: string[]) => string) => string}
 */
function useNews(asked, tell) {
  const before = useRef(asked);
  const news = useRef("");
  if (String(before.current) !== String(asked)) {
    news.current = tell(before.current) || news.current;
    before.current = asked;
  }
  return news.current;
}

/**
 * Said politely when a question has come or gone; the eye sees it by itself.
 *
 * @type {(state: import("../state.js").State, questions: LensQuestion[], before: string[], asked: string[]) =>
 *   string}
 */
function told(state, questions, before, asked) {
  const come = questions.filter(({ id }) => asked.includes(id) && !before.includes(id));
  const gone = questions.filter(({ id }) => before.includes(id) && !asked.includes(id));
  return [
    ...come.map(({ question }) => `Nyt spørgsmål herunder: ${wordsOf(state, question)}`),
    ...gone.map(({ title }) => `Spørgsmålet »${title}« bliver ikke stillet mere.`),
  ].join(" ");
}
