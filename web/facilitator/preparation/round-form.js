// What a new round is to be: the form's state and its rules, without markup. A draft is replaced, never changed.

import { newMessageId } from "../../components/channel/message.js";

/** @typedef {import("../views/preparation.js").Choice} Choice */
/** @typedef {import("../views/preparation.js").Framework} Framework */
/** @typedef {import("../views/preparation.js").Limits} Limits */

/** @typedef {Record<keyof Limits, number | string> & { retain_until: string }} LimitDraft  numbers as they are typed */

/**
 * @typedef {object} OwnDraft
 * @property {string} id  made once for the form, so that sending it twice makes one round
 * @property {string} organisation
 * @property {string} team
 * @property {string} title
 * @property {string[]} chosen  the keys of the frameworks
 * @property {string[]} dropped  the ids of items that are not asked about
 * @property {boolean} recommendations
 * @property {boolean} lens
 */

/** @typedef {OwnDraft & LimitDraft} Draft */
/** @typedef {import("../../protocol/messages.d.ts").CreateRound} Create */
/** @typedef {import("../../protocol/messages.d.ts").Unsent<Create>} CreateRound */

export const keyOf = (/** @type {{ id: string, version: string }} */ { id, version }) => `${id}/${version}`;

/** @returns {LimitDraft} */
export function limitsOf(
  /** @type {LimitDraft} */ { reveal_limit, report_limit, votes_each, votes_cap, retain_until },
) {
  return { reveal_limit, report_limit, votes_each, votes_cap, retain_until };
}

/** @returns {Draft} */
export function newDraft(/** @type {Choice} */ { organisations, defaults, frameworks }) {
  return {
    id: newMessageId(),
    organisation: organisations[0]?.name ?? "",
    team: "",
    title: defaults.title,
    chosen: frameworks.filter(({ preselected }) => preselected).map(keyOf),
    dropped: frameworks.flatMap(itemsOf).filter(({ first }) => !first).map(({ id }) => id),
    recommendations: false,
    lens: false,
    ...limitsOf(defaults),
  };
}

/**
 * Return the list with or without a key, in the order in which they came.
 *
 * @type {(all: string[], key: string, on: boolean) => string[]}
 */
export function turned(all, key, on) {
  const others = all.filter((one) => one !== key);
  return on ? [...others, key] : others;
}

/** @returns {import("../views/preparation.js").FrameworkItem[]} */
export function itemsOf(/** @type {Framework} */ { groups }) {
  return groups.flatMap(({ items }) => items);
}

/** @type {(view: Choice, draft: Draft) => import("../views/preparation.js").FrameworkItem[]} */
function chosenTop({ frameworks }, { chosen, dropped }) {
  return frameworks
    .filter((framework) => chosen.includes(keyOf(framework)))
    .flatMap(itemsOf)
    .filter(({ id }) => !dropped.includes(id));
}

/** Return the ids of the items that the round asks about. @type {(view: Choice, draft: Draft) => string[]} */
export function chosenItems(view, draft) {
  return chosenTop(view, draft).flatMap((
    { id, recommendations },
  ) => [id, ...(draft.recommendations ? recommendations : [])]);
}

/** How many of the chosen items the lens asks about. @type {(view: Choice, draft: Draft) => number} */
export function principlesIn(view, draft) {
  return chosenTop(view, draft).filter(({ lens }) => lens).length;
}

/** Say how much the round asks of each. @type {(view: Choice, draft: Draft) => string} */
export function countText(view, draft) {
  const count = chosenItems(view, draft).length;
  if (!count) return "Vælg mindst ét punkt.";
  const more = draft.lens ? principlesIn(view, draft) * view.lens.most : 0;
  const also = more ? ` og op til ${more} mere om principperne` : "";
  const [rating, talk] = view.minutes[count];
  return `${count} punkter giver ${
    count * 3
  } svar til hver${also}. Regn med cirka ${rating} minutter til at svare og ` +
    `${talk} minutter til at tale om dem. Er tiden kort, så vælg færre.`;
}

/** The limits as the server takes them. */
export function numbersOf(/** @type {LimitDraft} */ draft) {
  const { reveal_limit, report_limit, votes_each, votes_cap, retain_until } = draft;
  return {
    reveal_limit: Number(reveal_limit),
    report_limit: Number(report_limit),
    votes_each: Number(votes_each),
    votes_cap: Number(votes_cap),
    retain_until,
  };
}

/** The message that makes the round. @type {(view: Choice, draft: Draft) => CreateRound} */
export function messageOf(view, draft) {
  const { id, organisation, team, title, chosen } = draft;
  const frameworks = view.frameworks.filter((one) => chosen.includes(keyOf(one)));
  return {
    id,
    type: "create",
    organisation,
    team,
    title,
    frameworks: frameworks.map(({ id, version }) => ({ id, version })),
    items: chosenItems(view, draft),
    lens: draft.lens && principlesIn(view, draft) > 0,
    ...numbersOf(draft),
  };
}
