// @ts-nocheck not typed yet: take the line away when the file is converted
// Introduktion: short screens that the facilitator shows to begin with.

import { h } from "../components/dom/dom.js";
import { button } from "./fields.js";
import { earlierActions } from "./earlier.js";

/** view.introduction: [{ title, paragraphs, points: [{term, text}], source }] */
export function introduction(view, desk, memo, draw) {
  const screens = view.earlier.length
    ? [{ title: "Det besluttede vi sidst", earlier: true, paragraphs: [], points: [] }, ...view.introduction]
    : view.introduction;
  memo.screen = Math.min(memo.screen ?? 0, screens.length - 1);
  const turn = (step) => () => {
    memo.screen += step;
    memo.after = (root) => root.querySelector("#intro-titel")?.focus();
    draw();
  };
  const screen = screens[memo.screen];
  return h(
    "section",
    { class: "se-card sf-intro", "data-key": "intro", "aria-label": "Introduktion" },
    h("p", { class: "sf-above" }, `Introduktion · ${memo.screen + 1} af ${screens.length}`),
    h("h2", { id: "intro-titel", tabindex: "-1" }, screen.title),
    screen.earlier ? earlierActions("intro", view.earlier, view.choices, desk, view.round.closed) : null,
    screen.paragraphs.map((text) => h("p", {}, text)),
    screen.points.length
      ? h(
        "dl",
        { class: "sf-concepts" },
        screen.points.map(({ term, text }) => h("div", {}, h("dt", {}, term), h("dd", {}, text))),
      )
      : null,
    screen.source ? h("p", { class: "sf-source" }, screen.source) : null,
    h(
      "p",
      { class: "sf-onward" },
      button("Forrige", turn(-1), { why: memo.screen === 0 ? "Det er den første." : null }),
      button("Næste", turn(1), { why: memo.screen === screens.length - 1 ? "Det er den sidste." : null }),
    ),
  );
}
