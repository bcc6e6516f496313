// @ts-nocheck not typed yet: take the line away when the file is converted
// Votes on one item: a number with minus and plus. A button that cannot be used stays in place and says why.

import { h, newId, setText } from "../dom/dom.js";

/** onVote(votes). Returns {el, show({votes, left, cap})}. */
export function votes({ title, onVote }) {
  const reason = h("p", { class: "se-small se-muted", id: newId("why") });
  const count = h("output", { class: "se-vote-count" });
  const minus = step("−", `Tag en stemme fra ${title}`, reason.id, () => onVote(current.votes - 1));
  const plus = step("+", `Giv ${title} en stemme`, reason.id, () => onVote(current.votes + 1));
  let current = { votes: 0, left: 0, cap: 0 };
  const show = (state) => {
    current = state;
    setText(count, state.votes === 1 ? "1 stemme" : `${state.votes} stemmer`);
    setText(reason, why(state));
    bar(minus, state.votes === 0);
    bar(plus, why(state) !== "");
  };
  const el = h(
    "div",
    { class: "se-votes", role: "group", "aria-label": "Stemmer" },
    h("div", { class: "se-vote-row" }, minus, count, plus),
    reason,
  );
  return { el, show };
}

function step(face, label, reason, onPress) {
  const press = (event) => event.currentTarget.getAttribute("aria-disabled") !== "true" && onPress();
  return h(
    "button",
    { type: "button", class: "se-button se-step", "aria-label": label, "aria-describedby": reason, onclick: press },
    face,
  );
}

function bar(button, disabled) {
  button.setAttribute("aria-disabled", String(disabled));
}

function why({ votes: given, left, cap }) {
  if (given >= cap) return `Et punkt kan højst få ${cap} af dine stemmer.`;
  return left <= 0 ? "Du har brugt alle dine stemmer. Tag først en fra et andet punkt." : "";
}
