// @ts-nocheck not typed yet: take the line away when the file is converted
// Dialog: what most needs talk, one item in focus, and what the team agrees on.

import { h } from "../components/dom/dom.js";
import { button, notice } from "./fields.js";
import { focusItem } from "./focus-item.js";
import { printPart } from "./print.js";

/** view: { round, agenda: [{ item, name, reasons, settled }], focus, scale, choices } */
export function dialogue(view, desk, memo, draw) {
  if (!view.round) return h("p", { class: "sf-empty" }, "Vælg en runde først.");
  if (view.early) {
    return h("p", { class: "sf-empty" }, "Svarene vises, når I går til dialogen. Indtil da kan ingen se dem.");
  }
  return h(
    "div",
    { class: "sf-dialogue" },
    agenda(view, desk, memo, draw),
    view.focus ? focusItem(view, desk) : h(
      "p",
      { class: "sf-empty", "data-key": "vaelg" },
      "Vælg det første punkt på dagsordenen. Deltagernes skærme følger med.",
    ),
    next(view, desk),
    notice(desk, "dialog"),
  );
}

function agenda(view, desk, memo, draw) {
  const choose = (item) => () => {
    memo.unfolded = false;
    memo.after = (root) => root.querySelector("#fokus-titel")?.focus();
    desk.act({ type: "focus", item }, "dialog");
  };
  const rows = view.agenda.map((line) =>
    h(
      "li",
      { class: line.item === view.round.focus ? "nu" : "", "data-key": line.item },
      h(
        "button",
        {
          type: "button",
          class: "sf-item",
          onclick: choose(line.item),
          "aria-current": line.item === view.round.focus ? "true" : null,
        },
        h("span", { class: "sf-navn" }, line.name),
        line.settled ? h("span", { class: "sf-mark" }, "Talt om") : null,
      ),
      h("ul", { class: "sf-reasons" }, line.reasons.map((reason) => h("li", {}, reason))),
    )
  );
  return h(
    "nav",
    {
      class: `se-card sf-agenda ${view.focus && !memo.unfolded ? "foldet" : ""}`,
      "aria-label": "Dagsorden",
      "data-key": "dagsorden",
    },
    h("h2", {}, "Dagsorden"),
    view.focus ? fold(memo, draw) : null,
    h("p", { class: "se-muted se-small" }, "Øverst står det, I mest har brug for at tale om."),
    h("ol", {}, rows),
    button("Udskriv dagsordenen", () => printPart("dagsorden")),
  );
}

// Where the agenda stands over the item in focus, and not beside it, it is folded: the item comes first.
function fold(memo, draw) {
  const turn = () => {
    memo.unfolded = !memo.unfolded;
    draw();
  };
  return h(
    "p",
    { class: "sf-fold", "data-key": "fold" },
    button(memo.unfolded ? "Skjul dagsordenen" : "Vis dagsordenen", turn, {
      "aria-expanded": String(Boolean(memo.unfolded)),
    }),
  );
}

function next(view, desk) {
  if (view.round.phase !== "dialog") return null;
  return h(
    "p",
    { class: "sf-onward", "data-key": "videre" },
    button(
      "Gå til prioriteringen",
      () => desk.act({ type: "go", phase: "prioritering", revision: view.round.revision }, "dialog"),
      { kind: "se-main" },
    ),
  );
}
