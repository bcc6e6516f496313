// @ts-nocheck not typed yet: take the line away when the file is converted
// The item that everybody looks at: what was answered, what it rests on, and what the team says.

import { h } from "../components/dom/dom.js";
import { lensPart } from "../components/lens/lens.js";
import { spreads } from "../components/spread/spread.js";
import { actOn, drafts } from "./drafts.js";
import { button, notice, overtaken, selfSaving, squares } from "./fields.js";
import { toUndo, undo } from "./undo.js";

const onTheirWay = new Map(); // what was chosen and is not yet answered, by where
const takenBack = new Map(); // what was agreed on until a moment ago, by draft

export function focusItem(view, desk) {
  const item = view.focus;
  return h(
    "section",
    { class: "se-card sf-fokus", "data-key": `fokus-${item.item}`, "aria-labelledby": "fokus-titel" },
    h("p", { class: "sf-above" }, `${item.kind_label} ${item.number} · ${item.framework}`),
    h("h2", { id: "fokus-titel", tabindex: "-1" }, item.title),
    h("p", { class: "sf-statement" }, item.statement),
    h("div", { class: "sf-question" }, h("h3", {}, "Tal om"), item.team_questions.map((text) => h("p", {}, text))),
    item.gap ? h("p", { class: "sf-gap" }, item.gap) : null,
    item.answered ? answers(item, view.scale) : null,
    item.knowledge ? h("p", { class: "sf-knowledge" }, item.knowledge) : null,
    item.lens
      ? h("div", { class: "sf-linse", "data-key": "linse" }, lensPart(item.lens, { heading: "h3", each: "h4" }))
      : null,
    fromParticipants(item),
    agreement(item, view, desk),
    signs(item),
    said(item, view, desk),
  );
}

function answers(item, scale) {
  return h(
    "section",
    { class: "sf-answer", "data-key": "svar", "aria-label": "Jeres svar" },
    spreads({ pictures: item.pictures, levels: scale.levels, heading: "h3" }),
    item.perspectives.length ? perspectives(item.perspectives) : null,
  );
}

function perspectives(parts) {
  const row = (group) =>
    h("tr", {}, h("th", { scope: "row" }, group.label), h("td", {}, group.mean), h("td", {}, String(group.n)));
  const heads = h("tr", {}, ["Hvem", "Gennemsnit", "Antal"].map((text) => h("th", { scope: "col" }, text)));
  const table = (part) =>
    h(
      "table",
      { class: "sf-table" },
      h("caption", {}, part.title),
      h("thead", {}, heads.cloneNode(true)),
      h("tbody", {}, part.groups.map(row)),
    );
  return h(
    "details",
    { "data-key": "perspektiver" },
    h("summary", {}, "Vis svarene efter perspektiv"),
    parts.map(table),
  );
}

function agreement(item, view, desk) {
  return h(
    "section",
    { class: "sf-agreement", "data-key": "enighed" },
    h("h3", {}, "Det bliver vi enige om"),
    item.dimensions.map((dimension) => agreed(item, dimension, view, desk)),
  );
}

