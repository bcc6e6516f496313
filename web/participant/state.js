// @ts-nocheck not typed yet: take the line away when the file is converted
// What the screen knows: the server's latest word on the round, the content, and this participant's own answers.

import { cellOf } from "../components/channel/link.js";

export function newState(welcome) {
  const state = {
    round: null,
    content: null,
    me: null,
    answers: new Map(),
    lens: new Map(), // which questions of the lens the server asks now, by item
    reflections: new Map(),
    votes: new Map(),
    importances: new Map(),
    toRewrite: new Map(), // messages whose text was refused: by cell, until the cell is stored
    savedAt: null,
  };
  if (welcome) takeWelcome(state, welcome);
  return state;
}

export function takeWelcome(state, welcome) {
  state.round = welcome.round;
  if (welcome.content) state.content = welcome.content;
  state.me = welcome.me ?? null;
  state.answers = new Map((welcome.answers ?? []).map((answer) => [cell(answer.item, answer.dimension), answer]));
  state.lens = new Map(Object.entries(welcome.lens ?? {}));
  state.reflections = byItem(welcome.reflections);
  state.votes = byItem(welcome.votes);
  state.importances = byItem(welcome.importances);
}

/** Take over what the server says it stored. */
export function takeSaved(state, reply) {
  const { me, answer, lens, reflection, vote, importance } = reply;
  if (me) state.me = me;
  if (answer) state.answers.set(cell(answer.item, answer.dimension), answer);
  for (const [item, asked] of Object.entries(lens ?? {})) state.lens.set(item, asked);
  if (reflection) state.reflections.set(reflection.item, reflection);
  if (vote) state.votes.set(vote.item, vote);
  if (importance) state.importances.set(importance.item, importance);
  state.savedAt = (answer ?? reflection ?? vote ?? importance ?? reply).time ?? state.savedAt;
}

/** Keep a text that its writer is asked to rewrite; a later reply about the same thing settles it. */
export function takeRefused(state, message, reply) {
  state.toRewrite.delete(cellOf(message));
  if (reply.code === "rewrite") state.toRewrite.set(cellOf(message), message);
}

/** What a screen shows of a cell: what is on its way, or is to be rewritten, or else is stored. */
export function shownOf({ state, link }, cellName, stored) {
  return link.waitingFor(cellName) ?? state.toRewrite.get(cellName) ?? stored ?? null;
}

export function cell(item, dimension) {
  return `${item}|${dimension}`;
}

/** {answered, of} of an item: how many of the questions asked have an answer, counting those on their way. */
export function countOf(state, link, id) {
  const asked = [...dimensionsOf(state, id).map((dimension) => dimension.id), ...lensOf(state, id)];
  const answered = asked.filter((dimension) => answerOf(state, link, id, dimension));
  return { answered: answered.length, of: asked.length };
}

export function totals(state, link) {
  const counts = state.content.items.map(({ id }) => countOf(state, link, id));
  return {
    answered: counts.reduce((sum, one) => sum + one.answered, 0),
    of: counts.reduce((sum, one) => sum + one.of, 0),
  };
}

/** The answer on its way, or else the stored one. */
export function answerOf(state, link, item, dimension) {
  return link.waitingFor(`rate|${item}|${dimension}`) ?? state.answers.get(cell(item, dimension)) ?? null;
}

export function dimensionsOf({ content }, id) {
  const { questions } = itemOf({ content }, id);
  return content.dimensions.filter((dimension) => questions[dimension.id]);
}

/** The ids of the lens's questions that are asked of an item: the server's latest word, before it the content's. */
export function lensOf(state, id) {
  return state.lens.get(id) ?? itemOf(state, id).lens;
}

export function itemOf({ content }, id) {
  return content.items.find((item) => item.id === id) ?? null;
}

export function isCitizen({ me }) {
  return me?.perspective === "borger";
}

export function perspectiveOf({ content, me }) {
  return content.perspectives.find(({ id }) => id === me.perspective);
}

/** The signs for one's own actor: {label, texts} or null. */
export function signsOf(state, item) {
  const actor = perspectiveOf(state).actors.find(({ id }) => item.signs[id]?.length);
  return actor ? { label: actor.label, texts: item.signs[actor.id] } : null;
}

/** The scale of a dimension; the lens has its own. */
export function scaleOf({ content }, dimension) {
  return content.lens?.questions.some(({ id }) => id === dimension) ? content.lens.scale : content.scale;
}

/** Levels as the scale component takes them, described for one dimension. */
export function levelsFor(state, dimension) {
  return scaleOf(state, dimension).levels.map(({ value, label, descriptions }) => ({
    value,
    label,
    description: descriptions[dimension] ?? "",
  }));
}

/** An answer in words: "4 (i høj grad)". */
export function inWords(state, { dimension, level, exit }) {
  const { levels, exits } = scaleOf(state, dimension);
  if (exit) return exits.find(({ id }) => id === exit).label.toLowerCase();
  return `${level} (${levels.find(({ value }) => value === level).label.toLowerCase()})`;
}

/** The words beside a field or question: on its way, late, or saved at a time. */
export function savedText({ state, link }, cellName, stored) {
  if (state.toRewrite.has(cellName) && !link.waitingFor(cellName)) {
    return { text: "Ikke gemt. Skriv teksten om.", tone: "late" };
  }
  if (!link.waitingFor(cellName)) {
    return stored?.time ? { text: `Gemt kl. ${stored.time}`, tone: "good" } : { text: "", tone: "" };
  }
  return link.connected && !link.refusal
    ? { text: "Gemmer …", tone: "busy" }
    : { text: "Ikke gemt endnu", tone: "late" };
}

function byItem(rows) {
  return new Map((rows ?? []).map((row) => [row.item, row]));
}
