// @ts-nocheck not typed yet: take the line away when the file is converted
// The end of one's own rating: what is missing, "jeg er færdig", and a way to regret it.

import { button, fill, h, setText, toggle } from "../../components/dom/dom.js";
import { countOf, itemOf } from "../state.js";

export function finish(app) {
  const title = h("h1", {});
  const lead = h("p", { class: "se-lead" });
  const list = h("ul", { class: "se-missing" });
  const done = button("Jeg er færdig", () => app.act({ type: "done", done: true }), "se-main se-wide");
  const regret = button("Fortryd: Jeg er ikke færdig", () => app.act({ type: "done", done: false }), "se-wide");
  const back = button("Tilbage til spørgsmålene", () => app.look({ finish: false }), "se-wide");
  const el = h("div", { class: "se-column" }, title, lead, list, h("div", { class: "se-stack" }, done, regret, back));
  let listed = "";
  const update = () => {
    const missing = missingItems(app);
    const isDone = app.link.waitingFor("done||")?.done ?? app.state.me.done;
    setText(title, isDone ? "Tak, du er færdig" : "Er du færdig?");
    setText(lead, isDone ? "Du kan stadig ændre dine svar, indtil facilitatoren går videre." : summary(missing));
    toggle(done, !isDone);
    toggle(regret, isDone);
    toggle(list, !isDone);
    if (JSON.stringify(missing) !== listed) {
      fill(
        list,
        missing.map((one) => line(app, one)),
      );
    }
    listed = JSON.stringify(missing);
  };
  return { el, update };
}

function missingItems({ state, link }) {
  return state.content.items
    .map(({ id }) => ({ id, ...countOf(state, link, id) }))
    .filter(({ answered, of }) => answered < of);
}

function summary(missing) {
  const questions = missing.reduce((sum, { answered, of }) => sum + of - answered, 0);
  if (questions === 0) return "Du har svaret på alle spørgsmål.";
  const count = questions === 1 ? "1 spørgsmål" : `${questions} spørgsmål`;
  return `Du mangler ${count}. Du må gerne springe over: Et spørgsmål uden svar tæller ikke med.`;
}

function line(app, { id, answered, of }) {
  const text = `${itemOf(app.state, id).name} (mangler ${of - answered} af ${of})`;
  return h(
    "li",
    {},
    button(text, () => app.look({ item: id, finish: false }), "se-quiet"),
  );
}
