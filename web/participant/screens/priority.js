// @ts-nocheck not typed yet: take the line away when the file is converted
// Prioritisation: one's votes, and how important each item is now.

import { h, setText } from "../../components/dom/dom.js";
import { scale } from "../../components/scale/scale.js";
import { votes } from "../../components/votes/votes.js";
import { savedText } from "../state.js";

export function priority(app) {
  const { items, each } = app.state.round.voting;
  const left = h("p", { class: "se-left", role: "status" });
  const cards = items.map((item) => [item.item, card(app, item)]);
  const el = h(
    "div",
    { class: "se-column" },
    h("h1", {}, "Hvad er vigtigst at gå i gang med?"),
    h(
      "p",
      { class: "se-lead" },
      `Du har ${
        each === 1 ? "1 stemme" : `${each} stemmer`
      }. Giv dem til det, I skal arbejde med. Sæt også et tal for, hvor vigtigt hvert punkt er nu.`,
    ),
    items.length === 0 && h("p", {}, "Der er ingen punkter at stemme om endnu."),
    left,
    cards.map(([, one]) => one.el),
  );
  const update = () => {
    const remaining = votesLeft(app);
    setText(left, remaining === 1 ? "Du har 1 stemme tilbage" : `Du har ${remaining} stemmer tilbage`);
    for (const [, one] of cards) one.update(remaining);
  };
  return { el, update, flush: () => cards.forEach(([, one]) => one.flush()) };
}

function card(app, { item, name, level_text: level }) {
  const ballot = votes({ title: name, onVote: (count) => app.act({ type: "vote", item, votes: count }) });
  const saved = h("p", { class: "se-saved" });
  const importance = scale({
    legend: "Hvor vigtigt er det nu?",
    levels: app.state.content.importance,
    hint: "1 er ikke vigtigt nu, 5 er meget vigtigt nu.",
    onChange: ({ level }) => app.act({ type: "weigh", item, level }),
  });
  const top = h("div", { class: "se-rating-top" }, h("h2", {}, name), saved);
  const el = h(
    "section",
    { class: "se-card se-priority" },
    top,
    level && h("p", { class: "se-small se-muted" }, level),
    ballot.el,
    importance.el,
  );
  const update = (left) => {
    const [vote, weight] = [app.state.votes.get(item), app.state.importances.get(item)];
    ballot.show({ votes: votesOn(app, item), left, cap: app.state.round.voting.cap });
    const shown = app.link.waitingFor(`weigh|${item}|`) ?? weight;
    importance.show(shown ? { level: shown.level, exit: null } : null);
    const { text, tone } = later(
      savedText(app, `vote|${item}|`, vote),
      savedText(app, `weigh|${item}|`, weight),
    );
    setText(saved, text);
    saved.dataset.tone = tone;
  };
  return { el, update, flush: importance.flush };
}

// One line for both: what still waits, or else the later of the two times.
function later(one, other) {
  if (one.tone !== other.tone) {
    return [one, other].find(({ tone }) => tone === "late" || tone === "busy") ?? (one.text ? one : other);
  }
  return one.text > other.text ? one : other;
}

function votesOn({ state, link }, item) {
  return (link.waitingFor(`vote|${item}|`) ?? state.votes.get(item))?.votes ?? 0;
}

function votesLeft(app) {
  const { items, each } = app.state.round.voting;
  return each - items.reduce((sum, { item }) => sum + votesOn(app, item), 0);
}
