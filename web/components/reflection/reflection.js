// @ts-nocheck not typed yet: take the line away when the file is converted
// A participant's own thoughts on an item: private unless the writer shares them.

import { h, more, newId, setText } from "../dom/dom.js";
import { field } from "../field/field.js";

const LIMIT = 1000;
const QUESTIONS = [
  ["succeeds", "Hvad lykkes for mig?"],
  ["difficult", "Hvad er svært?"],
  ["will_try", "Hvad vil jeg prøve?"],
];

/**
 * onReflect({succeeds, difficult, will_try, shared}) at each change.
 * Returns {el, show(reflection | null, {text, tone}), flush()}.
 */
export function reflection({ onReflect }) {
  let current = { succeeds: "", difficult: "", will_try: "", shared: false };
  const give = (change) => {
    current = { ...current, ...change };
    onReflect(current);
  };
  const fields = QUESTIONS.map(([name, label]) => [
    name,
    field({ label, limit: LIMIT, onInput: (text) => give({ [name]: text }) }),
  ]);
  const share = h("input", { type: "checkbox", id: newId("share"), onchange: () => give({ shared: share.checked }) });
  const readers = h("p", { class: "se-small se-muted" });
  const saved = h("p", { class: "se-saved" });
  const panel = more(
    "Din egen refleksion",
    readers,
    fields.map(([, one]) => one.el),
    h("div", { class: "se-check" }, share, h("label", { for: share.id }, "Del med teamet")),
    saved,
  );
  const show = (stored, { text, tone }) => {
    current = { ...current, ...stored };
    for (const [name, one] of fields) one.show(current[name]);
    share.checked = current.shared;
    setText(
      readers,
      current.shared
        ? "Teamet kan læse den i dialogen. Dit navn står der ikke."
        : "Kun du kan læse den, medmindre du deler den.",
    );
    setText(saved, text);
    saved.dataset.tone = tone;
  };
  return {
    el: h("div", { class: "se-card se-reflection" }, panel),
    show,
    flush: () => fields.forEach(([, one]) => one.flush()),
  };
}