function agreed(item, dimension, { round, scale }, desk) {
  const where = `enige-${item.item}-${dimension.id}`;
  const draft = `selfeval:fac:${round.id}:${where}`;
  const stored = dimension.consensus;
  const why = { text: stored?.reason ?? "", revision: dimension.revision };
  const options = [
    ...scale.levels.map(({ value, label }) => ({ value, label: String(value), title: label })),
    ...scale.exits.map(({ id, label }) => ({ value: id, label })),
  ];
  const save = async (choice, reason) => {
    const answer = typeof choice === "number" ? { level: choice } : { exit: choice };
    onTheirWay.set(where, answer);
    takenBack.delete(draft);
    const reply = await actOn(desk, [draft], why.revision, {
      type: "agree",
      item: item.item,
      dimension: dimension.id,
      reason,
      ...answer,
    }, where);
    if (onTheirWay.get(where) === answer) onTheirWay.delete(where);
    return reply;
  };
  const chosen = stored ? stored.level ?? stored.exit : null;
  const gone = takenBack.get(draft);
  const takeBack = async () => {
    takenBack.set(draft, { choice: chosen, reason: reason() });
    const reply = await actOn(desk, [draft], why.revision, {
      type: "take_back_agreement",
      item: item.item,
      dimension: dimension.id,
    }, where);
    if (reply.type === "refused") return takenBack.delete(draft);
    drafts.drop(draft);
    toUndo(where);
  };
  const meant = () => Object.values(onTheirWay.get(where) ?? {})[0] ?? chosen; // a reason never brings an older level back
  const reason = () => document.getElementById(`${where}-hvorfor`)?.value ?? why.text;
  return h(
    "div",
    { class: "sf-agreed", "data-key": where },
    squares(where, dimension.title, options, chosen, (choice) => save(choice, reason())),
    stored?.label ? h("p", { class: "se-muted se-small" }, stored.label) : null,
    stored
      ? h(
        "div",
        { class: "sf-field" },
        h("label", { for: `${where}-hvorfor` }, "Fordi"),
        selfSaving(draft, why, (text) => save(meant(), text), { id: `${where}-hvorfor` }),
        overtaken(draft, why),
        button("Fjern", takeBack, { kind: "se-quiet", "aria-label": `Fjern: ${dimension.title}` }),
      )
      : gone &&
        undo(
          where,
          `${dimension.title}: Aftalen er taget tilbage.`,
          async () => (await save(gone.choice, gone.reason)).type !== "refused",
          `[data-key="${where}"] input:checked`,
        ),
    notice(desk, where),
  );
}

function fromParticipants(item) {
  if (!item.notes.length && !item.reflections.length) return null;
  return h(
    "section",
    { class: "sf-notes", "data-key": "noter" },
    h("h3", {}, "Skrevet til teamet"),
    h("ul", {}, item.notes.map((text) => h("li", {}, text))),
    item.reflections.map((thought) =>
      h(
        "ul",
        {},
        [["Lykkes", thought.succeeds], ["Svært", thought.difficult], ["Vil prøve", thought.will_try]].filter((
          [, text],
        ) => text).map(([label, text]) => h("li", {}, h("strong", {}, `${label}: `), text)),
      )
    ),
  );
}

function signs(item) {
  if (!item.signs.length) return null;
  return h(
    "details",
    { "data-key": "tegn" },
    h("summary", {}, "Tegn på god praksis"),
    item.signs.map(({ actor, texts }) =>
      h("div", {}, h("h4", {}, actor), h("ul", {}, texts.map((text) => h("li", {}, text))))
    ),
    h("p", { class: "sf-source" }, item.source),
  );
}

const SAID = [
  ["succeeds", "Det lykkes vi med"],
  ["difficult", "Det er svært"],
  ["will_try", "Det vil vi prøve"],
];

function said(item, { round }, desk) {
  const where = `sagt-${item.item}`;
  const idOf = (name) => `${where}-${name}`;
  const draftOf = (name) => `selfeval:fac:${round.id}:${idOf(name)}`;
  const { revision } = item.said;
  const text = (name) => document.getElementById(idOf(name))?.value ?? item.said[name];
  const save = () => {
    const texts = Object.fromEntries(SAID.map(([name]) => [name, text(name)]));
    return actOn(
      desk,
      SAID.map(([name]) => draftOf(name)),
      revision,
      { type: "say", item: item.item, ...texts },
      where,
    );
  };
  const part = ([name, label]) => {
    const stored = { text: item.said[name], revision };
    return h(
      "div",
      { class: "sf-field" },
      h("label", { for: idOf(name) }, label),
      selfSaving(draftOf(name), stored, save, { id: idOf(name), rows: 4 }),
      overtaken(draftOf(name), stored),
    );
  };
  return h(
    "section",
    { class: "sf-said", "data-key": where },
    h("h3", {}, "Det siger vi"),
    h("div", { class: "sf-three" }, SAID.map(part)),
    notice(desk, where),
  );
}
