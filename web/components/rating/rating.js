// @ts-nocheck not typed yet: take the line away when the file is converted
// One dimension of one item: the question on the scale, what the judgement rests on, a note to the team, and "gemt kl.".

import { h, more, newId, setText, toggle } from "../dom/dom.js";
import { field } from "../field/field.js";
import { scale } from "../scale/scale.js";

const NOTE_LIMIT = 1000;

/**
 * dimension: {id, title, guide}; question: text; levels and exits as `scale` takes them; knowledge: [{id, label}], or
 * none where it is not asked what the answer rests on; heading: the element of the title.
 * onAnswer({level, exit, knowledge, note}) gets the whole answer at each change.
 * Returns {el, show(answer | null, {text, tone}), flush()}: `answer` is what is stored or on its way.
 */
export function rating({ dimension, question, levels, exits, knowledge = [], heading = "h2", onAnswer }) {
  let answer = null;
  const give = (change) => {
    answer = { level: null, exit: null, knowledge: [], note: "", ...answer, ...change };
    onAnswer(answer);
  };
  const choice = scale({
    legend: question,
    levels,
    exits,
    hint: "1 er i meget lav grad, 5 er i meget høj grad.",
    onChange: give,
  });
  const basis = grounds(knowledge, give);
  const saved = h("p", { class: "se-saved" });
  const el = h(
    "section",
    { class: "se-card se-rating" },
    h("div", { class: "se-rating-top" }, h(heading, { class: "se-rating-title" }, dimension.title), saved),
    choice.el,
    knowledge.length > 0 && basis.el,
    h(
      "div",
      { class: "se-extras" },
      basis.note,
      dimension.guide && more("Hvad handler det om?", h("p", {}, dimension.guide)),
    ),
  );
  const show = (shown, { text, tone }) => {
    answer = shown;
    choice.show(shown);
    basis.show(shown);
    setText(saved, text);
    saved.dataset.tone = tone;
  };
  const flush = () => {
    choice.flush();
    basis.flush();
  };
  return { el, show, flush };
}

function grounds(knowledge, give) {
  const boxes = knowledge.map(({ id, label }) => ({
    id,
    input: h("input", { type: "checkbox", value: id, id: newId("ground") }),
    label,
  }));
  const note = field({
    label: "Note til teamet",
    help: "Teamet kan læse noten i dialogen. Dit navn står der ikke.",
    limit: NOTE_LIMIT,
    onInput: (text) => give({ note: text }),
  });
  const marked = () => boxes.filter(({ input }) => input.checked).map(({ id }) => id);
  for (const { input } of boxes) input.addEventListener("change", () => give({ knowledge: marked() }));
  const writing = more("Note til teamet", note.el);
  const chips = boxes.map(({ input, label }) =>
    h("div", { class: "se-chip" }, input, h("label", { for: input.id }, label))
  );
  const el = h(
    "fieldset",
    { class: "se-grounds" },
    h("legend", {}, "Hvad bygger du det på?"),
    h("div", { class: "se-chips" }, chips),
  );
  const show = (answer) => {
    for (const part of [el, writing]) toggle(part, Boolean(answer));
    for (const { id, input } of boxes) input.checked = Boolean(answer?.knowledge.includes(id));
    if (answer?.note && !note.text()) writing.open = true;
    note.show(answer?.note ?? "");
  };
  return { el, note: writing, show, flush: note.flush };
}
