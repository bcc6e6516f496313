// @ts-nocheck not typed yet: take the line away when the file is converted
// All items with what is answered and what is missing; each can be opened, in any order.

import { h, setText, toggle } from "../dom/dom.js";

const STATES = {
  all: ["●", "Besvaret"],
  some: ["◐", ""],
  none: ["○", "Mangler"],
};

/**
 * groups: [{title, items: [{id, number, title}]}]; onOpen(id).
 * Returns {el, show(counts, current)}: counts gives for an id {answered, of}.
 */
export function overview({ groups, onOpen }) {
  const rows = new Map(groups.flatMap(({ items }) => items.map((item) => [item.id, row(item, onOpen)])));
  const lists = groups.map(({ title, items }) => [
    groups.length > 1 && h("p", { class: "se-overview-group" }, title),
    h(
      "ol",
      { class: "se-overview-list" },
      items.map(({ id }) => h("li", {}, rows.get(id).el)),
    ),
  ]);
  const show = (counts, current) => {
    for (const [id, one] of rows) one.show(counts(id), id === current);
  };
  return { el: h("nav", { class: "se-overview", "aria-label": "Alle punkter" }, lists), show };
}

function row({ id, number, title }, onOpen) {
  const mark = h("span", { class: "se-overview-mark", "aria-hidden": "true" });
  const state = h("span", { class: "se-overview-state" });
  const el = h(
    "button",
    { type: "button", class: "se-overview-item", onclick: () => onOpen(id) },
    mark,
    h("span", { class: "se-overview-title" }, [number, title].filter(Boolean).join(" ")),
    state,
  );
  const show = ({ answered, of }, isCurrent) => {
    const name = answered === of ? "all" : answered > 0 ? "some" : "none";
    setText(mark, STATES[name][0]);
    setText(state, STATES[name][1] || `${answered} af ${of}`);
    el.dataset.state = name;
    if (isCurrent) el.setAttribute("aria-current", "true");
    else el.removeAttribute("aria-current");
  };
  return { el, show };
}

/** A button that opens and closes the panel `el`; on a wide page the panel is always open beside the text. */
export function fold(el, id) {
  el.id = id;
  const button = h("button", {
    type: "button",
    class: "se-button se-fold",
    "aria-controls": id,
    onclick: () => set(!el.classList.contains("se-open")),
  });
  const set = (open) => {
    el.classList.toggle("se-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  set(false);
  return { button, set, label: (text) => setText(button, text), show: (visible) => toggle(button, visible) };
}
