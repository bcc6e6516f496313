// @ts-nocheck not typed yet: take the line away when the file is converted
// A labelled text field that saves itself after a pause, counts characters, and never throws typed text away.

import { h, newId, setText, toggle } from "../dom/dom.js";

const PAUSE_MS = 900;

/**
 * onInput(text) is called a moment after typing ends, at once when the field loses focus, never with a text over `limit`.
 * Returns {el, show(text), text(), flush()}; `show` leaves a field alone that holds unsaved typing.
 */
export function field({ label, help = "", limit, rows = 2, onInput }) {
  const id = newId("field");
  const counter = h("p", { class: "se-counter se-muted", id: `${id}-count` });
  const problem = h("p", { class: "se-problem", role: "alert" });
  const area = h("textarea", {
    id,
    rows,
    "aria-describedby": [help && `${id}-help`, `${id}-count`].filter(Boolean).join(" "),
  });
  const el = h(
    "div",
    { class: "se-field" },
    h("label", { for: id }, label),
    help && h("p", { class: "se-muted se-small", id: `${id}-help` }, help),
    area,
    h("div", { class: "se-field-foot" }, problem, counter),
  );
  return { el, ...behaviour({ area, counter, problem, limit, onInput }) };
}

function behaviour({ area, counter, problem, limit, onInput }) {
  let timer = null;
  let dirty = false;
  const judge = () => {
    const length = [...area.value].length;
    setText(counter, length > 0 ? `${dotted(length)} af ${dotted(limit)} tegn` : "");
    setText(
      problem,
      length > limit ? `Teksten er ${dotted(length - limit)} tegn for lang. Den gemmes, når den er kortere.` : "",
    );
    toggle(problem, length > limit);
    area.setAttribute("aria-invalid", String(length > limit));
    return length <= limit;
  };
  const flush = () => {
    clearTimeout(timer);
    if (!dirty || !judge()) return;
    dirty = false;
    onInput(area.value);
  };
  area.addEventListener("input", () => {
    dirty = true;
    judge();
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  });
  area.addEventListener("blur", flush);
  const show = (text) => {
    if (!dirty && document.activeElement !== area && area.value !== text) area.value = text;
    judge();
  };
  judge();
  return { show, flush, text: () => area.value };
}

function dotted(number) {
  return number.toLocaleString("da-DK");
}
